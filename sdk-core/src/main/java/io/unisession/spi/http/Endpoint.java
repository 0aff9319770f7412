package io.unisession.spi.http;

import io.unisession.internal.text.PathTemplate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a provider as its documentation lists it: name, method, path, and whether sending it twice is
 * harmless. A constant of the provider's class; {@link #request} fills in the path.
 *
 * <pre>{@code
 * private static final Endpoint GET_SESSION = Endpoint.get("getSession", "/v2/sessions/{sessionId}");
 * }</pre>
 */
public final class Endpoint {
    private final String operation;
    private final String method;
    private final PathTemplate path;
    private final boolean idempotent;
    private final @Nullable Authenticator authenticator;

    private Endpoint(
            String operation,
            String method,
            PathTemplate path,
            boolean idempotent,
            @Nullable Authenticator authenticator) {
        this.operation = operation;
        this.method = method;
        this.path = path;
        this.idempotent = idempotent;
        this.authenticator = authenticator;
    }

    /**
     * A reading operation; sent again when it fails.
     *
     * @param operation the name that errors and logs show, such as {@code getSession}
     * @param path the path below the base URL, with variables in braces
     * @return the endpoint
     */
    public static Endpoint get(String operation, String path) {
        return of("GET", operation, path);
    }

    /**
     * An operation that is not sent again once it may have reached the provider, unless {@link #idempotent()} says that
     * it can be.
     *
     * @param operation the name that errors and logs show
     * @param path the path below the base URL, with variables in braces
     * @return the endpoint
     */
    public static Endpoint post(String operation, String path) {
        return of("POST", operation, path);
    }

    /**
     * A replacing operation; sent again when it fails.
     *
     * @param operation the name that errors and logs show
     * @param path the path below the base URL, with variables in braces
     * @return the endpoint
     */
    public static Endpoint put(String operation, String path) {
        return of("PUT", operation, path);
    }

    /**
     * A removing operation; sent again when it fails.
     *
     * @param operation the name that errors and logs show
     * @param path the path below the base URL, with variables in braces
     * @return the endpoint
     */
    public static Endpoint delete(String operation, String path) {
        return of("DELETE", operation, path);
    }

    /**
     * Any operation.
     *
     * @param method the HTTP method in upper case
     * @param operation the name that errors and logs show
     * @param path the path below the base URL, with variables in braces
     * @return the endpoint; idempotent unless the method is POST or PATCH
     */
    public static Endpoint of(String method, String operation, String path) {
        boolean idempotent = !List.of("POST", "PATCH").contains(method);
        return new Endpoint(operation, method, PathTemplate.parse(path), idempotent, null);
    }

    /**
     * This operation, declared harmless to send twice.
     *
     * @return an endpoint like this one that is sent again when it fails
     */
    public Endpoint idempotent() {
        return new Endpoint(operation, method, path, true, authenticator);
    }

    /**
     * This operation without credentials, for one that the service offers to everybody.
     *
     * @return an endpoint like this one to which no credentials are sent
     */
    public Endpoint withoutCredentials() {
        return withAuthenticator(Authenticator.none());
    }

    /**
     * This operation with credentials of its own.
     *
     * @param authenticator what its requests carry in place of what the {@link HttpPipeline} adds to the others
     * @return an endpoint like this one with the authenticator
     */
    public Endpoint withAuthenticator(Authenticator authenticator) {
        return new Endpoint(
                operation, method, path, idempotent, Objects.requireNonNull(authenticator, "authenticator"));
    }

    /**
     * A request to this endpoint.
     *
     * @param pathValues the values of the path's variables in their order; each becomes one path segment,
     *     percent-encoded once
     * @return the request
     * @throws IllegalArgumentException if a value is blank, {@code .} or {@code ..}, which would reach another
     *     resource, or is no text that can be encoded; or if there are not as many values as variables
     */
    public ApiRequest request(String... pathValues) {
        return new ApiRequest(this, path.expand(pathValues));
    }

    /**
     * An id that is sent elsewhere than in the path, held to the rules of {@link #request}: what cannot be an id there
     * is none in a query or a body either, and services put such ids into paths of their own.
     *
     * @param name what the value is, for the message
     * @param value the value
     * @return the value
     * @throws IllegalArgumentException if it is blank, {@code .} or {@code ..}, or no text that can be encoded
     */
    public static String requireId(String name, String value) {
        return PathTemplate.requireEncodable(PathTemplate.requireSegment(name, value));
    }

    /**
     * The name that errors and logs show.
     *
     * @return the name
     */
    public String operation() {
        return operation;
    }

    /**
     * The HTTP method.
     *
     * @return the method in upper case
     */
    public String method() {
        return method;
    }

    /**
     * The path with its variables, as logs show it.
     *
     * @return the template
     */
    public String pathTemplate() {
        return path.toString();
    }

    /**
     * Whether sending the operation twice is harmless.
     *
     * @return true if it is sent again when it fails
     */
    public boolean isIdempotent() {
        return idempotent;
    }

    /**
     * The operation's own credentials.
     *
     * @return the authenticator, or empty where the pipeline's is used
     */
    public Optional<Authenticator> authenticator() {
        return Optional.ofNullable(authenticator);
    }

    @Override
    public String toString() {
        return operation + " " + method + " " + path;
    }
}

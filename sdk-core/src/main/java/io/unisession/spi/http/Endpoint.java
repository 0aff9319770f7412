package io.unisession.spi.http;

import io.unisession.internal.json.Unicode;
import io.unisession.internal.text.PathTemplate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a provider's API: its name, method and path, and whether it may safely be sent twice. Declare each
 * as a constant; {@link #request} fills in the path.
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
    private final boolean removal;
    private final @Nullable Authenticator authenticator;

    private Endpoint(
            String operation,
            String method,
            PathTemplate path,
            boolean idempotent,
            boolean removal,
            @Nullable Authenticator authenticator) {
        this.operation = operation;
        this.method = method;
        this.path = path;
        this.idempotent = idempotent;
        this.removal = removal;
        this.authenticator = authenticator;
    }

    /**
     * A GET operation; retried when it fails.
     *
     * @param operation the name that errors and logs show, such as {@code getSession}
     * @param path the path below the base URL, with variables in braces
     * @return the endpoint
     */
    public static Endpoint get(String operation, String path) {
        return of("GET", operation, path);
    }

    /**
     * A POST operation; not retried once it may have reached the provider, unless it is declared {@link #idempotent()}.
     *
     * @param operation the name that errors and logs show
     * @param path the path below the base URL, with variables in braces
     * @return the endpoint
     */
    public static Endpoint post(String operation, String path) {
        return of("POST", operation, path);
    }

    /**
     * A PUT operation; retried when it fails.
     *
     * @param operation the name that errors and logs show
     * @param path the path below the base URL, with variables in braces
     * @return the endpoint
     */
    public static Endpoint put(String operation, String path) {
        return of("PUT", operation, path);
    }

    /**
     * A DELETE operation; retried when it fails.
     *
     * @param operation the name that errors and logs show
     * @param path the path below the base URL, with variables in braces
     * @return the endpoint
     */
    public static Endpoint delete(String operation, String path) {
        return of("DELETE", operation, path);
    }

    /**
     * An operation with any method.
     *
     * @param method the HTTP method in upper case
     * @param operation the name that errors and logs show
     * @param path the path below the base URL, with variables in braces
     * @return the endpoint; idempotent unless the method is POST or PATCH
     */
    public static Endpoint of(String method, String operation, String path) {
        return new Endpoint(operation, method, PathTemplate.parse(path), isIdempotent(method), false, null);
    }

    /**
     * Whether a request with a method may be sent twice, unless more is known about its operation.
     *
     * @param method the HTTP method in upper case
     * @return false for POST and PATCH
     */
    public static boolean isIdempotent(String method) {
        return !method.equals("POST") && !method.equals("PATCH");
    }

    /**
     * Declares that the operation may safely be sent twice.
     *
     * @return a copy of this endpoint that is retried when it fails
     */
    public Endpoint idempotent() {
        return new Endpoint(operation, method, path, true, removal, authenticator);
    }

    /**
     * Declares that the operation removes or ends something. If an attempt is lost on the way back and the next one
     * finds nothing, the first has probably removed it, so the call succeeds. Its response is not mapped then, so use
     * this for calls that need no value.
     *
     * @return a copy of this endpoint for which "not found" is a success after such an attempt
     */
    public Endpoint removal() {
        return new Endpoint(operation, method, path, idempotent, true, authenticator);
    }

    /**
     * Sends no credentials, for an operation that does not need them.
     *
     * @return a copy of this endpoint without credentials
     */
    public Endpoint withoutCredentials() {
        return withAuthenticator(Authenticator.none());
    }

    /**
     * Sets credentials for this operation.
     *
     * @param authenticator used instead of the authenticator of the {@link HttpPipeline}
     * @return a copy of this endpoint with the authenticator
     */
    public Endpoint withAuthenticator(Authenticator authenticator) {
        return new Endpoint(
                operation, method, path, idempotent, removal, Objects.requireNonNull(authenticator, "authenticator"));
    }

    /**
     * Creates a request to this endpoint.
     *
     * @param pathValues the values of the path's variables in their order; each is percent-encoded once, so that
     *     it stays in its segment
     * @return the request
     * @throws IllegalArgumentException if a value is blank, {@code .} or {@code ..}, which would reach another
     *     resource, or has an unpaired surrogate; or if there are more or fewer values than variables
     */
    public ApiRequest request(String... pathValues) {
        return new ApiRequest(this, path.expand(pathValues));
    }

    /**
     * Checks an id that is sent in a query or body, by the rules of {@link #request}: services often put such ids into
     * paths of their own.
     *
     * @param name the name of the value, for the message
     * @param value the value
     * @return the value
     * @throws IllegalArgumentException if it is blank, {@code .} or {@code ..}, or has an unpaired surrogate
     */
    public static String requireId(String name, String value) {
        return Unicode.require(name, PathTemplate.requireSegment(name, value));
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
     * The path template, as logs show it.
     *
     * @return the template
     */
    public String pathTemplate() {
        return path.toString();
    }

    /**
     * Whether the operation may safely be sent twice.
     *
     * @return true if it is retried when it fails
     */
    public boolean isIdempotent() {
        return idempotent;
    }

    /**
     * Whether the operation removes something.
     *
     * @return true if "not found" is a success after an attempt that may have removed it
     */
    public boolean isRemoval() {
        return removal;
    }

    /**
     * The operation's own credentials.
     *
     * @return the authenticator, or empty if the pipeline's is used
     */
    public Optional<Authenticator> authenticator() {
        return Optional.ofNullable(authenticator);
    }

    @Override
    public String toString() {
        return operation + " " + method + " " + path;
    }
}

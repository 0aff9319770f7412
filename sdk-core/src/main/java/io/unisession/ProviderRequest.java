package io.unisession;

import io.unisession.internal.json.JsonText;
import io.unisession.internal.json.Unicode;
import io.unisession.internal.text.HeaderText;
import io.unisession.internal.text.PathTemplate;
import io.unisession.spi.http.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to any path of a provider's API, for operations that UniSession does not cover yet. {@link
 * SessionClient#request} sends it to the client's base URL, with the client's credentials, time limits, retries and
 * errors.
 *
 * <pre>{@code
 * ProviderDocument recordings = client.request(
 *         ProviderRequest.get("/v2/recordings/{roomId}", roomId).query("page", 2).build());
 * }</pre>
 *
 * <p>Put ids into variables rather than into the path itself: values are percent-encoded, and logs and metrics show the
 * path template without them.
 */
public final class ProviderRequest {
    /** The client has them from its credentials. */
    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie", "proxy-authorization");

    private final String method;
    private final String path;
    private final List<String> pathValues;
    private final String operation;
    private final List<Map.Entry<String, String>> query;
    private final Map<String, String> headers;
    private final @Nullable String body;
    private final boolean idempotent;

    private ProviderRequest(Builder builder) {
        this.method = builder.method;
        this.path = builder.path;
        this.pathValues = builder.pathValues;
        this.operation = builder.operation;
        this.query = List.copyOf(builder.query);
        this.headers = Map.copyOf(builder.headers);
        this.body = builder.body;
        this.idempotent = builder.idempotent;
    }

    /**
     * Starts a GET request.
     *
     * @param path the path below the base URL, beginning with a slash, with variables in braces
     * @param pathValues the values of the variables in their order; each stays in its path segment
     * @return a builder
     * @throws IllegalArgumentException if the path is an absolute URL, leaves the base URL or has a query; or if a
     *     value is blank, {@code .} or {@code ..}
     */
    public static Builder get(String path, String... pathValues) {
        return builder("GET", path, pathValues);
    }

    /**
     * Starts a POST request. It is not retried once it may have reached the provider, unless it is declared {@link
     * Builder#idempotent}.
     *
     * @param path the path below the base URL, beginning with a slash, with variables in braces
     * @param pathValues the values of the variables in their order; each stays in its path segment
     * @return a builder
     * @throws IllegalArgumentException as {@link #get} does
     */
    public static Builder post(String path, String... pathValues) {
        return builder("POST", path, pathValues);
    }

    /**
     * Starts a PUT request.
     *
     * @param path the path below the base URL, beginning with a slash, with variables in braces
     * @param pathValues the values of the variables in their order; each stays in its path segment
     * @return a builder
     * @throws IllegalArgumentException as {@link #get} does
     */
    public static Builder put(String path, String... pathValues) {
        return builder("PUT", path, pathValues);
    }

    /**
     * Starts a PATCH request. Like a POST, it is not retried once it may have reached the provider, unless it is
     * declared {@link Builder#idempotent}.
     *
     * @param path the path below the base URL, beginning with a slash, with variables in braces
     * @param pathValues the values of the variables in their order; each stays in its path segment
     * @return a builder
     * @throws IllegalArgumentException as {@link #get} does
     */
    public static Builder patch(String path, String... pathValues) {
        return builder("PATCH", path, pathValues);
    }

    /**
     * Starts a DELETE request.
     *
     * @param path the path below the base URL, beginning with a slash, with variables in braces
     * @param pathValues the values of the variables in their order; each stays in its path segment
     * @return a builder
     * @throws IllegalArgumentException as {@link #get} does
     */
    public static Builder delete(String path, String... pathValues) {
        return builder("DELETE", path, pathValues);
    }

    /**
     * Starts a request with any method.
     *
     * @param method the HTTP method in upper case, such as {@code HEAD}
     * @param path the path below the base URL, beginning with a slash, with variables in braces
     * @param pathValues the values of the variables in their order; each stays in its path segment
     * @return a builder
     * @throws IllegalArgumentException as {@link #get} does, or if HTTP does not allow the method
     */
    public static Builder builder(String method, String path, String... pathValues) {
        return new Builder(method, path, List.of(pathValues));
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
     * The path template, with its variables in braces.
     *
     * @return the template
     */
    public String path() {
        return path;
    }

    /**
     * The values of the variables.
     *
     * @return the values in the order of the variables, unmodifiable
     */
    public List<String> pathValues() {
        return pathValues;
    }

    /**
     * The name that errors, logs and metrics show.
     *
     * @return the name, {@code request} unless set
     */
    public String operation() {
        return operation;
    }

    /**
     * The query parameters.
     *
     * @return names and values before they are encoded, in their order, unmodifiable
     */
    public List<Map.Entry<String, String>> query() {
        return query;
    }

    /**
     * The headers.
     *
     * @return values by name, unmodifiable
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * The body.
     *
     * @return the JSON text, or empty for a request without body
     */
    public Optional<String> body() {
        return Optional.ofNullable(body);
    }

    /**
     * Whether the request may safely be sent twice.
     *
     * @return true if it is retried when it fails
     */
    public boolean isIdempotent() {
        return idempotent;
    }

    /** Method and path only: values, parameters and bodies may contain ids and names of people. */
    @Override
    public String toString() {
        return "ProviderRequest[" + method + " " + path + "]";
    }

    /** Builds a {@link ProviderRequest}. */
    public static final class Builder {
        private final String method;
        private final String path;
        private final List<String> pathValues;
        private String operation = "request";
        private final List<Map.Entry<String, String>> query = new ArrayList<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private @Nullable String body;
        private boolean idempotent;

        private Builder(String method, String path, List<String> pathValues) {
            if (!method.matches("[A-Z]+")) {
                throw new IllegalArgumentException("an HTTP method must be uppercase letters, such as GET");
            }
            PathTemplate.parse(path).expand(pathValues.toArray(new String[0]));
            this.method = method;
            this.path = path;
            this.pathValues = pathValues;
            this.idempotent = Endpoint.isIdempotent(method);
        }

        /**
         * Sets the name that errors, logs and metrics show.
         *
         * @param operation a name such as {@code listRecordings}
         * @return this builder
         */
        public Builder operation(String operation) {
            this.operation = Objects.requireNonNull(operation, "operation");
            return this;
        }

        /**
         * Adds a query parameter; a name may be added several times.
         *
         * @param name the parameter's name
         * @param value its value, which is percent-encoded when it is sent, or null to leave the parameter out
         * @return this builder
         * @throws IllegalArgumentException if it has an unpaired surrogate
         */
        public Builder query(String name, @Nullable Object value) {
            Unicode.require("a query parameter", Objects.requireNonNull(name, "name"));
            if (value != null) {
                query.add(Map.entry(name, Unicode.require("query parameter " + name, value.toString())));
            }
            return this;
        }

        /**
         * Sets a header.
         *
         * @param name the header's name
         * @param value its value
         * @return this builder
         * @throws IllegalArgumentException if HTTP does not allow the name or the value, or if the client sets this
         *     header itself, such as {@code Authorization}
         */
        public Builder header(String name, String value) {
            HeaderText.requireOwn(name, value);
            if (CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
                throw HeaderText.setByClient(name);
            }
            headers.put(name, value);
            return this;
        }

        /**
         * Sets a JSON object as the body.
         *
         * @param fields the object's fields: maps, collections, strings, numbers, booleans; a null value is written as
         *     {@code null}
         * @return this builder
         * @throws IllegalArgumentException if the method is GET or HEAD, a value has a type that JSON does not have, or
         *     a string has an unpaired surrogate
         */
        public Builder json(Map<String, ?> fields) {
            Objects.requireNonNull(fields, "fields");
            if (method.equals("GET") || method.equals("HEAD")) {
                throw new IllegalArgumentException(
                        "a " + method + " request cannot have a body; send its fields as query parameters");
            }
            this.body = new String(JsonText.write(fields), StandardCharsets.UTF_8);
            return this;
        }

        /**
         * Declares that the request may safely be sent twice, so that a POST or PATCH is retried when it fails.
         *
         * @return this builder
         */
        public Builder idempotent() {
            this.idempotent = true;
            return this;
        }

        /**
         * Builds the request.
         *
         * @return the request
         */
        public ProviderRequest build() {
            return new ProviderRequest(this);
        }
    }
}

package io.unisession.spi.http;

import io.unisession.ProviderRequest;
import io.unisession.Secret;
import io.unisession.internal.json.JsonText;
import io.unisession.internal.json.Unicode;
import io.unisession.internal.text.HeaderText;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A request to an {@link Endpoint}. Immutable: each method returns a new request. */
public final class ApiRequest {
    private static final byte[] NO_BODY = new byte[0];

    private final Endpoint endpoint;
    private final String path;
    private final List<Map.Entry<String, String>> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final @Nullable String contentType;
    private final List<Secret> secrets;

    ApiRequest(Endpoint endpoint, String path) {
        this(endpoint, path, List.of(), Map.of(), NO_BODY, null, List.of());
    }

    private ApiRequest(
            Endpoint endpoint,
            String path,
            List<Map.Entry<String, String>> query,
            Map<String, String> headers,
            byte[] body,
            @Nullable String contentType,
            List<Secret> secrets) {
        this.endpoint = endpoint;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.contentType = contentType;
        this.secrets = secrets;
    }

    /** The request that an application built itself. */
    static ApiRequest of(ProviderRequest request) {
        return of(request, Endpoint.of(request.method(), request.operation(), request.path()));
    }

    /** The same with credentials of its own. */
    static ApiRequest of(ProviderRequest request, Authenticator authenticator) {
        return of(
                request,
                Endpoint.of(request.method(), request.operation(), request.path())
                        .withAuthenticator(authenticator));
    }

    private static ApiRequest of(ProviderRequest request, Endpoint endpoint) {
        ApiRequest result = (request.isIdempotent() ? endpoint.idempotent() : endpoint)
                .request(request.pathValues().toArray(new String[0]))
                .withQuery(request.query());
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            result = result.header(header.getKey(), header.getValue());
        }
        return request.body().isPresent()
                ? result.withJson(request.body().get().getBytes(StandardCharsets.UTF_8))
                : result;
    }

    /**
     * Adds a query parameter.
     *
     * @param name the parameter's name
     * @param value its value, or null to leave the parameter out
     * @return a copy of this request with the parameter
     * @throws IllegalArgumentException if it has an unpaired surrogate
     */
    public ApiRequest query(String name, @Nullable Object value) {
        Unicode.require("a query parameter", Objects.requireNonNull(name, "name"));
        if (value == null) {
            return this;
        }
        return withQuery(replaced(query, name, Unicode.require("query parameter " + name, value.toString())));
    }

    /** A copy of this request with another query, in which a name may occur several times. */
    ApiRequest withQuery(List<Map.Entry<String, String>> parameters) {
        return new ApiRequest(endpoint, path, List.copyOf(parameters), headers, body, contentType, secrets);
    }

    private static List<Map.Entry<String, String>> replaced(
            List<Map.Entry<String, String>> query, String name, String value) {
        List<Map.Entry<String, String>> copy = new ArrayList<>(query);
        copy.removeIf(parameter -> parameter.getKey().equals(name));
        copy.add(Map.entry(name, value));
        return copy;
    }

    /**
     * Adds a header. Not for credentials, which come from the {@link Authenticator}.
     *
     * @param name the header's name
     * @param value its value
     * @return a copy of this request with the header
     * @throws IllegalArgumentException if HTTP does not allow the name or the value, or the name is one of the {@link
     *     #reservedHeaders}; the message does not show the value
     */
    public ApiRequest header(String name, String value) {
        HeaderText.requireOwn(name, value);
        return new ApiRequest(endpoint, path, query, with(headers, name, value), body, contentType, secrets);
    }

    /**
     * The headers that the HTTP client sets itself, such as {@code host} and {@code content-length}.
     *
     * @return their names in lower case, sorted; unmodifiable
     */
    public static Set<String> reservedHeaders() {
        return HeaderText.RESERVED;
    }

    /**
     * Sets a JSON object as the body.
     *
     * @param fields the object's fields: maps, collections, strings, numbers, booleans; a null value is written as
     *     {@code null}
     * @return a copy of this request with the body
     * @throws IllegalArgumentException if a value has a type that JSON does not have, or a string has an unpaired
     *     surrogate
     */
    public ApiRequest json(Map<String, ?> fields) {
        return withJson(JsonText.write(Objects.requireNonNull(fields, "fields")));
    }

    private ApiRequest withJson(byte[] text) {
        return new ApiRequest(endpoint, path, query, headers, text, "application/json", secrets);
    }

    /** A copy with one more field, the first, in the body; the same request if its body is no JSON object. */
    ApiRequest withField(String name, String value) {
        // All bodies are written here, so an object has no white space.
        if (body.length == 0 || body[0] != '{') {
            return this;
        }
        byte[] field = JsonText.write(Map.of(name, value));
        ByteArrayOutputStream text = new ByteArrayOutputStream(field.length + body.length);
        text.write(field, 0, field.length - 1);
        if (body[1] != '}') {
            text.write(',');
        }
        text.write(body, 1, body.length - 1);
        return new ApiRequest(endpoint, path, query, headers, text.toByteArray(), contentType, secrets);
    }

    /** A copy whose path follows other segments, or is just those if its path is a slash. */
    ApiRequest below(String segments) {
        String moved = path.equals("/") ? segments : segments + path;
        return new ApiRequest(endpoint, moved, query, headers, body, contentType, secrets);
    }

    /**
     * Sets a form as the body, as OAuth 2.0 requires.
     *
     * @param fields the form's fields
     * @return a copy of this request with the body
     */
    public ApiRequest form(Map<String, String> fields) {
        StringJoiner text = new StringJoiner("&");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            text.add(encoded(field.getKey()) + "=" + encoded(field.getValue()));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        return new ApiRequest(endpoint, path, query, headers, bytes, "application/x-www-form-urlencoded", secrets);
    }

    /**
     * Declares secrets that the request contains. Like the credential, they are redacted wherever the service repeats
     * them.
     *
     * @param more the secrets, before they are encoded
     * @return a copy of this request that redacts them
     */
    public ApiRequest hiding(List<Secret> more) {
        List<Secret> all = new ArrayList<>(secrets);
        all.addAll(more);
        return new ApiRequest(endpoint, path, query, headers, body, contentType, List.copyOf(all));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(map);
        copy.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return copy;
    }

    /**
     * The operation.
     *
     * @return the endpoint
     */
    public Endpoint endpoint() {
        return endpoint;
    }

    /**
     * The path below the base URL.
     *
     * @return the path, percent-encoded, beginning with a slash
     */
    public String path() {
        return path;
    }

    /**
     * The query parameters, without the credential.
     *
     * @return names and values before they are encoded, in their order, unmodifiable
     */
    public List<Map.Entry<String, String>> query() {
        return query;
    }

    /**
     * The headers, without the credential and the headers that every request has.
     *
     * @return values by name, unmodifiable
     */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /**
     * The body.
     *
     * @return a copy of the body, empty if the request has none
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The media type of the body.
     *
     * @return the media type, or empty if the request has no body
     */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /**
     * The secrets of the request besides the credential.
     *
     * @return the secrets, unmodifiable
     */
    public List<Secret> secrets() {
        return secrets;
    }

    /** The operation only: paths and bodies may contain ids of people. */
    @Override
    public String toString() {
        return "ApiRequest[" + endpoint + "]";
    }
}

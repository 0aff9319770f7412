package io.unisession.spi.http;

import io.unisession.Secret;
import io.unisession.internal.json.JsonText;
import io.unisession.internal.json.Unicode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One request to an {@link Endpoint}: a value; each method gives a new one. */
public final class ApiRequest {
    private static final byte[] NO_BODY = new byte[0];

    private final Endpoint endpoint;
    private final String path;
    private final List<Map.Entry<String, String>> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean form;
    /** Secrets in any part of it. */
    private final HiddenWords hidden;

    ApiRequest(Endpoint endpoint, String path) {
        this(endpoint, path, List.of(), Map.of(), NO_BODY, false, HiddenWords.NONE);
    }

    private ApiRequest(
            Endpoint endpoint,
            String path,
            List<Map.Entry<String, String>> query,
            Map<String, String> headers,
            byte[] body,
            boolean form,
            HiddenWords hidden) {
        this.endpoint = endpoint;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.form = form;
        this.hidden = hidden;
    }

    /**
     * Adds a query parameter.
     *
     * @param name the parameter's name
     * @param value its value, or null to leave the parameter out
     * @return a request like this one with the parameter
     * @throws IllegalArgumentException if it has half a surrogate pair
     */
    public ApiRequest query(String name, @Nullable Object value) {
        Unicode.require("a query parameter", Objects.requireNonNull(name, "name"));
        if (value == null) {
            return this;
        }
        return withQuery(replaced(query, name, Unicode.require("query parameter " + name, value.toString())));
    }

    /** This request with another query, in which a name may be there several times. */
    ApiRequest withQuery(List<Map.Entry<String, String>> parameters) {
        return new ApiRequest(endpoint, path, List.copyOf(parameters), headers, body, form, hidden);
    }

    private static List<Map.Entry<String, String>> replaced(
            List<Map.Entry<String, String>> query, String name, String value) {
        List<Map.Entry<String, String>> copy = new ArrayList<>(query);
        copy.removeIf(parameter -> parameter.getKey().equals(name));
        copy.add(Map.entry(name, value));
        return copy;
    }

    /**
     * Adds a header that is no credential; credentials come from the {@link Authenticator}.
     *
     * @param name the header's name
     * @param value its value
     * @return a request like this one with the header
     * @throws IllegalArgumentException if HTTP does not allow the name, or not all characters of the value, which is
     *     not shown
     */
    public ApiRequest header(String name, String value) {
        HeaderText.require(name, value);
        return new ApiRequest(endpoint, path, query, with(headers, name, value), body, form, hidden);
    }

    /**
     * Sets a JSON object as the body.
     *
     * @param fields the object's fields: maps, collections, strings, numbers, booleans; null values are written as
     *     {@code null}, so leave out what is not to be sent
     * @return a request like this one with the body
     * @throws IllegalArgumentException if JSON does not have the type of a value, or a text has half a surrogate pair
     */
    public ApiRequest json(Map<String, ?> fields) {
        byte[] text = JsonText.write(Objects.requireNonNull(fields, "fields"));
        return new ApiRequest(endpoint, path, query, headers, text, false, hidden);
    }

    /**
     * Sets a form as the body, as OAuth 2.0 asks for it.
     *
     * @param fields the form's fields
     * @return a request like this one with the body
     */
    public ApiRequest form(Map<String, String> fields) {
        StringJoiner text = new StringJoiner("&");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            text.add(encoded(field.getKey()) + "=" + encoded(field.getValue()));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        return new ApiRequest(endpoint, path, query, headers, bytes, true, hidden);
    }

    /**
     * Names secrets that the request holds, though it is no place for credentials: a service that quotes one of them in
     * an error has it hidden, as what the {@link Authenticator} sends is hidden anyway.
     *
     * @param secrets the secrets, each as it is before it is encoded
     * @return a request like this one whose errors do not show them
     */
    public ApiRequest hiding(List<Secret> secrets) {
        return new ApiRequest(endpoint, path, query, headers, body, form, hidden.and(HiddenWords.of(secrets)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(map);
        copy.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return copy;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    String path() {
        return path;
    }

    List<Map.Entry<String, String>> query() {
        return query;
    }

    Map<String, String> headers() {
        return headers;
    }

    HiddenWords hidden() {
        return hidden;
    }

    byte[] body() {
        return body;
    }

    boolean isForm() {
        return form;
    }

    /** The operation only: paths and bodies hold ids of people. */
    @Override
    public String toString() {
        return "ApiRequest[" + endpoint + "]";
    }
}

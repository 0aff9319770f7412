package io.unisession.testkit;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request as it arrived at a fake service. Immutable.
 *
 * <p>{@link #toString()} is safe to print: it shows no credentials, no query values and no body.
 */
public final class ReceivedRequest {

    /** Headers whose values are not secret; all other values are printed as {@code ***}. */
    private static final Set<String> PRINTED_HEADERS =
            Set.of("accept", "accept-encoding", "connection", "content-length", "content-type", "host", "user-agent");

    private final String method;
    private final String path;
    private final String rawQuery;
    private final Map<String, List<String>> query;
    private final Map<String, List<String>> headers;
    private final String body;

    ReceivedRequest(String method, String target, Iterable<Map.Entry<String, String>> headers, String body) {
        int queryStart = target.indexOf('?');
        this.method = method;
        this.path = queryStart < 0 ? target : target.substring(0, queryStart);
        this.rawQuery = queryStart < 0 ? "" : target.substring(queryStart + 1);
        this.query = parseQuery(rawQuery);
        this.headers = collectHeaders(headers);
        this.body = body;
    }

    /**
     * Returns the HTTP method.
     *
     * @return the method, for example {@code GET}
     */
    public String method() {
        return method;
    }

    /**
     * Returns the path without the query, percent-encoded exactly as it arrived.
     *
     * @return the path, starting with {@code /}
     */
    public String path() {
        return path;
    }

    /**
     * Returns the query exactly as it arrived.
     *
     * @return the text after {@code ?}; empty if there is none
     */
    public String rawQuery() {
        return rawQuery;
    }

    /**
     * Returns the query's decoded names and values, in the order in which they arrived.
     *
     * @return an unmodifiable map; a name that occurs twice has two values
     */
    public Map<String, List<String>> query() {
        return query;
    }

    /**
     * Returns the first decoded value of a query parameter.
     *
     * @param name the parameter's decoded name
     * @return the value; empty if the parameter was not sent
     */
    public Optional<String> queryValue(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * Returns all headers. Look-ups ignore the case of names.
     *
     * @return an unmodifiable map; a header sent twice has two values
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * Returns the first value of a header.
     *
     * @param name the header's name in any case
     * @return the value, credentials included; empty if the header was not sent
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * Returns the request's credential: the part of {@code Authorization} after the scheme, or all of it if there is no
     * scheme; without that header, the value of {@code X-API-Key}.
     *
     * @return the credential in plain text; empty if there was none
     */
    public Optional<String> credential() {
        return header("Authorization")
                .map(value -> value.substring(value.lastIndexOf(' ') + 1))
                .or(() -> header("X-API-Key"));
    }

    /**
     * Returns this request without some query parameters.
     *
     * @param names the decoded names of the parameters
     * @return a new request
     */
    public ReceivedRequest withoutQuery(String... names) {
        Map<String, List<String>> rest = new LinkedHashMap<>(query);
        rest.keySet().removeAll(List.of(names));
        return withQuery(rest);
    }

    /**
     * Returns this request with a query parameter set to a value.
     *
     * @param name the parameter's decoded name
     * @param value its only value, not encoded
     * @return a new request
     */
    public ReceivedRequest withQuery(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(query);
        changed.put(name, List.of(value));
        return withQuery(changed);
    }

    private ReceivedRequest withQuery(Map<String, List<String>> parameters) {
        String encoded = parameters.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> encodeQuery(parameter.getKey()) + "=" + encodeQuery(value)))
                .collect(Collectors.joining("&"));
        List<Map.Entry<String, String>> sameHeaders = headers.entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> Map.entry(header.getKey(), value)))
                .toList();
        return new ReceivedRequest(method, path + (encoded.isEmpty() ? "" : "?" + encoded), sameHeaders, body);
    }

    private static String encodeQuery(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Returns the body, decoded as UTF-8.
     *
     * @return the body; empty if there is none
     */
    public String body() {
        return body;
    }

    /** Shows method, path, the names of query parameters and headers, and the body's length. */
    @Override
    public String toString() {
        Map<String, Object> printed = new LinkedHashMap<>();
        headers.forEach((name, values) ->
                printed.put(name, PRINTED_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? values : "***"));
        return "ReceivedRequest[" + method + " " + path
                + (query.isEmpty() ? "" : "?" + String.join(",", query.keySet())) + ", headers " + printed
                + ", body of " + body.length() + " characters]";
    }

    private static Map<String, List<String>> parseQuery(String rawQuery) {
        Map<String, List<String>> parsed = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equalsSign = pair.indexOf('=');
                String name = equalsSign < 0 ? pair : pair.substring(0, equalsSign);
                String value = equalsSign < 0 ? "" : pair.substring(equalsSign + 1);
                parsed.computeIfAbsent(decodeQuery(name), added -> new ArrayList<>())
                        .add(decodeQuery(value));
            }
        }
        return unmodifiable(parsed);
    }

    /** Decodes what can be decoded. A malformed escape is left as it is, so that the service can reject it. */
    private static String decodeQuery(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedEscape) {
            return encoded;
        }
    }

    private static Map<String, List<String>> collectHeaders(Iterable<Map.Entry<String, String>> headers) {
        Map<String, List<String>> collected = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(header -> collected
                .computeIfAbsent(header.getKey(), added -> new ArrayList<>())
                .add(header.getValue()));
        return unmodifiable(collected);
    }

    private static Map<String, List<String>> unmodifiable(Map<String, List<String>> collected) {
        collected.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(collected);
    }
}

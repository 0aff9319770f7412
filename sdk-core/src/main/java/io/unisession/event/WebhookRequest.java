package io.unisession.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request to a webhook, as it arrived. Immutable. */
public final class WebhookRequest {
    private final byte[] body;
    /** As they arrived: searching the few of a request is faster than sorting them. */
    private final List<Map.Entry<String, List<String>>> headers;

    private final String method;
    private final String url;
    /** Read once, because the signature and the event both need them. */
    private volatile @Nullable Map<String, List<String>> formParameters;

    private WebhookRequest(byte[] body, List<Map.Entry<String, List<String>>> headers, String method, String url) {
        this.body = body;
        this.headers = headers;
        this.method = method;
        this.url = url;
    }

    /**
     * Creates a POST request.
     *
     * @param body the bytes of the body as they arrived, decompressed but not parsed; not copied, so they must not
     *     change
     * @param headers the headers with their values; names in any case
     * @return the request
     */
    public static WebhookRequest of(byte[] body, Map<String, List<String>> headers) {
        List<Map.Entry<String, List<String>>> copies = new ArrayList<>(headers.size());
        headers.forEach((name, values) -> copies.add(Map.entry(name, List.copyOf(values))));
        return new WebhookRequest(Objects.requireNonNull(body, "body"), copies, "POST", "");
    }

    /**
     * Sets the method, which decides where the parameters of a form are.
     *
     * @param newMethod the HTTP method as it arrived: upper and lower case are different methods
     * @return a request with this method
     */
    public WebhookRequest withMethod(String newMethod) {
        return new WebhookRequest(body, headers, Objects.requireNonNull(newMethod, "newMethod"), url);
    }

    /**
     * Sets the URL, which some providers sign. Behind a proxy it is the URL that the provider was given, not the one
     * that arrives.
     *
     * @param newUrl the full URL, with its query
     * @return a request with this URL
     */
    public WebhookRequest withUrl(String newUrl) {
        return new WebhookRequest(body, headers, method, Objects.requireNonNull(newUrl, "newUrl"));
    }

    /**
     * The body.
     *
     * @return its bytes, not copied
     */
    public byte[] body() {
        return body;
    }

    /**
     * The value of a header.
     *
     * @param name the name, in any case
     * @return the value, or empty if the header is missing or given more than once
     */
    public Optional<String> header(String name) {
        String only = null;
        for (Map.Entry<String, List<String>> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                for (String value : header.getValue()) {
                    if (only != null) {
                        return Optional.empty();
                    }
                    only = value;
                }
            }
        }
        return Optional.ofNullable(only);
    }

    /**
     * All headers.
     *
     * @return an unmodifiable map of names, in any case, to values
     */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, List<String>> header : headers) {
            // Two spellings of a name are one header.
            byName.merge(
                    header.getKey(),
                    header.getValue(),
                    (some, others) ->
                            Stream.concat(some.stream(), others.stream()).toList());
        }
        return Collections.unmodifiableMap(byName);
    }

    /**
     * The HTTP method.
     *
     * @return the method as it was set, {@code POST} by default
     */
    public String method() {
        return method;
    }

    /**
     * The URL.
     *
     * @return the URL, empty text unless it was set
     */
    public String url() {
        return url;
    }

    /**
     * The value of a parameter in the query of the URL.
     *
     * @param name the parameter's name
     * @return the value, decoded; empty if the URL was not set, its query is malformed, or the parameter is missing, has
     *     no value or is given more than once
     */
    public Optional<String> queryParameter(String name) {
        List<String> values = new ArrayList<>(1);
        try {
            for (String parameter : query().split("&", -1)) {
                int equals = parameter.indexOf('=');
                if (equals >= 0
                        && FormText.decoded(parameter.substring(0, equals)).equals(name)) {
                    values.add(FormText.decoded(parameter.substring(equals + 1)));
                }
            }
        } catch (IOException malformed) {
            return Optional.empty();
        }
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /**
     * The parameters of a form: those of the body or, for GET, of the query of the URL.
     *
     * @return an unmodifiable map, sorted by name; each name has at least one value, sorted
     * @throws IOException if they are not percent-encoded as a form is
     */
    public Map<String, List<String>> formParameters() throws IOException {
        Map<String, List<String>> known = formParameters;
        if (known == null) {
            known = FormText.parameters(method.equals("GET") ? query() : new String(body, StandardCharsets.UTF_8));
            formParameters = known;
        }
        return known;
    }

    private String query() {
        int mark = url.indexOf('?');
        return mark < 0 ? "" : url.substring(mark + 1);
    }

    /** The length only: bodies and headers may contain names, addresses and secrets. */
    @Override
    public String toString() {
        return "WebhookRequest[" + method + ", " + body.length + " bytes]";
    }
}

package io.unisession.spi.event;

import io.unisession.event.WebhookRequest;
import io.unisession.internal.json.JsonText;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The parameters of a request that is a form rather than JSON: those of its body or, for GET, of the query of its URL.
 */
public final class FormParameters {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, List<String>> values;

    private FormParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Whether a request is a form.
     *
     * @param request the request
     * @return true for GET, and if the content type says so
     */
    public static boolean areIn(WebhookRequest request) {
        return request.method().equals("GET")
                || request.header("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
                        .isPresent();
    }

    /**
     * Reads the parameters of a request.
     *
     * @param request the request
     * @return its parameters
     * @throws IOException if they are not percent-encoded as a form is
     */
    public static FormParameters of(WebhookRequest request) throws IOException {
        String form = request.method().equals("GET")
                ? query(request.url())
                : new String(request.body(), StandardCharsets.UTF_8);
        Map<String, List<String>> values = new TreeMap<>();
        for (String parameter : form.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (!name.isEmpty()) {
                String value = equals < 0 ? "" : parameter.substring(equals + 1);
                values.merge(decoded(name), List.of(decoded(value)), FormParameters::sorted);
            }
        }
        return new FormParameters(values);
    }

    private static List<String> sorted(List<String> values, List<String> more) {
        return Stream.concat(values.stream(), more.stream()).distinct().sorted().toList();
    }

    private static String query(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? "" : url.substring(mark + 1);
    }

    private static String decoded(String text) throws IOException {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("not a form", malformed);
        }
    }

    /**
     * The values by the names of the parameters.
     *
     * @return an unmodifiable map, sorted by name; each name has at least one value, sorted
     */
    public Map<String, List<String>> values() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * The parameters as a JSON object, to be read like the events of other providers.
     *
     * @return the object in UTF-8; a parameter that was sent more than once has its values joined with commas
     */
    public byte[] json() {
        Map<String, String> fields = new LinkedHashMap<>();
        values.forEach((name, sent) -> fields.put(name, String.join(",", sent)));
        return JsonText.write(fields);
    }
}

package io.unisession.event;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The text of a form, as it stands in a body or in the query of a URL. */
final class FormText {
    private FormText() {}

    /**
     * Reads the parameters.
     *
     * @return an unmodifiable map, sorted by name; each name has at least one value, sorted
     * @throws IOException if the text is not percent-encoded as a form is
     */
    static Map<String, List<String>> parameters(String form) throws IOException {
        Map<String, List<String>> values = new TreeMap<>();
        for (String parameter : form.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (!name.isEmpty()) {
                String value = equals < 0 ? "" : parameter.substring(equals + 1);
                values.merge(decoded(name), List.of(decoded(value)), FormText::joined);
            }
        }
        // Only now, because whoever sends a form decides how often it has the same name.
        values.replaceAll((name, all) -> all.size() == 1 ? all : List.copyOf(new TreeSet<>(all)));
        return Collections.unmodifiableMap(values);
    }

    private static List<String> joined(List<String> values, List<String> more) {
        List<String> all = values instanceof ArrayList ? values : new ArrayList<>(values);
        all.addAll(more);
        return all;
    }

    /** Decodes a name or a value. */
    static String decoded(String text) throws IOException {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("not a form", malformed);
        }
    }
}

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
                values.computeIfAbsent(decoded(name), first -> new ArrayList<>(1))
                        .add(decoded(value));
            }
        }
        // Only now, because whoever sends a form decides how often it has the same name.
        values.replaceAll((name, all) -> List.copyOf(new TreeSet<>(all)));
        return Collections.unmodifiableMap(values);
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

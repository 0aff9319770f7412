package io.unisession.generic.internal.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Pointer (RFC 6901).
 *
 * @param tokens field names or array indices, from the outside in; empty for the whole value
 */
public record Pointer(List<String> tokens) {
    public static final Pointer WHOLE = new Pointer(List.of());

    public Pointer {
        tokens = List.copyOf(tokens);
    }

    /**
     * Parses a pointer.
     *
     * @throws IllegalArgumentException if the text is not a JSON Pointer; the message says why
     */
    public static Pointer parse(String text) {
        if (text.isEmpty()) {
            return WHOLE;
        }
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("it must start with a slash, such as /data/id");
        }
        List<String> tokens = new ArrayList<>();
        for (String token : text.substring(1).split("/", -1)) {
            tokens.add(unescape(token));
        }
        return new Pointer(tokens);
    }

    private static String unescape(String token) {
        for (int tilde = token.indexOf('~'); tilde >= 0; tilde = token.indexOf('~', tilde + 1)) {
            if (tilde + 1 == token.length() || "01".indexOf(token.charAt(tilde + 1)) < 0) {
                throw new IllegalArgumentException("write ~ as ~0, and a slash in a name as ~1");
            }
        }
        return token.replace("~1", "/").replace("~0", "~");
    }

    /** This pointer followed by one that is relative to it. */
    public Pointer then(Pointer inner) {
        List<String> joined = new ArrayList<>(tokens);
        joined.addAll(inner.tokens);
        return new Pointer(joined);
    }

    /** Whether another pointer leads into the value at this one. */
    public boolean holds(Pointer other) {
        return tokens.size() < other.tokens.size() && tokens.equals(other.tokens.subList(0, tokens.size()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }
}

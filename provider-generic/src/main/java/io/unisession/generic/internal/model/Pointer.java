package io.unisession.generic.internal.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Pointer (RFC 6901), taken apart.
 *
 * @param tokens the names of fields, or indices of elements, from the outside in; none for the whole value
 */
public record Pointer(List<String> tokens) {
    public static final Pointer WHOLE = new Pointer(List.of());

    public Pointer {
        tokens = List.copyOf(tokens);
    }

    /**
     * Takes a pointer apart.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static Pointer parse(String text) {
        if (text.isEmpty()) {
            return WHOLE;
        }
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a JSON Pointer begins with a slash, as /data/id does");
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
                throw new IllegalArgumentException("in a JSON Pointer ~ is written ~0, and a slash in a name ~1");
            }
        }
        return token.replace("~1", "/").replace("~0", "~");
    }

    /** The place that a pointer shows, seen from the value that holds the one this pointer shows. */
    public Pointer then(Pointer inner) {
        List<String> joined = new ArrayList<>(tokens);
        joined.addAll(inner.tokens);
        return new Pointer(joined);
    }

    /** Whether another pointer leads to a part of what this one shows. */
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

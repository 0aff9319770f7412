package io.unisession.internal.text;

import java.util.Objects;

/**
 * Checks headers of requests. OkHttp checks them too, but only when the request is sent, and quotes what it rejects.
 */
public final class HeaderText {
    private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

    private HeaderText() {}

    /**
     * Checks that a header can be sent.
     *
     * @throws IllegalArgumentException if it cannot; the value is not quoted
     */
    public static void require(String name, String value) {
        Objects.requireNonNull(value, "value");
        if (!isName(name)) {
            throw new IllegalArgumentException("invalid header name: use letters, digits and hyphens, without spaces");
        }
        if (!isValue(value)) {
            throw new IllegalArgumentException("the value for header " + name
                    + " has characters that a header cannot carry, such as a line break at its end; remove them");
        }
    }

    /** RFC 9110, 5.6.2. */
    private static boolean isName(String name) {
        for (int index = 0; index < name.length(); index++) {
            char character = name.charAt(index);
            if (character <= ' ' || character > '~' || SEPARATORS.indexOf(character) >= 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isValue(String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character != '\t' && (character < ' ' || character > '~')) {
                return false;
            }
        }
        return true;
    }
}

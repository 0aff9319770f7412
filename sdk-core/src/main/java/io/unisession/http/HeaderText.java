package io.unisession.http;

import java.util.Objects;

/**
 * What may stand in the header of a request. OkHttp asks the same, but only when the request is sent, and quotes what
 * it refuses.
 */
final class HeaderText {
    private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

    private HeaderText() {}

    /**
     * Makes sure that a header can be sent.
     *
     * @throws IllegalArgumentException if it cannot; the value is not quoted
     */
    static void require(String name, String value) {
        Objects.requireNonNull(value, "value");
        if (name.isEmpty() || !name.chars().allMatch(HeaderText::mayStandInName)) {
            throw new IllegalArgumentException("a header's name is letters, digits and hyphens, without spaces");
        }
        if (!value.chars().allMatch(HeaderText::mayStandInValue)) {
            throw new IllegalArgumentException("the value for header " + name
                    + " has characters that a header cannot carry, such as a line break at its end; remove them");
        }
    }

    /** RFC 9110, 5.6.2. */
    private static boolean mayStandInName(int character) {
        return character > ' ' && character <= '~' && SEPARATORS.indexOf(character) < 0;
    }

    private static boolean mayStandInValue(int character) {
        return character == '\t' || (character >= ' ' && character <= '~');
    }
}

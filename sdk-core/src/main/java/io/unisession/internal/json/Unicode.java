package io.unisession.internal.json;

import java.nio.charset.StandardCharsets;

/** What text has to be in order to be sent. */
public final class Unicode {
    private Unicode() {}

    /**
     * A text that can be written as UTF-8. Whoever writes half a surrogate pair sends a question mark in its place, or
     * bytes that are not UTF-8: something else than what the caller said.
     *
     * @param name what the text is, for the message
     * @throws IllegalArgumentException if it has half a surrogate pair; the text is not quoted
     */
    public static String require(String name, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(name + " must be valid Unicode, but has half a surrogate pair");
        }
        return text;
    }
}

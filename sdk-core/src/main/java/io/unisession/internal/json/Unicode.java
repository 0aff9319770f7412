package io.unisession.internal.json;

import java.nio.charset.StandardCharsets;

/** Checks that text can be sent. */
public final class Unicode {
    private Unicode() {}

    /**
     * Checks that a text can be encoded as UTF-8. An unpaired surrogate would be sent as a question mark or as invalid
     * UTF-8.
     *
     * @param name what the text is, for the message
     * @throws IllegalArgumentException if it has an unpaired surrogate; the text is not quoted
     */
    public static String require(String name, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    name
                            + " must be valid Unicode, but has an unpaired surrogate, perhaps because it was cut inside an emoji");
        }
        return text;
    }

    /** Whether a text can be encoded as UTF-8. */
    public static boolean isValid(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}

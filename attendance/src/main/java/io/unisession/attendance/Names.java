package io.unisession.attendance;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Compares the names of people. */
final class Names {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Longer texts are no names. They are compared as they are, because normalising some of them takes minutes. */
    private static final int LONGEST = 500;

    private Names() {}

    /** Normalises case, spaces and accents, so that different spellings of a name are equal. */
    static String comparable(String name) {
        if (name.length() > LONGEST) {
            return name;
        }
        String composed = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
        StringBuilder comparable = new StringBuilder(composed.length());
        // Letter by letter, because both forms of a small sigma are the same letter.
        SPACES.matcher(composed)
                .replaceAll(" ")
                .codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .forEach(comparable::appendCodePoint);
        return comparable.toString();
    }
}

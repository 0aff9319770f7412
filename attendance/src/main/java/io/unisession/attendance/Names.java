package io.unisession.attendance;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares the names of people. */
final class Names {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Names() {}

    /** Normalises case, spaces and accents, so that different spellings of a name are equal. */
    static String comparable(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
        return SPACES.matcher(composed).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}

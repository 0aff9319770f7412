package io.unisession.attendance;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares the names of people. */
final class Names {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Names() {}

    /** The form in which two spellings of one name are equal: upper and lower case, spaces, composed accents. */
    static String comparable(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
        return SPACES.matcher(composed).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}

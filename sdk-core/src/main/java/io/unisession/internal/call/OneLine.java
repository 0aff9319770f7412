package io.unisession.internal.call;

import java.util.regex.Pattern;

/**
 * Words of a service made fit for messages and logs, in which it must not write lines of its own, nor commands to a
 * terminal, nor at length.
 */
public final class OneLine {
    private static final int LONGEST = 300;

    private OneLine() {}

    /** The words with a space for whatever does not belong into a line, cut at 300 characters. */
    public static String of(String words) {
        if (isFit(words)) {
            return words;
        }
        String line = Unfit.PATTERN.matcher(words).replaceAll(" ");
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }

    /** Nearly all are, and it is asked on each call, of the request's id. */
    private static boolean isFit(String words) {
        for (int index = 0; index < words.length(); index++) {
            char character = words.charAt(index);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return words.length() <= LONGEST;
    }

    /** A class of its own, which an application that meets only what is fit never loads. */
    private static final class Unfit {
        /** Controls, line and paragraph separators, and what turns the direction of writing round. */
        static final Pattern PATTERN = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");
    }
}

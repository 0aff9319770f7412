package io.unisession.internal.text;

import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Reads one value of the header {@code Link} (RFC 8288) in a single pass, so that a hostile header takes time in
 * proportion to its length.
 */
public final class LinkHeader {
    private static final String SEPARATORS = " \t";

    private final CharSequence header;
    private int position;

    private LinkHeader(CharSequence header) {
        this.header = header;
    }

    /** The target of the first link to the next page, or empty if there is none. */
    public static Optional<String> next(CharSequence header) {
        return new LinkHeader(header).next();
    }

    private Optional<String> next() {
        while (skipPast('<')) {
            int start = position;
            if (!skipPast('>')) {
                return Optional.empty();
            }
            int end = position - 1;
            if (isNext(relations())) {
                return Optional.of(header.subSequence(start, end).toString());
            }
        }
        return Optional.empty();
    }

    /** The value of the first parameter {@code rel} of a link, blank if it has none; the link ends at a comma. */
    private String relations() {
        String relations = null;
        while (position < header.length() && header.charAt(position) != ',') {
            if (header.charAt(position) != ';') {
                // Not a parameter. Even so, a comma in quotes does not end the link.
                value();
                continue;
            }
            position++;
            String name = word();
            if (position < header.length() && header.charAt(position) == '=') {
                position++;
                String value = value();
                if (relations == null && name.equalsIgnoreCase("rel")) {
                    relations = value;
                }
            }
        }
        return relations == null ? "" : relations;
    }

    /** The text up to the next separator, without surrounding white space. */
    private String word() {
        StringBuilder word = new StringBuilder();
        while (position < header.length() && ";,=\"".indexOf(header.charAt(position)) < 0) {
            word.append(header.charAt(position++));
        }
        return word.toString().strip();
    }

    /** Reads a quoted string or a word, and always moves on. */
    private String value() {
        while (position < header.length() && SEPARATORS.indexOf(header.charAt(position)) >= 0) {
            position++;
        }
        if (position < header.length() && header.charAt(position) == '"') {
            position++;
            return quoted();
        }
        if (position < header.length() && header.charAt(position) == '=') {
            position++;
        }
        return word();
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        while (position < header.length()) {
            char character = header.charAt(position++);
            if (character == '"') {
                break;
            }
            if (character == '\\' && position < header.length()) {
                character = header.charAt(position++);
            }
            text.append(character);
        }
        return text.toString();
    }

    private boolean skipPast(char wanted) {
        while (position < header.length()) {
            if (header.charAt(position++) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNext(String relations) {
        // Compared word by word: Java takes quadratic time for the lower case of some letters, such as Σ.
        StringTokenizer words = new StringTokenizer(relations, SEPARATORS);
        while (words.hasMoreTokens()) {
            if (words.nextToken().equalsIgnoreCase("next")) {
                return true;
            }
        }
        return false;
    }
}

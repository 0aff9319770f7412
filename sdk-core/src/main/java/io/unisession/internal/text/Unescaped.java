package io.unisession.internal.text;

import java.util.Map;

/**
 * A text without the escapes that services and proxies add when they quote it: JSON, HTML and percent escapes, even
 * nested, and line breaks and other white space. Different spellings of a secret become the same. Knows the original
 * position of each character.
 */
final class Unescaped {
    /** The deepest nesting of escapes, such as JSON in JSON in a query. */
    private static final int MOST_LAYERS = 3;

    private static final int LONGEST_REFERENCE = 10;
    private static final Map<String, Character> NAMED = Map.of(
            "amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'', "sol", '/', "plus", '+', "equals", '=', "num",
            '#', "nbsp", ' ');

    private char[] characters;
    private int length;
    /** Where each character starts and ends in the original text. */
    private int[] starts;

    private int[] ends;

    private Unescaped(String text) {
        this.characters = text.toCharArray();
        this.length = characters.length;
        this.starts = new int[length];
        this.ends = new int[length];
        for (int index = 0; index < length; index++) {
            starts[index] = index;
            ends[index] = index + 1;
        }
    }

    static Unescaped of(String text) {
        Unescaped result = new Unescaped(text);
        for (int layer = 0; layer < MOST_LAYERS && result.peel(); layer++) {}
        return result;
    }

    /** Whether a text may have escapes at all, which few texts have. */
    static boolean isNeededFor(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\\' || character == '%' || character == '&' || isBlank(character)) {
                return true;
            }
        }
        return false;
    }

    /** The characters. */
    String text() {
        return new String(characters, 0, length);
    }

    /** Where a character starts in the original text. */
    int start(int index) {
        return starts[index];
    }

    /** Where a character ends in the original text. */
    int end(int index) {
        return ends[index];
    }

    /** Decodes one layer of escapes in place, because the decoded text is never longer. */
    private boolean peel() {
        int to = 0;
        int from = 0;
        while (from < length) {
            int next = from + 1;
            int value = characters[from];
            if (value == '\\' && next < length) {
                next = from + 2;
                value = characters[from + 1];
                if (value == 'u' && number(from + 2, from + 6, 16) >= 0) {
                    value = number(from + 2, from + 6, 16);
                    next = from + 6;
                } else if ("bfnrt".indexOf(value) >= 0) {
                    value = ' ';
                }
            } else if (value == '%' && number(from + 1, from + 3, 16) >= 0) {
                value = number(from + 1, from + 3, 16);
                next = from + 3;
            } else if (value == '&') {
                int end = endOfReference(from + 1);
                int referred = end < 0 ? -1 : referred(from + 1, end);
                if (referred >= 0) {
                    value = referred;
                    next = end + 1;
                }
            }
            if (!isBlank((char) value)) {
                characters[to] = (char) value;
                starts[to] = starts[from];
                ends[to] = ends[next - 1];
                to++;
            }
            from = next;
        }
        boolean changed = to < length;
        length = to;
        return changed;
    }

    private int endOfReference(int begin) {
        int limit = Math.min(length, begin + LONGEST_REFERENCE);
        for (int index = begin; index < limit; index++) {
            if (characters[index] == ';') {
                return index;
            }
        }
        return -1;
    }

    private int referred(int begin, int end) {
        if (characters[begin] == '#') {
            boolean hexadecimal = characters[begin + 1] == 'x' || characters[begin + 1] == 'X';
            return hexadecimal ? number(begin + 2, end, 16) : number(begin + 1, end, 10);
        }
        Character named = NAMED.get(new String(characters, begin, end - begin));
        return named == null ? -1 : named;
    }

    /** The number in ASCII digits, at most the largest code point; negative if it is not a number. */
    private int number(int begin, int end, int radix) {
        if (end > length || end <= begin) {
            return -1;
        }
        int value = 0;
        for (int index = begin; index < end; index++) {
            int digit = characters[index] > 'f' ? -1 : Character.digit(characters[index], radix);
            if (digit < 0 || value > Character.MAX_VALUE) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value > Character.MAX_VALUE ? -1 : value;
    }

    private static boolean isBlank(char character) {
        return character <= ' '
                || (character >= '\u007f'
                        && (Character.isISOControl(character)
                                || Character.isSpaceChar(character)
                                || Character.getType(character) == Character.FORMAT));
    }

    /** Does not show the text, which may contain a secret. */
    @Override
    public String toString() {
        return "Unescaped[" + length + " characters]";
    }
}

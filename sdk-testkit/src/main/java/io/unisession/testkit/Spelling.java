package io.unisession.testkit;

import java.util.Locale;
import java.util.function.IntFunction;

/**
 * The ways in which services and proxies spell a text that they quote. A client that redacts its credentials must
 * recognize each of them.
 *
 * <pre>{@code
 * fake.enqueueComputed(request -> FakeResponse.json(
 *         401, "{\"message\": \"bad token " + Spelling.JSON_ESCAPES.of(request.credential().orElseThrow()) + "\"}"));
 * }</pre>
 */
public enum Spelling {
    /** Unchanged. */
    AS_RECEIVED {
        @Override
        public String of(String text) {
            return text;
        }
    },

    /** With a backslash before each slash, as PHP writes JSON. */
    JSON_SLASHES {
        @Override
        public String of(String text) {
            return text.replace("/", "\\/");
        }
    },

    /** Each character as a JSON {@code \}{@code u} escape. */
    JSON_ESCAPES {
        @Override
        public String of(String text) {
            return each(text, character -> String.format(Locale.ROOT, "\\u%04x", character));
        }
    },

    /** Everything except letters and digits as hexadecimal HTML character references. */
    HTML {
        @Override
        public String of(String text) {
            return eachSpecial(text, character -> "&#x" + Integer.toHexString(character) + ";");
        }
    },

    /** Percent-encoded with lower-case digits, such as {@code %2f}; for ASCII. */
    PERCENT_LOWER_CASE {
        @Override
        public String of(String text) {
            return eachSpecial(text, character -> String.format(Locale.ROOT, "%%%02x", character));
        }
    },

    /** With a line break in the middle, like wrapped text. */
    LINE_BREAK {
        @Override
        public String of(String text) {
            int middle = text.length() / 2;
            return text.substring(0, middle) + "\n" + text.substring(middle);
        }
    };

    /**
     * Spells a text in this way.
     *
     * @param text the text
     * @return the same text, spelled differently
     */
    public abstract String of(String text);

    private static String eachSpecial(String text, IntFunction<String> spelling) {
        return each(
                text,
                character -> Character.isLetterOrDigit(character)
                        ? String.valueOf((char) character)
                        : spelling.apply(character));
    }

    private static String each(String text, IntFunction<String> spelling) {
        return text.chars().mapToObj(spelling).reduce("", String::concat);
    }
}

package io.unisession.history.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ids in a form that every database keeps. PostgreSQL has no character 0, and half of a surrogate pair is not UTF-8, but
 * a provider's JSON can have both. They are escaped, and so is the backslash.
 */
final class StoredText {
    /** So many bytes of UTF-8 fit into an index of PostgreSQL, and more characters than any provider uses. */
    static final int LONGEST_SOURCE = 200;

    static final int LONGEST_SESSION_ID = 600;

    private static final int REPLACEMENT = 0xFFFD;
    private static final int MOST_CHARACTERS_OF_A_ROOM = 200;
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private StoredText() {}

    static String of(String text) {
        if (text.chars().noneMatch(StoredText::mayNeedEscape)) {
            return text;
        }
        StringBuilder stored = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (needsEscape(text, index)) {
                stored.append("\\u").append(HexFormat.of().toHexDigits(character));
            } else {
                stored.append(character);
            }
        }
        return stored.toString();
    }

    /** A long text becomes its beginning and a hash of all of it, so that different texts stay different. */
    static String shortened(String text, int longest) {
        String stored = of(text);
        if (stored.length() <= longest) {
            return stored;
        }
        String hash = "~" + hash(stored);
        int end = longest - hash.length();
        return stored.substring(0, Character.isHighSurrogate(stored.charAt(end - 1)) ? end - 1 : end) + hash;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** A text that nothing is looked up by: what a database cannot keep of it is replaced. */
    static String readable(String text) {
        if (text.chars().noneMatch(character -> character == 0 || isHalf(character))) {
            return text;
        }
        StringBuilder readable = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> character == 0 || isHalf(character) ? REPLACEMENT : character)
                .forEach(readable::appendCodePoint);
        return readable.toString();
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    /** Rooms are only compared, and a list may have too many sessions, so the beginning of a long id is enough. */
    static String ofRoom(String roomId) {
        return of(roomId.substring(0, Math.min(roomId.length(), MOST_CHARACTERS_OF_A_ROOM)));
    }

    static String original(String stored) {
        return ESCAPE.matcher(stored).replaceAll(escape -> {
            char character = (char) HexFormat.fromHexDigits(escape.group(1));
            return character == '\\' ? "\\\\" : Character.toString(character);
        });
    }

    private static boolean mayNeedEscape(int character) {
        return character == 0 || character == '\\' || Character.isSurrogate((char) character);
    }

    private static boolean needsEscape(String text, int index) {
        char character = text.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(character)) {
            return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
        }
        return mayNeedEscape(character);
    }
}

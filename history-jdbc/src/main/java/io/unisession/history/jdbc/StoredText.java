package io.unisession.history.jdbc;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ids in a form that every database keeps. PostgreSQL has no character 0, and half of a surrogate pair is not UTF-8, but
 * a provider's JSON can have both. They are escaped, and so is the backslash.
 */
final class StoredText {
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

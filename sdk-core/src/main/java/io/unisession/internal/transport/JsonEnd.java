package io.unisession.internal.transport;

/** Tells a JSON text that was cut short, where nothing else does. */
final class JsonEnd {
    private JsonEnd() {}

    /** Whether an object or array begins in these bytes and does not end in them; false for anything else. */
    static boolean isMissing(byte[] bytes, int length) {
        int start = 0;
        while (start < length && bytes[start] <= ' ') {
            // Blanks, and the bytes of a byte order mark, which are negative.
            start++;
        }
        if (start == length || (bytes[start] != '{' && bytes[start] != '[') || isWide(bytes, start, length)) {
            return false;
        }
        int depth = 0;
        boolean inText = false;
        for (int index = start; index < length; index++) {
            byte octet = bytes[index];
            if (inText) {
                if (octet == '\\') {
                    index++;
                } else if (octet == '"') {
                    inText = false;
                }
            } else if (octet == '"') {
                inText = true;
            } else if (octet == '{' || octet == '[') {
                depth++;
            } else if (octet == '}' || octet == ']') {
                depth--;
            }
        }
        return inText || depth > 0;
    }

    /** UTF-16 and UTF-32, where a quote may be half of another character. */
    private static boolean isWide(byte[] bytes, int start, int length) {
        return (start > 0 && bytes[start - 1] == 0) || (start + 1 < length && bytes[start + 1] == 0);
    }
}

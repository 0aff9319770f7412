package io.unisession.internal.transport;

/** Detects a truncated JSON text when nothing else shows it. */
final class JsonEnd {
    private JsonEnd() {}

    /** Whether these bytes start an object or array but do not end it; false for anything else. */
    static boolean isMissing(byte[] bytes, int length) {
        int start = 0;
        while (start < length && bytes[start] <= ' ') {
            // White space, and the bytes of a byte order mark, which are negative.
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

    /** UTF-16 or UTF-32, in which a quote's byte may be part of another character. */
    private static boolean isWide(byte[] bytes, int start, int length) {
        return (start > 0 && bytes[start - 1] == 0) || (start + 1 < length && bytes[start + 1] == 0);
    }
}

package io.unisession.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The head of a request as it grows. */
final class RequestHead {
    private byte[] bytes = new byte[8 * 1024];
    private int length;

    /** Takes bytes until the empty line is there; gives how many of them it took. */
    int take(byte[] source, int offset, int count) {
        for (int index = 0; index < count; index++) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = source[offset + index];
            if (isComplete()) {
                return index + 1;
            }
        }
        return count;
    }

    boolean isComplete() {
        return length >= 4
                && bytes[length - 1] == '\n'
                && bytes[length - 2] == '\r'
                && bytes[length - 3] == '\n'
                && bytes[length - 4] == '\r';
    }

    void clear() {
        length = 0;
    }

    /** Whether this is the same request as another, so that nothing need be looked up for it. */
    boolean isSameAs(byte[] other, int otherLength) {
        return length == otherLength && Arrays.equals(bytes, 0, length, other, 0, otherLength);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    String path() {
        String line = text(0, indexOf('\r', 0));
        return line.split(" ", -1)[1];
    }

    int contentLength() {
        String value = header("content-length");
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    String header(String lowerCaseName) {
        for (String line : text(0, length).split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(lowerCaseName + ":")) {
                return line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return "";
    }

    private int indexOf(char character, int from) {
        int index = from;
        while (bytes[index] != character) {
            index++;
        }
        return index;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}

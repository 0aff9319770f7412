package io.unisession.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes bytes in the ways in which faults and enemies do. The same seed makes the same changes, on every machine. */
public final class Mutator {
    private static final int MOST_CHANGES = 3;
    private static final int LONGEST_PIECE = 40;

    /** What parsers stumble over. */
    private static final List<String> STUMBLING_BLOCKS = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999999999",
            "1e99999999999",
            "-0.0",
            "9".repeat(30),
            "9".repeat(1001),
            "[",
            "[".repeat(300),
            "{\"a\":".repeat(300),
            "]",
            "}",
            "{",
            ",",
            ":",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            "\\u0000",
            "\u0000",
            "\uFEFF",
            "\u202e",
            "é",
            "\r\n",
            "\r\n\r\n",
            "\n",
            " ",
            "/*",
            "//",
            "NaN",
            "\"id\":",
            "\"id\":null,",
            "\"id\":{},",
            "9999999-01-01T00:00:00Z",
            "2026-02-30T00:00:00.000Z",
            "Content-Length: 5\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Content-Encoding: gzip\r\n",
            "Location: /x\r\n",
            "Retry-After: 99999999999\r\n",
            "HTTP/1.1 100 Continue\r\n\r\n",
            "HTTP/1.0 ",
            "503",
            "204",
            "302");

    private final SplittableRandom random;

    public Mutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One of the things to begin with. */
    public <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** The bytes with one to three changes. */
    public byte[] mangle(byte[] bytes) {
        byte[] result = bytes;
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            result = change(result);
        }
        return result;
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(LONGEST_PIECE));
        byte[] piece = Arrays.copyOfRange(bytes, at, end);
        return switch (random.nextInt(7)) {
            case 0 -> spliced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
            case 2 -> spliced(bytes, at, end, new byte[0]);
            case 3 -> spliced(bytes, at, at, piece);
            case 4 -> spliced(bytes, at, at, any(STUMBLING_BLOCKS).getBytes(StandardCharsets.UTF_8));
            case 5 -> spliced(bytes, at, end, any(STUMBLING_BLOCKS).getBytes(StandardCharsets.UTF_8));
            default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : spliced(bytes, 0, 0, piece);
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(bytes, 0, from);
        result.writeBytes(piece);
        result.write(bytes, to, bytes.length - to);
        return result.toByteArray();
    }
}

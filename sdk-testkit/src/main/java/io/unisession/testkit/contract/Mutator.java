package io.unisession.testkit.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Corrupts bytes, by accident and by malice. The same seed makes the same changes on every machine. */
final class Mutator {
    private static final int MOST_CHANGES = 3;
    private static final int LONGEST_PIECE = 40;

    /** Bytes that parsers often mishandle. */
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
            "\n",
            " ",
            "/*",
            "NaN",
            "\"id\":",
            "\"id\":null,",
            "\"id\":{},",
            "<html>",
            "9999999-01-01T00:00:00Z",
            "2026-02-30T00:00:00.000Z",
            "+1000000000-01-01T00:00:00Z",
            "-62135596800000000");

    private final SplittableRandom random;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    byte[] mutate(byte[] bytes) {
        byte[] result = bytes;
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            result = change(result);
        }
        return result;
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(LONGEST_PIECE));
        byte[] block = any(STUMBLING_BLOCKS).getBytes(StandardCharsets.UTF_8);
        byte[] octet = {(byte) random.nextInt(256)};
        return switch (random.nextInt(8)) {
            case 0 -> spliced(bytes, at, Math.min(bytes.length, at + 1), octet);
            case 1 -> spliced(bytes, at, at, octet);
            case 2 -> spliced(bytes, at, end, new byte[0]);
            case 3 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 4 -> spliced(bytes, at, at, block);
            case 5 -> spliced(bytes, at, end, block);
            case 6 -> value(bytes, at, block);
            default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
        };
    }

    /** Replaces the value after the next colon, so that the response may still be JSON. */
    private static byte[] value(byte[] bytes, int at, byte[] block) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':', at);
        int comma = text.indexOf(',', colon);
        return colon < 0 || comma < 0 ? bytes : spliced(bytes, colon + 1, comma, block);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(bytes, 0, from);
        result.writeBytes(piece);
        result.write(bytes, to, bytes.length - to);
        return result.toByteArray();
    }
}

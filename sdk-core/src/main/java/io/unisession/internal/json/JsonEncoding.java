package io.unisession.internal.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The encodings of JSON. RFC 8259 requires UTF-8; RFC 4627 also allowed UTF-16 and UTF-32, distinguished by the zeros
 * among the first four bytes.
 */
public final class JsonEncoding {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private JsonEncoding() {}

    /** Whether a text is in UTF-8, according to its first bytes. */
    public static boolean isUtf8(byte[] json, int length) {
        return detect(json, 0, length).equals(StandardCharsets.UTF_8);
    }

    /**
     * Converts a text of any of the encodings to UTF-8.
     *
     * @throws CharacterCodingException if the bytes are malformed in their encoding
     */
    public static byte[] toUtf8(byte[] json, int length) throws CharacterCodingException {
        CharBuffer text = detect(json, 0, length).newDecoder().decode(ByteBuffer.wrap(json, 0, length));
        ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(withoutMark(text));
        byte[] bytes = new byte[utf8.remaining()];
        utf8.get(bytes);
        return bytes;
    }

    /** A text of any of the encodings, with replacement characters for malformed bytes. */
    public static String decode(byte[] json, int offset, int length) {
        return new String(json, offset, length, detect(json, offset, length));
    }

    private static CharBuffer withoutMark(CharBuffer text) {
        boolean isMarked = text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK;
        return isMarked ? text.position(text.position() + 1) : text;
    }

    private static Charset detect(byte[] json, int offset, int length) {
        if (length < 2) {
            return StandardCharsets.UTF_8;
        }
        int first = json[offset] & 0xff;
        int second = json[offset + 1] & 0xff;
        boolean isWide = length >= 4;
        int third = isWide ? json[offset + 2] & 0xff : -1;
        int fourth = isWide ? json[offset + 3] & 0xff : -1;
        if (first == 0 && second == 0) {
            return Charset.forName("UTF-32BE");
        }
        if (third == 0 && fourth == 0 && (second == 0 || (first == 0xff && second == 0xfe))) {
            return Charset.forName("UTF-32LE");
        }
        if (first == 0 || (first == 0xfe && second == 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        if (second == 0 || (first == 0xff && second == 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }
}

package io.unisession.testkit.internal;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/** Ids in the providers' forms. Each run creates the same ids in the same order. */
public final class SequentialIds {

    private int last;

    /** An id of 36 characters, as at Bandwidth and Tenbyte. */
    public String uuid() {
        return new UUID(0x5e55_1040_0000_4000L, 0x8000_0000_0000_0000L + ++last).toString();
    }

    /** An id of 24 hexadecimal digits, as VideoSDK uses for sessions and rooms. */
    public String document() {
        return String.format(Locale.ROOT, "64f0c0de0000%012x", ++last);
    }

    /** A VideoSDK room id of the form {@code xxxx-xxxx-xxxx}. */
    public String room() {
        return String.format(Locale.ROOT, "fake-room-%04x", ++last);
    }

    /** A LiveKit id: a prefix such as {@code RM_} and twelve characters. */
    public String prefixed(String prefix) {
        return String.format(Locale.ROOT, "%sFake%08x", prefix, ++last);
    }

    /** Zoom's UUID of a run: sixteen bytes in Base64. */
    public String zoomUuid() {
        long number = ++last;
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(number * 0x9E3779B97F4A7C15L)
                .putLong(number)
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Zoom's id of a stay: a number of eight digits. */
    public String zoomStay() {
        return Integer.toString(16_778_240 + ++last);
    }
}

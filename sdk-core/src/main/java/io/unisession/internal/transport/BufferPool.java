package io.unisession.internal.transport;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Arrays that one response after the other is read into. As many are kept as there are processors, since no more responses
 * are made into values at once; the JVM may take them when its memory is short.
 */
final class BufferPool {
    private static final int SHORTEST = 8 * 1024;
    /** The longest that every JVM can make. */
    static final int LONGEST = Integer.MAX_VALUE - 8;

    private final BlockingQueue<SoftReference<byte[]>> spare =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());
    private final int longest;

    /** Arrays up to a length, at most {@link #LONGEST}. */
    BufferPool(int longest) {
        this.longest = longest;
    }

    /** An array with room for so many bytes. */
    byte[] take(int length) {
        SoftReference<byte[]> reference = spare.poll();
        byte[] array = reference == null ? null : reference.get();
        return array != null && array.length >= length ? array : new byte[roomFor(length)];
    }

    /** A longer array with the bytes of another, which is full. */
    byte[] longer(byte[] full) {
        return Arrays.copyOf(full, roomFor(full.length + 1));
    }

    void giveBack(byte[] array) {
        spare.offer(new SoftReference<>(array));
    }

    /** Powers of two, so that responds which grow by and by do not need a new array each. */
    private int roomFor(int length) {
        return (int) Math.min(longest, Math.max(SHORTEST, Long.highestOneBit(2L * length - 1)));
    }
}

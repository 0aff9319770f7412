package io.unisession.internal.transport;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A pool of arrays for reading responses. It keeps one array per processor, because no more responses are parsed at
 * once. The JVM can free them when memory is short.
 */
final class BufferPool {
    private static final int SHORTEST = 8 * 1024;
    /** The longest array that every JVM can allocate. */
    static final int LONGEST = Integer.MAX_VALUE - 8;

    private final BlockingQueue<SoftReference<byte[]>> spare =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());
    private final int longest;

    /** Creates a pool of arrays up to a length, at most {@link #LONGEST}. */
    BufferPool(int longest) {
        this.longest = longest;
    }

    /** Returns an array for at least this many bytes. */
    byte[] take(int length) {
        SoftReference<byte[]> reference = spare.poll();
        byte[] array = reference == null ? null : reference.get();
        return array != null && array.length >= length ? array : new byte[roomFor(length)];
    }

    /** Returns a longer array with the bytes of a full one. */
    byte[] longer(byte[] full) {
        return Arrays.copyOf(full, roomFor(full.length + 1));
    }

    void giveBack(byte[] array) {
        spare.offer(new SoftReference<>(array));
    }

    /** Powers of two, so that slowly growing responses do not each need a new array. */
    private int roomFor(int length) {
        return (int) Math.min(longest, Math.max(SHORTEST, Long.highestOneBit(2L * length - 1)));
    }
}

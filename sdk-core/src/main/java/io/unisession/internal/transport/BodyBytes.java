package io.unisession.internal.transport;

import io.unisession.error.RawNotKeptException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one response: the first of an array, which may be longer. They are there as long as anyone holds them, or
 * only lent, until its value is made.
 */
public final class BodyBytes {
    /** No bytes. */
    static final BodyBytes NONE = kept(new byte[0]);

    private final int length;
    private final @Nullable BufferPool lender;
    private final @Nullable BodyBytes original;
    private volatile byte @Nullable [] array;

    private BodyBytes(byte[] array, int length, @Nullable BufferPool lender, @Nullable BodyBytes original) {
        this.original = original;
        this.array = array;
        this.length = length;
        this.lender = lender;
    }

    /** Bytes that stay. */
    public static BodyBytes kept(byte[] bytes) {
        return new BodyBytes(bytes, bytes.length, null, null);
    }

    /** Bytes that are there until they are {@link #release released}, which gives the array back to its lender. */
    static BodyBytes lent(byte[] array, int length, BufferPool lender) {
        return new BodyBytes(array, length, lender, null);
    }

    /** A copy in another encoding, which can be read only as long as these bytes. */
    public BodyBytes converted(byte[] copy) {
        return new BodyBytes(copy, copy.length, null, this);
    }

    /**
     * The array.
     *
     * @throws RawNotKeptException if the bytes were only lent and the call is over
     */
    public byte[] get() {
        if (original != null) {
            original.get();
        }
        byte[] present = array;
        if (present == null) {
            throw new RawNotKeptException();
        }
        return present;
    }

    /** How many bytes the response has. */
    public int length() {
        return length;
    }

    /** Called when the value of the response, or its exception, is made: nothing of it is read from then on. */
    public void release() {
        byte[] lent = array;
        if (lender != null && lent != null) {
            array = null;
            lender.giveBack(lent);
        }
    }
}

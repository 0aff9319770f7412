package io.unisession.internal.transport;

import io.unisession.error.RawNotKeptException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one response: the first bytes of an array, which may be longer. They are either kept, or borrowed from a
 * pool until the response's value has been created.
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

    /** Returns bytes that are kept. */
    public static BodyBytes kept(byte[] bytes) {
        return new BodyBytes(bytes, bytes.length, null, null);
    }

    /** Returns borrowed bytes. {@link #release Releasing} them returns the array to its pool. */
    static BodyBytes lent(byte[] array, int length, BufferPool lender) {
        return new BodyBytes(array, length, lender, null);
    }

    /** Returns a copy in another encoding, which can be read only as long as these bytes. */
    public BodyBytes converted(byte[] copy) {
        return new BodyBytes(copy, copy.length, null, this);
    }

    /**
     * The array.
     *
     * @throws RawNotKeptException if the bytes were borrowed and the call has ended
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

    /** The number of bytes in the response. */
    public int length() {
        return length;
    }

    /** Whether the text starts with a character, after white space and a byte order mark. */
    public boolean startsWith(char start) {
        byte[] bytes = get();
        for (int index = 0; index < length; index++) {
            // The three bytes of a byte order mark are negative.
            boolean isSkipped = bytes[index] < 0 ? index < 3 : bytes[index] <= ' ';
            if (!isSkipped) {
                return bytes[index] == start;
            }
        }
        return false;
    }

    /** Called after the response's value or exception has been created. Nothing is read after that. */
    public void release() {
        byte[] lent = array;
        if (lender != null && lent != null) {
            array = null;
            lender.giveBack(lent);
        }
    }
}

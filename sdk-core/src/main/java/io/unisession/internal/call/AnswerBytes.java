package io.unisession.internal.call;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one answer: the first of an array, which may be longer. They are there as long as anyone holds them, or
 * only lent, until its value is made.
 */
public final class AnswerBytes implements Supplier<byte[]> {
    private final int length;
    private final @Nullable SpareArrays lender;
    private volatile byte @Nullable [] array;

    private AnswerBytes(byte[] array, int length, @Nullable SpareArrays lender) {
        this.array = array;
        this.length = length;
        this.lender = lender;
    }

    /** Bytes that stay. */
    public static AnswerBytes kept(byte[] bytes) {
        return new AnswerBytes(bytes, bytes.length, null);
    }

    /** Bytes that are there until they are {@link #release released}, which gives the array back to its lender. */
    static AnswerBytes lent(byte[] array, int length, SpareArrays lender) {
        return new AnswerBytes(array, length, lender);
    }

    /**
     * The array.
     *
     * @throws IllegalStateException if the bytes were only lent and the call is over
     */
    @Override
    public byte[] get() {
        byte[] present = array;
        if (present == null) {
            throw new IllegalStateException("the answer was not kept; to read it with raw(), build the client with"
                    + " keepRaw(true), which is the default");
        }
        return present;
    }

    /** How many bytes the answer has. */
    public int length() {
        return length;
    }

    /** Called when the value of the answer, or its exception, is made: nothing of it is read from then on. */
    public void release() {
        byte[] lent = array;
        if (lender != null && lent != null) {
            array = null;
            lender.giveBack(lent);
        }
    }
}

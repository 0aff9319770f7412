package io.unisession.internal.call;

import io.unisession.Timing;
import io.unisession.error.TransportException.Sent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What the calls of one operation share: the time that they may take together, and whether any of them may have reached
 * the provider. Most operations are one call. For one thread.
 */
public final class Operation {
    /** How long the operation that this thread is about to begin has waited for it, in nanoseconds. */
    private static final ThreadLocal<Long> WAITED = new ThreadLocal<>();

    private final Timing timing;
    private final Duration limit;
    private long start;
    private long callStart;
    private boolean sent;

    private Operation(Duration limit, Timing timing, long waited) {
        this.timing = timing;
        this.limit = limit;
        this.callStart = timing.nanoTime();
        this.start = callStart - waited;
    }

    static Operation within(Duration limit, Timing timing) {
        Long waited = WAITED.get();
        if (waited == null) {
            return new Operation(limit, timing, 0);
        }
        // Time of the first operation only.
        WAITED.remove();
        return new Operation(limit, timing, waited);
    }

    /**
     * Says how long the next operation of this thread has waited for the thread; that is time of the operation.
     *
     * @param nanos the time, or 0 if there is no such operation
     */
    public static void waitedForThread(long nanos) {
        if (nanos > 0) {
            WAITED.set(nanos);
        } else {
            WAITED.remove();
        }
    }

    /** A part of this operation for another thread: it has the same time. {@link #join} notes what it sent. */
    public Operation branch() {
        Operation branch = new Operation(limit, timing, 0);
        branch.start = start;
        branch.sent = sent;
        return branch;
    }

    /** Notes whether a branch, whose thread has ended, may have reached the provider. */
    public void join(Operation branch) {
        sent |= branch.sent;
    }

    /** Begins the next call, whose time is measured by itself. */
    public void nextCall() {
        callStart = timing.nanoTime();
    }

    /** Notes that a request may have reached the provider. */
    public void markSent() {
        sent = true;
    }

    /** Whether any request of the operation may have reached the provider. */
    public boolean isSent() {
        return sent;
    }

    Sent sent() {
        return sent ? Sent.MAYBE : Sent.NO;
    }

    /** The time that the operation may take. */
    public Duration limit() {
        return limit;
    }

    /** Since the call began. */
    Duration elapsed() {
        return Duration.ofNanos(timing.nanoTime() - callStart);
    }

    /** Zero or less when the time is over. */
    long remainingNanos() {
        long most = TimeUnit.NANOSECONDS.convert(limit);
        // Centuries, which the clock cannot measure.
        return most == Long.MAX_VALUE ? most : most - (timing.nanoTime() - start);
    }

    /** What is left, and the least that there is when the time is over. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(1, remainingNanos()));
    }

    /** Whether the time is over, or would be after a wait. */
    boolean isBefore(Duration wait) {
        return remainingNanos() <= TimeUnit.NANOSECONDS.convert(wait);
    }
}

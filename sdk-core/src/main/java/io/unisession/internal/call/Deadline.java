package io.unisession.internal.call;

import io.unisession.Timing;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The end of the time that a call, or several that make one operation, may take. */
public final class Deadline {
    /** How long the call that this thread is about to make has waited for it, in nanoseconds. */
    private static final ThreadLocal<Long> WAITED = new ThreadLocal<>();

    private final Timing timing;
    private final Duration limit;
    private final long start;
    private final long callStart;

    private Deadline(Duration limit, Timing timing, long start, long callStart) {
        this.timing = timing;
        this.limit = limit;
        this.start = start;
        this.callStart = callStart;
    }

    static Deadline in(Duration limit, Timing timing) {
        long now = timing.nanoTime();
        Long waited = WAITED.get();
        if (waited == null) {
            return new Deadline(limit, timing, now, now);
        }
        // Time of the first call only.
        WAITED.remove();
        return new Deadline(limit, timing, now - waited, now);
    }

    /**
     * Says how long the next call of this thread has waited for the thread; that is time of the call.
     *
     * @param nanos the time, or 0 if there is no such call
     */
    public static void waitedForThread(long nanos) {
        if (nanos > 0) {
            WAITED.set(nanos);
        } else {
            WAITED.remove();
        }
    }

    /** The same end, for a call that begins now. */
    public Deadline forNextCall() {
        return new Deadline(limit, timing, start, timing.nanoTime());
    }

    Duration limit() {
        return limit;
    }

    /** Since the call began. */
    Duration elapsed() {
        return Duration.ofNanos(timing.nanoTime() - callStart);
    }

    /** Zero or less when the time is over. */
    long remainingNanos() {
        return TimeUnit.NANOSECONDS.convert(limit) - (timing.nanoTime() - start);
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

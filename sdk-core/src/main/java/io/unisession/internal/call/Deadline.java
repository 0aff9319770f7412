package io.unisession.internal.call;

import io.unisession.Timing;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time limit of a call, or of several calls that make up one operation. */
public final class Deadline {
    /** How long this thread's next call has waited for the thread, in nanoseconds. */
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
        // Counts for the first call only.
        WAITED.remove();
        return new Deadline(limit, timing, now - waited, now);
    }

    /**
     * Sets how long this thread's next call has waited for the thread. The wait counts as time of the call.
     *
     * @param nanos the wait, or 0 if there was none
     */
    public static void waitedForThread(long nanos) {
        if (nanos > 0) {
            WAITED.set(nanos);
        } else {
            WAITED.remove();
        }
    }

    /** The same limit, for a call that starts now. */
    public Deadline forNextCall() {
        return new Deadline(limit, timing, start, timing.nanoTime());
    }

    Duration limit() {
        return limit;
    }

    /** The time since the call started. */
    Duration elapsed() {
        return Duration.ofNanos(timing.nanoTime() - callStart);
    }

    /** The remaining time; zero or less if the limit has passed. */
    long remainingNanos() {
        return TimeUnit.NANOSECONDS.convert(limit) - (timing.nanoTime() - start);
    }

    /** The remaining time, or the shortest possible time if the limit has passed. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(1, remainingNanos()));
    }

    /** Whether the limit has passed, or will have after a wait. */
    boolean isBefore(Duration wait) {
        return remainingNanos() <= TimeUnit.NANOSECONDS.convert(wait);
    }
}

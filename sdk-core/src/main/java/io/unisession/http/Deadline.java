package io.unisession.http;

import java.time.Duration;

/** The end of the time that a call may take. */
final class Deadline {
    private final Timing timing;
    private final Duration limit;
    private final long start;

    private Deadline(Duration limit, Timing timing) {
        this.timing = timing;
        this.limit = limit;
        this.start = timing.nanoTime();
    }

    static Deadline in(Duration limit, Timing timing) {
        return new Deadline(limit, timing);
    }

    /** Nanoseconds of a duration; of one that is longer than 292 years, as many as there are. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException forEver) {
            return Long.MAX_VALUE;
        }
    }

    Duration limit() {
        return limit;
    }

    Duration elapsed() {
        return Duration.ofNanos(timing.nanoTime() - start);
    }

    /** Zero or less when the time is over. */
    long remainingNanos() {
        return nanos(limit) - (timing.nanoTime() - start);
    }

    /** Whether the time is over, or would be after a wait. */
    boolean isBefore(Duration wait) {
        return remainingNanos() <= nanos(wait);
    }
}

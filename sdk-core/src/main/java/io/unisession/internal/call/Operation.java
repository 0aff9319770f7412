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
    private final Timing timing;
    private final Duration limit;
    private final long start;
    private long callStart;
    private boolean sent;

    private Operation(Duration limit, Timing timing) {
        this.timing = timing;
        this.limit = limit;
        this.start = timing.nanoTime();
        this.callStart = start;
    }

    static Operation within(Duration limit, Timing timing) {
        return new Operation(limit, timing);
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

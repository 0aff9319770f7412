package io.unisession.support;

import io.unisession.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A time that passes only when someone sleeps, or when a test says so. Chance always takes the longest wait that it
 * may.
 */
public final class VirtualTiming implements Timing {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    /** Near the end of the numbers, as {@code System.nanoTime} may be: sums of it wrap around. */
    private static final long NANOS_AT_START = Long.MAX_VALUE - 1_000_000L;

    private final AtomicLong passed = new AtomicLong();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final List<Duration> limits = new CopyOnWriteArrayList<>();

    @Override
    public Instant now() {
        return START.plusNanos(passed.get());
    }

    @Override
    public long nanoTime() {
        return NANOS_AT_START + passed.get();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        waits.add(duration);
        advance(duration);
    }

    @Override
    public Duration randomUpTo(Duration limit) {
        limits.add(limit);
        return limit;
    }

    public void advance(Duration duration) {
        passed.addAndGet(duration.toNanos());
    }

    /** The waits that were slept through. */
    public List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** The limits within which a random wait was asked for. */
    public List<Duration> limits() {
        return List.copyOf(limits);
    }
}

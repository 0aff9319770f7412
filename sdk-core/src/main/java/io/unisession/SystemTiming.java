package io.unisession;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The clock, sleep and randomness of the Java runtime. */
enum SystemTiming implements Timing {
    INSTANCE;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        // Converted this way, a duration of centuries is not too long.
        long nanos = Math.max(0, TimeUnit.NANOSECONDS.convert(duration));
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    }

    @Override
    public Duration randomUpTo(Duration limit) {
        long nanos = Math.min(TimeUnit.NANOSECONDS.convert(limit), Long.MAX_VALUE - 1);
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos + 1));
    }
}

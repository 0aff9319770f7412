package io.unisession;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

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
        Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
    }

    @Override
    public Duration randomUpTo(Duration limit) {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(limit.toNanos() + 1));
    }
}

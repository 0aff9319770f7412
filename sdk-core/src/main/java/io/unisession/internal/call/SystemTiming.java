package io.unisession.internal.call;

import io.unisession.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Time as the Java runtime tells it. */
public enum SystemTiming implements Timing {
    /** The only one. */
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

package io.unisession.videosdk;

import io.unisession.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A time that passes only when a test says so. */
final class ManualTiming implements Timing {
    private final AtomicReference<Instant> now;

    ManualTiming(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    void advance(Duration step) {
        now.updateAndGet(moment -> moment.plus(step));
    }

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public long nanoTime() {
        return now.get().toEpochMilli() * 1_000_000;
    }

    @Override
    public void sleep(Duration duration) {
        advance(duration);
    }

    @Override
    public Duration randomUpTo(Duration limit) {
        return limit;
    }
}

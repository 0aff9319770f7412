package io.unisession.internal.client;

import io.unisession.http.Timing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Holds all calls of a batch back for a while after the provider refused one of them for haste. */
public final class RatePause {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private final Timing timing;
    private final long start;
    private final AtomicLong openAfter = new AtomicLong();
    private final AtomicInteger refusals = new AtomicInteger();

    /** A pause that has not begun. */
    public RatePause(Timing timing) {
        this.timing = timing;
        this.start = timing.nanoTime();
    }

    /** Waits until the pause is over, which others may meanwhile have made longer. */
    void await() throws InterruptedException {
        long remaining = openAfter.get() - elapsed();
        while (remaining > 0) {
            timing.sleep(Duration.ofNanos(remaining));
            remaining = openAfter.get() - elapsed();
        }
    }

    /**
     * Begins a pause of the length that the provider asked for, or of one that doubles with each refusal in a row, whichever is longer: a
     * provider that asks for no pause and goes on refusing means one.
     */
    void begin(Optional<Duration> asked) {
        int doublings = Math.min(refusals.getAndIncrement(), MOST_DOUBLINGS);
        Duration own = FIRST.multipliedBy(1L << doublings);
        Duration length = asked.filter(longer -> longer.compareTo(own) > 0).orElse(own);
        openAfter.accumulateAndGet(elapsed() + length.toNanos(), Math::max);
    }

    /** The provider is content again. */
    void succeeded() {
        refusals.set(0);
    }

    private long elapsed() {
        return timing.nanoTime() - start;
    }
}

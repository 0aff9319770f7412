package io.unisession.internal.client;

import io.unisession.Timing;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Pauses all calls of a batch after the provider has rate limited one of them. */
public final class SharedBackoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private final Timing timing;
    private final long start;
    private final AtomicReference<State> state = new AtomicReference<>(new State(0, 0));

    /**
     * The current pause.
     *
     * @param openAfter when the pause ends, in nanoseconds
     * @param refusals how many calls in a row were rate limited
     */
    private record State(long openAfter, int refusals) {
        State refused(long callBegan, long now, Optional<Duration> asked) {
            if (callBegan < openAfter) {
                return new State(later(now, asked.orElse(Duration.ZERO)), refusals);
            }
            Duration own = FIRST.multipliedBy(1L << Math.min(refusals, MOST_DOUBLINGS));
            return new State(later(now, asked.orElse(own)), refusals + 1);
        }

        State succeeded(long callBegan) {
            return callBegan < openAfter ? this : new State(openAfter, 0);
        }

        private long later(long now, Duration length) {
            return Math.max(openAfter, now + length.toNanos());
        }
    }

    /** Creates a backoff without a pause. */
    public SharedBackoff(Timing timing) {
        this.timing = timing;
        this.start = timing.nanoTime();
    }

    /**
     * Waits until the pause is over, even if other calls extend it meanwhile.
     *
     * @return when the caller's call starts, to be passed with its outcome
     */
    long await() throws InterruptedException {
        long remaining = remaining();
        while (remaining > 0) {
            timing.sleep(Duration.ofNanos(remaining));
            remaining = remaining();
        }
        return elapsed();
    }

    /**
     * Starts a pause of the length that the provider asked for. If it asked for none, the pause doubles with each rate
     * limit in a row; those of calls that were running when the pause started do not count again.
     *
     * @param callBegan what {@link #await} returned before the call
     */
    void begin(long callBegan, Optional<Duration> asked) {
        Optional<Duration> given = asked.filter(length -> !length.isZero());
        long now = elapsed();
        state.updateAndGet(before -> before.refused(callBegan, now, given));
    }

    /**
     * Ends the backoff after a success, unless the call started before the rate limit.
     *
     * @param callBegan what {@link #await} returned before the call
     */
    void succeeded(long callBegan) {
        state.updateAndGet(before -> before.succeeded(callBegan));
    }

    private long remaining() {
        return Objects.requireNonNull(state.get()).openAfter() - elapsed();
    }

    private long elapsed() {
        return timing.nanoTime() - start;
    }
}

package io.unisession.internal.client;

import io.unisession.Timing;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Holds all calls of a batch back for a while after the provider refused one of them for haste. */
public final class SharedBackoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private final Timing timing;
    private final long start;
    private final AtomicReference<State> state = new AtomicReference<>(new State(0, 0));

    /**
     * What the refusals so far make of it.
     *
     * @param openAfter when the pause ends, in nanoseconds
     * @param refusals how many calls were refused in a row
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

    /** A pause that has not begun. */
    public SharedBackoff(Timing timing) {
        this.timing = timing;
        this.start = timing.nanoTime();
    }

    /**
     * Waits until the pause is over, which others may meanwhile have made longer.
     *
     * @return when the caller goes on, to be given back with what came of its call
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
     * Begins a pause of the length that the provider asked for. A provider that asks for none and goes on refusing
     * means one all the same, which doubles with each refusal in a row; refusals of calls that were under way when the
     * pause began are part of the first.
     *
     * @param callBegan what {@link #await} gave before the call
     */
    void begin(long callBegan, Optional<Duration> asked) {
        Optional<Duration> given = asked.filter(length -> !length.isZero());
        long now = elapsed();
        state.updateAndGet(before -> before.refused(callBegan, now, given));
    }

    /**
     * The provider is content again, unless the call began before the refusal.
     *
     * @param callBegan what {@link #await} gave before the call
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

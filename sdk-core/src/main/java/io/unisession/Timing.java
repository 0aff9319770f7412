package io.unisession;

import java.time.Duration;
import java.time.Instant;

/**
 * The clocks, the waits and the randomness that UniSession uses. Tests override the methods they need, so that they
 * never really wait. Every method defaults to the system's.
 */
public interface Timing {
    /**
     * The wall clock, for the expiry of tokens and for dates in responses.
     *
     * @return the current time
     */
    default Instant now() {
        return SystemTiming.INSTANCE.now();
    }

    /**
     * A monotonic clock, for time limits.
     *
     * @return nanoseconds since some fixed point in time
     */
    default long nanoTime() {
        return SystemTiming.INSTANCE.nanoTime();
    }

    /**
     * Waits.
     *
     * @param duration how long
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    default void sleep(Duration duration) throws InterruptedException {
        SystemTiming.INSTANCE.sleep(duration);
    }

    /**
     * A random wait (jitter), so that clients that failed together do not retry together.
     *
     * @param limit the longest wait
     * @return between zero and the limit
     */
    default Duration randomUpTo(Duration limit) {
        return SystemTiming.INSTANCE.randomUpTo(limit);
    }

    /**
     * The system's clocks, waits and randomness.
     *
     * @return the timing that clients use unless their builder sets another
     */
    static Timing system() {
        return SystemTiming.INSTANCE;
    }
}

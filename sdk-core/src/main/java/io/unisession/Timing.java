package io.unisession;

import java.time.Duration;
import java.time.Instant;

/**
 * The passing of time, and chance, as everything in UniSession sees them. Tests override what they need, so that they
 * never wait; the rest is the system's.
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
     * A clock that never jumps, for time limits.
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
     * A random part of a wait, so that clients that failed together do not come back together.
     *
     * @param limit the longest wait
     * @return between zero and the limit
     */
    default Duration randomUpTo(Duration limit) {
        return SystemTiming.INSTANCE.randomUpTo(limit);
    }

    /**
     * The time of the system.
     *
     * @return the timing that clients use unless a builder sets another
     */
    static Timing system() {
        return SystemTiming.INSTANCE;
    }
}

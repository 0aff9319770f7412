package io.unisession;

import java.time.Duration;
import java.time.Instant;

/**
 * The passing of time, and chance, as everything in UniSession sees them; tests put their own in place and never wait.
 */
public interface Timing {
    /**
     * The wall clock, for the expiry of tokens and for dates in responses.
     *
     * @return the present moment
     */
    Instant now();

    /**
     * A clock that never jumps, for time limits.
     *
     * @return nanoseconds since some fixed moment
     */
    long nanoTime();

    /**
     * Waits.
     *
     * @param duration how long
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * A random part of a wait, so that clients that failed together do not come back together.
     *
     * @param limit the longest wait
     * @return between zero and the limit
     */
    Duration randomUpTo(Duration limit);

    /**
     * The time of the system.
     *
     * @return the timing that clients use unless told otherwise
     */
    static Timing system() {
        return SystemTiming.INSTANCE;
    }
}

package io.unisession.history.sync;

import io.unisession.Timing;
import io.unisession.error.RateLimitedException;
import io.unisession.error.SessionException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Says whether a call of a task that failed is made again, and when. It counts failures since the last call that
 * succeeded: up to 5 that may be temporary, with longer and longer waits, and up to 100 rejections for the rate limit.
 *
 * <p>Use one for the calls that are made one after another. Not thread-safe.
 */
public final class SyncRetries {
    private static final int MOST_FAILURES = 5;
    private static final int MOST_REJECTIONS = 100;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final Timing timing;
    private int failures;
    private int rejections;

    private SyncRetries(Timing timing) {
        this.timing = Objects.requireNonNull(timing, "timing");
    }

    /**
     * Starts to count.
     *
     * @param timing chooses the random part of each wait
     * @return retries before the first failure
     */
    public static SyncRetries of(Timing timing) {
        return new SyncRetries(timing);
    }

    /** Forgets the failures, because a call has succeeded. */
    public void succeeded() {
        failures = 0;
        rejections = 0;
    }

    /**
     * Counts a failure.
     *
     * @param failure why the call failed
     * @return how long to wait before the same call is made again; zero if the {@linkplain RequestBudget#throttled budget}
     *     waits; empty if it is to be given up
     */
    public Optional<Duration> failed(SessionException failure) {
        if (failure instanceof RateLimitedException) {
            return ++rejections > MOST_REJECTIONS ? Optional.empty() : Optional.of(Duration.ZERO);
        }
        if (!failure.isRetryable() || ++failures > MOST_FAILURES) {
            return Optional.empty();
        }
        return Optional.of(FIRST_WAIT.plus(timing.randomUpTo(FIRST_WAIT.multipliedBy(1L << failures))));
    }
}

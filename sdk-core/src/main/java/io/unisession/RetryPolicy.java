package io.unisession;

import java.time.Duration;
import java.util.Objects;

/**
 * How many times a failed request is retried, and how long to wait before each retry. Whether a failure may be retried
 * at all cannot be set: it depends on the failure, and on whether the operation is {@linkplain
 * io.unisession.spi.http.Endpoint#isIdempotent() idempotent}; see {@code docs/errors.md}.
 */
public final class RetryPolicy {
    private static final RetryPolicy STANDARD = new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(8));

    private final int maxRetries;
    private final Duration firstDelay;
    private final Duration longestDelay;

    private RetryPolicy(int maxRetries, Duration firstDelay, Duration longestDelay) {
        this.maxRetries = maxRetries;
        this.firstDelay = firstDelay;
        this.longestDelay = longestDelay;
    }

    /**
     * Two retries, after random waits of up to 0.5 seconds and up to 1 second.
     *
     * @return the default policy
     */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /**
     * No retries.
     *
     * @return the policy that sends each request once
     */
    public static RetryPolicy none() {
        return STANDARD.withMaxRetries(0);
    }

    /**
     * Sets how many times a request may be retried.
     *
     * @param maxRetries the number of further attempts, 0 for none
     * @return a copy of this policy with that number
     * @throws IllegalArgumentException if the number is negative
     */
    public RetryPolicy withMaxRetries(int maxRetries) {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries must not be negative, but is " + maxRetries);
        }
        return new RetryPolicy(maxRetries, firstDelay, longestDelay);
    }

    /**
     * Sets the waits. The wait before a retry is random, up to a limit that starts at {@code firstDelay} and doubles
     * with each retry, up to {@code longestDelay}. If the provider says how long to wait ({@code Retry-After}), the
     * client waits that long instead.
     *
     * @param firstDelay the limit of the first wait
     * @param longestDelay the limit of every wait
     * @return a copy of this policy with these waits
     * @throws IllegalArgumentException if either is negative
     */
    public RetryPolicy withDelays(Duration firstDelay, Duration longestDelay) {
        Objects.requireNonNull(firstDelay, "firstDelay");
        Objects.requireNonNull(longestDelay, "longestDelay");
        if (firstDelay.isNegative() || longestDelay.isNegative()) {
            throw new IllegalArgumentException("delays must not be negative");
        }
        return new RetryPolicy(maxRetries, firstDelay, longestDelay);
    }

    /**
     * How many times a request may be retried.
     *
     * @return the number of further attempts
     */
    public int maxRetries() {
        return maxRetries;
    }

    /**
     * The longest possible wait before a retry.
     *
     * @param retry the number of the retry, 1 for the first
     * @return the limit of the random wait
     */
    public Duration delayLimit(int retry) {
        Duration delay = firstDelay;
        for (int doubled = 1; doubled < retry && delay.compareTo(longestDelay) < 0; doubled++) {
            // Compared before it is doubled, which might be too long for a duration.
            delay = delay.compareTo(longestDelay.dividedBy(2)) < 0 ? delay.multipliedBy(2) : longestDelay;
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RetryPolicy that
                && maxRetries == that.maxRetries
                && firstDelay.equals(that.firstDelay)
                && longestDelay.equals(that.longestDelay);
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxRetries, firstDelay, longestDelay);
    }

    @Override
    public String toString() {
        return "RetryPolicy[maxRetries=" + maxRetries + ", firstDelay=" + firstDelay + ", longestDelay=" + longestDelay
                + "]";
    }
}

package io.unisession;

import java.time.Duration;

/**
 * How often and when a failed request is sent again. Whether it may be is not a setting: it follows from what happened
 * and from the operation ({@link io.unisession.spi.http.Endpoint#isIdempotent()}), as {@code docs/errors.md} lists.
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
     * Two retries, after a random part of 0.5 and of 1 second.
     *
     * @return the policy of a client that is not told otherwise
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
     * Sets how often a request may be sent again.
     *
     * @param maxRetries the number of further attempts, 0 for none
     * @return a policy like this one with that number
     * @throws IllegalArgumentException if the number is negative
     */
    public RetryPolicy withMaxRetries(int maxRetries) {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries must not be negative, but is " + maxRetries);
        }
        return new RetryPolicy(maxRetries, firstDelay, longestDelay);
    }

    /**
     * Sets the waits: before the n-th retry a random part of {@code firstDelay} doubled n - 1 times, but never of more
     * than {@code longestDelay}. A provider that says how long to wait is obeyed instead.
     *
     * @param firstDelay the limit of the first wait
     * @param longestDelay the limit of every wait
     * @return a policy like this one with these waits
     * @throws IllegalArgumentException if one is negative
     */
    public RetryPolicy withDelays(Duration firstDelay, Duration longestDelay) {
        if (firstDelay.isNegative() || longestDelay.isNegative()) {
            throw new IllegalArgumentException("a delay must not be negative");
        }
        return new RetryPolicy(maxRetries, firstDelay, longestDelay);
    }

    /**
     * How often a request may be sent again.
     *
     * @return the number of further attempts
     */
    public int maxRetries() {
        return maxRetries;
    }

    /**
     * The longest that the wait before a retry can be.
     *
     * @param retry which retry, 1 for the first
     * @return the limit of which a random part is waited
     */
    public Duration delayLimit(int retry) {
        Duration delay = firstDelay;
        for (int doubled = 1; doubled < retry && delay.compareTo(longestDelay) < 0; doubled++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }

    @Override
    public String toString() {
        return "RetryPolicy[maxRetries=" + maxRetries + ", firstDelay=" + firstDelay + ", longestDelay=" + longestDelay
                + "]";
    }
}

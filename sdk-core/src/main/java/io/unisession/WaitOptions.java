package io.unisession;

import io.unisession.internal.text.PositiveDuration;
import java.time.Duration;
import java.util.Objects;

/**
 * How long to wait for a change at the provider, and how often to check.
 *
 * <pre>{@code
 * client.awaitEnd(id, WaitOptions.atMost(Duration.ofHours(2)).withInterval(Duration.ofMinutes(1)));
 * }</pre>
 */
public final class WaitOptions {
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);

    private final Duration limit;
    private final Duration interval;

    private WaitOptions(Duration limit, Duration interval) {
        this.limit = limit;
        this.interval = interval;
    }

    /**
     * Limits the wait. By default, the client checks every ten seconds.
     *
     * @param limit the limit, greater than zero
     * @return the options
     * @throws IllegalArgumentException if the limit is not greater than zero
     */
    public static WaitOptions atMost(Duration limit) {
        return new WaitOptions(PositiveDuration.require("limit", limit), USUAL_INTERVAL);
    }

    /**
     * Sets the interval between two requests.
     *
     * @param interval the interval, at least one second
     * @return a copy of these options with that interval
     * @throws IllegalArgumentException if it is shorter than a second
     */
    public WaitOptions withInterval(Duration interval) {
        Objects.requireNonNull(interval, "interval");
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new IllegalArgumentException(
                    "interval must be at least " + SHORTEST_INTERVAL + ", but is " + interval);
        }
        return new WaitOptions(limit, interval);
    }

    /**
     * The limit of the wait.
     *
     * @return the limit
     */
    public Duration limit() {
        return limit;
    }

    /**
     * The interval between two requests.
     *
     * @return the interval
     */
    public Duration interval() {
        return interval;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WaitOptions that && limit.equals(that.limit) && interval.equals(that.interval);
    }

    @Override
    public int hashCode() {
        return Objects.hash(limit, interval);
    }

    @Override
    public String toString() {
        return "WaitOptions[limit=" + limit + ", interval=" + interval + "]";
    }
}

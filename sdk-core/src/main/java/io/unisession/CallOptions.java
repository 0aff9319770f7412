package io.unisession;

import io.unisession.internal.text.PositiveDuration;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Options for one call. Anything not set here comes from the client's settings.
 *
 * {@snippet file="Snippets.java" region="options"}
 */
public final class CallOptions {
    private static final CallOptions DEFAULTS = new CallOptions(null, null, null, null);

    private final @Nullable Duration attemptTimeout;
    private final @Nullable Duration totalTimeout;
    private final @Nullable Integer maxRetries;
    private final @Nullable RequestGate requestGate;

    private CallOptions(
            @Nullable Duration attemptTimeout,
            @Nullable Duration totalTimeout,
            @Nullable Integer maxRetries,
            @Nullable RequestGate requestGate) {
        this.attemptTimeout = attemptTimeout;
        this.totalTimeout = totalTimeout;
        this.maxRetries = maxRetries;
        this.requestGate = requestGate;
    }

    /**
     * Uses the client's settings.
     *
     * @return options that change nothing
     */
    public static CallOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Limits the time of each attempt, from the DNS lookup to the last byte of the response.
     *
     * @param attemptTimeout the limit, greater than zero
     * @return a copy of these options with that limit
     * @throws IllegalArgumentException if the limit is not greater than zero
     */
    public CallOptions withAttemptTimeout(Duration attemptTimeout) {
        return new CallOptions(
                PositiveDuration.require("attemptTimeout", attemptTimeout), totalTimeout, maxRetries, requestGate);
    }

    /**
     * Limits the time of the whole call, including all attempts and the waits between them.
     *
     * @param totalTimeout the limit, greater than zero
     * @return a copy of these options with that limit
     * @throws IllegalArgumentException if the limit is not greater than zero
     */
    public CallOptions withTotalTimeout(Duration totalTimeout) {
        return new CallOptions(
                attemptTimeout, PositiveDuration.require("totalTimeout", totalTimeout), maxRetries, requestGate);
    }

    /**
     * Sets how many times a failed request may be retried.
     *
     * @param maxRetries the number of further attempts, 0 for none
     * @return a copy of these options with that number
     * @throws IllegalArgumentException if the number is negative
     */
    public CallOptions withMaxRetries(int maxRetries) {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries must not be negative, but is " + maxRetries);
        }
        return new CallOptions(attemptTimeout, totalTimeout, maxRetries, requestGate);
    }

    /**
     * Sets what decides when each request of the call is sent. A call may send several, for example when a service lists
     * the participants of a session on pages.
     *
     * @param gate is passed before each request
     * @return a copy of these options with that gate
     */
    public CallOptions withRequestGate(RequestGate gate) {
        return new CallOptions(attemptTimeout, totalTimeout, maxRetries, Objects.requireNonNull(gate, "gate"));
    }

    /**
     * The limit of each attempt.
     *
     * @return the limit, or empty for the client's
     */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /**
     * The limit of the whole call.
     *
     * @return the limit, or empty for the client's
     */
    public Optional<Duration> totalTimeout() {
        return Optional.ofNullable(totalTimeout);
    }

    /**
     * How many times a failed request may be retried.
     *
     * @return the number, or empty for the client's
     */
    public OptionalInt maxRetries() {
        return maxRetries == null ? OptionalInt.empty() : OptionalInt.of(maxRetries);
    }

    /**
     * What decides when each request is sent.
     *
     * @return the gate, or empty if requests are sent at once
     */
    public Optional<RequestGate> requestGate() {
        return Optional.ofNullable(requestGate);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallOptions that
                && Objects.equals(attemptTimeout, that.attemptTimeout)
                && Objects.equals(totalTimeout, that.totalTimeout)
                && Objects.equals(maxRetries, that.maxRetries)
                && Objects.equals(requestGate, that.requestGate);
    }

    @Override
    public int hashCode() {
        return Objects.hash(attemptTimeout, totalTimeout, maxRetries, requestGate);
    }

    @Override
    public String toString() {
        return "CallOptions[attemptTimeout=" + attemptTimeout + ", totalTimeout=" + totalTimeout + ", maxRetries="
                + maxRetries + "]";
    }
}

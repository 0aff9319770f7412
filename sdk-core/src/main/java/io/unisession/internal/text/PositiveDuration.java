package io.unisession.internal.text;

import java.time.Duration;
import java.util.Objects;

/** Checks time limits, intervals and lifetimes, which must be greater than zero. */
public final class PositiveDuration {
    private PositiveDuration() {}

    /**
     * Checks a duration.
     *
     * @param name the name of the parameter, for the message
     * @throws IllegalArgumentException if it is not greater than zero
     */
    public static Duration require(String name, Duration duration) {
        Objects.requireNonNull(duration, name);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be greater than zero, but is " + duration);
        }
        return duration;
    }
}

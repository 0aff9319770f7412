package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A stretch of time, from one instant up to, and without, a later one. */
public final class TimeSpan {
    private final Instant from;
    private final Instant to;

    private TimeSpan(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /**
     * A span of time.
     *
     * @param from where it begins
     * @param to where it ends
     * @return the span
     * @throws IllegalArgumentException if it would end before it begins
     */
    public static TimeSpan of(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a time span cannot end (" + to + ") before it begins (" + from + ")");
        }
        return new TimeSpan(from, to);
    }

    /**
     * Where the span begins.
     *
     * @return the first instant of the span
     */
    public Instant from() {
        return from;
    }

    /**
     * Where the span ends.
     *
     * @return the first instant after the span
     */
    public Instant to() {
        return to;
    }

    /**
     * How long the span is.
     *
     * @return the time between its ends
     */
    public Duration duration() {
        return Duration.between(from, to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeSpan that && from.equals(that.from) && to.equals(that.to);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, to);
    }

    @Override
    public String toString() {
        return from + "/" + to;
    }
}

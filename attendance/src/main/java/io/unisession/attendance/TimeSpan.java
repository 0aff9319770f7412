package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A span of time between two instants, excluding the second. */
public final class TimeSpan {
    private final Instant from;
    private final Instant to;

    private TimeSpan(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Creates a span.
     *
     * @param from the start
     * @param to the end
     * @return the span
     * @throws IllegalArgumentException if the end is before the start
     */
    public static TimeSpan of(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a time span cannot end (" + to + ") before it starts (" + from + ")");
        }
        return new TimeSpan(from, to);
    }

    /**
     * The start of the span.
     *
     * @return the first instant in the span
     */
    public Instant from() {
        return from;
    }

    /**
     * The end of the span.
     *
     * @return the first instant after the span
     */
    public Instant to() {
        return to;
    }

    /**
     * The duration of the span.
     *
     * @return the time from start to end
     */
    public Duration duration() {
        // As Duration.between, which is slower because it takes any kind of time.
        return Duration.ofSeconds(to.getEpochSecond() - from.getEpochSecond(), to.getNano() - from.getNano());
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

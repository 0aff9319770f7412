package io.unisession.attendance;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a session was planned to take place. Lateness is measured against its start, leaving early against its end, and
 * the share of the session that someone attended against the time between the two.
 */
public final class Schedule {
    private final Instant start;
    private final @Nullable Instant end;

    private Schedule(Instant start, @Nullable Instant end) {
        this.start = start;
        this.end = end;
    }

    /**
     * A session planned from one time to another.
     *
     * @param start the planned start
     * @param end the planned end
     * @return the schedule
     * @throws IllegalArgumentException if the end is not after the start
     */
    public static Schedule of(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("the planned end " + end + " is not after the planned start " + start);
        }
        return new Schedule(start, end);
    }

    /**
     * A session with a planned start and no planned end.
     *
     * @param start the planned start
     * @return the schedule
     */
    public static Schedule from(Instant start) {
        return new Schedule(Objects.requireNonNull(start, "start"), null);
    }

    /**
     * When the session should begin.
     *
     * @return the planned start
     */
    public Instant start() {
        return start;
    }

    /**
     * When the session should end.
     *
     * @return the planned end, or empty where none was planned
     */
    public Optional<Instant> end() {
        return Optional.ofNullable(end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schedule that && start.equals(that.start) && Objects.equals(end, that.end);
    }

    @Override
    public int hashCode() {
        return Objects.hash(start, end);
    }

    @Override
    public String toString() {
        return "Schedule[start=" + start + ", end=" + end + "]";
    }
}

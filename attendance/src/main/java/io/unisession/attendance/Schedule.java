package io.unisession.attendance;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a session was scheduled to take place. A report compares joins with its start and leaves with its end, and
 * computes shares of the time between them.
 */
public final class Schedule {
    private final Instant start;
    private final @Nullable Instant end;

    private Schedule(Instant start, @Nullable Instant end) {
        this.start = start;
        this.end = end;
    }

    /**
     * Creates a schedule with a start and an end.
     *
     * @param start the scheduled start
     * @param end the scheduled end
     * @return the schedule
     * @throws IllegalArgumentException if the end is not after the start
     */
    public static Schedule of(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException(
                    "the scheduled end " + end + " is not after the scheduled start " + start);
        }
        return new Schedule(start, end);
    }

    /**
     * Creates a schedule with a start only.
     *
     * @param start the scheduled start
     * @return the schedule
     */
    public static Schedule from(Instant start) {
        return new Schedule(Objects.requireNonNull(start, "start"), null);
    }

    /**
     * When the session is scheduled to start.
     *
     * @return the scheduled start
     */
    public Instant start() {
        return start;
    }

    /**
     * When the session is scheduled to end.
     *
     * @return the scheduled end, or empty if there is none
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

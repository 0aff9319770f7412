package io.unisession;

import io.unisession.internal.text.Redactor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time from when a participant joined to when they left. Someone who comes back has several intervals. */
public final class Interval {
    private final @Nullable Instant joinedAt;
    private final @Nullable Instant leftAt;
    private final IntervalEnd end;
    private final @Nullable String connectionId;
    private final @Nullable Duration reportedDuration;
    private final List<String> unreadableFields;

    private Interval(Builder builder, @Nullable Instant joinedAt, @Nullable Instant leftAt, IntervalEnd end) {
        this.joinedAt = joinedAt;
        this.leftAt = leftAt;
        this.end = end;
        this.connectionId = builder.connectionId;
        this.reportedDuration = isUsed(builder.duration, joinedAt, leftAt, end) ? builder.duration : null;
        this.unreadableFields = builder.unreadableFields;
    }

    private Interval(@Nullable Instant joinedAt, @Nullable Instant leftAt) {
        this.joinedAt = joinedAt;
        this.leftAt = leftAt;
        this.end = leftAt == null ? IntervalEnd.OPEN : IntervalEnd.REPORTED;
        this.connectionId = null;
        this.reportedDuration = null;
        this.unreadableFields = List.of();
    }

    /**
     * Creates an interval as a provider reported it. Nothing is corrected: a leave before the join is kept as reported.
     *
     * @param joinedAt when the participant joined, or null if the provider does not say
     * @param leftAt when the participant left, or null while the interval is open
     * @return an interval whose end is {@link IntervalEnd#REPORTED}, or {@link IntervalEnd#OPEN} without a leave
     */
    public static Interval of(@Nullable Instant joinedAt, @Nullable Instant leftAt) {
        return new Interval(joinedAt, leftAt);
    }

    /**
     * Starts an interval.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * When the participant joined.
     *
     * @return the time, or empty if the provider does not say
     */
    public Optional<Instant> joinedAt() {
        return Optional.ofNullable(joinedAt);
    }

    /**
     * When the participant left.
     *
     * @return the time; empty if the interval is open or its end is unknown
     */
    public Optional<Instant> leftAt() {
        return Optional.ofNullable(leftAt);
    }

    /**
     * What is known about the end: whether the interval is still open, and where {@link #leftAt()} comes from.
     *
     * @return the end
     */
    public IntervalEnd end() {
        return end;
    }

    /**
     * The provider's id for this connection, for providers that give every join its own id.
     *
     * @return the id, or empty if the provider has none
     */
    public Optional<String> connectionId() {
        return Optional.ofNullable(connectionId);
    }

    /**
     * How long the interval lasted: from join to leave, or the duration that the provider reports if either is unknown.
     *
     * @return the duration; empty if it is unknown, zero if the provider reports a leave before the join
     */
    public Optional<Duration> duration() {
        if (joinedAt == null || leftAt == null) {
            return Optional.ofNullable(reportedDuration);
        }
        Duration duration = Duration.between(joinedAt, leftAt);
        return Optional.of(duration.isNegative() ? Duration.ZERO : duration);
    }

    /**
     * The fields of this interval that could not be read. If the leave could not be read, the end is {@link
     * IntervalEnd#UNKNOWN}.
     *
     * @return the provider's names of the fields, in an unmodifiable list; nearly always empty
     */
    public List<String> unreadableFields() {
        return unreadableFields;
    }

    private static boolean isUsed(
            @Nullable Duration duration, @Nullable Instant joinedAt, @Nullable Instant leftAt, IntervalEnd end) {
        if (duration == null || end == IntervalEnd.OPEN || leftAt != null) {
            return false;
        }
        return joinedAt == null || moved(joinedAt, duration, 1) != null;
    }

    /** A duration, or null if it is a placeholder for no duration. */
    static @Nullable Duration known(@Nullable Duration duration) {
        return duration == null || duration.isZero() || duration.isNegative() ? null : duration;
    }

    /** A time moved by a duration; null if either is unknown or the result is out of range. */
    static @Nullable Instant moved(@Nullable Instant time, @Nullable Duration duration, int direction) {
        try {
            if (time == null || duration == null) {
                return null;
            }
            return direction < 0 ? time.minus(duration) : time.plus(duration);
        } catch (DateTimeException | ArithmeticException beyond) {
            return null;
        }
    }

    /** Whether the duration gives the end, provided that the interval has ended. */
    boolean awaitsSession() {
        return end == IntervalEnd.UNKNOWN && joinedAt != null && reportedDuration != null;
    }

    /** This interval, now known to have ended or to be open. */
    Interval withEnd(IntervalEnd how) {
        return builder()
                .joinedAt(joinedAt)
                .end(how)
                .connectionId(connectionId)
                .duration(reportedDuration)
                .unreadableFields(unreadableFields)
                .build();
    }

    /** This interval, ended with its session. */
    Interval endedWithSession(Instant time) {
        return builder()
                .joinedAt(joinedAt)
                .leftAt(time)
                .end(IntervalEnd.SESSION_END)
                .connectionId(connectionId)
                .unreadableFields(unreadableFields)
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Interval that
                && Objects.equals(joinedAt, that.joinedAt)
                && Objects.equals(leftAt, that.leftAt)
                && end == that.end
                && Objects.equals(connectionId, that.connectionId)
                && Objects.equals(reportedDuration, that.reportedDuration);
    }

    @Override
    public int hashCode() {
        return Objects.hash(joinedAt, leftAt, end, connectionId, reportedDuration);
    }

    @Override
    public String toString() {
        return Redactor.escaped("Interval[joinedAt=" + joinedAt + ", leftAt=" + leftAt + ", end=" + end
                + (reportedDuration == null ? "" : ", duration=" + reportedDuration)
                + (connectionId == null ? "" : ", connectionId=" + connectionId) + "]");
    }

    /** Builds an {@link Interval}. Every field is optional. */
    public static final class Builder {
        private @Nullable Instant joinedAt;
        private @Nullable Instant leftAt;
        private @Nullable IntervalEnd end;
        private @Nullable String connectionId;
        private @Nullable Duration duration;
        private List<String> unreadableFields = List.of();

        private Builder() {}

        /**
         * Sets when the participant joined.
         *
         * @param joinedAt the time, or null if the provider does not say
         * @return this builder
         */
        public Builder joinedAt(@Nullable Instant joinedAt) {
            this.joinedAt = joinedAt;
            return this;
        }

        /**
         * Sets when the participant left.
         *
         * @param leftAt the time, or null if the interval is open or its end is unknown
         * @return this builder
         */
        public Builder leftAt(@Nullable Instant leftAt) {
            this.leftAt = leftAt;
            return this;
        }

        /**
         * Sets what is known about the end. By default, it is {@link IntervalEnd#REPORTED} with a leave; without one,
         * it is {@link IntervalEnd#UNKNOWN} if the interval has a duration, otherwise {@link IntervalEnd#OPEN}.
         *
         * @param end the end
         * @return this builder
         */
        public Builder end(IntervalEnd end) {
            this.end = Objects.requireNonNull(end, "end");
            return this;
        }

        /**
         * Sets the provider's id for this connection.
         *
         * @param connectionId the id, or null if the provider has none
         * @return this builder
         */
        public Builder connectionId(@Nullable String connectionId) {
            this.connectionId = connectionId;
            return this;
        }

        /**
         * Sets how long the interval lasted, as reported by the provider. The duration is used if a time is missing:
         *
         * <ul>
         *   <li>without a join, the interval started this long before the leave
         *   <li>without a leave, but with an end set to {@link IntervalEnd#UNKNOWN} because the participant has left,
         *       it ended this long after the join
         *   <li>without a leave, and with no end set, it may still be open, and the duration is the duration so far;
         *       {@link Session.Builder#build()} decides
         * </ul>
         *
         * @param duration the duration; null, zero or less if it is unknown
         * @return this builder
         */
        public Builder duration(@Nullable Duration duration) {
            this.duration = known(duration);
            return this;
        }

        /**
         * Sets which fields could not be read.
         *
         * @param unreadableFields the provider's names of the fields
         * @return this builder
         */
        public Builder unreadableFields(List<String> unreadableFields) {
            this.unreadableFields = List.copyOf(unreadableFields);
            return this;
        }

        /**
         * Builds the interval.
         *
         * @return the interval
         * @throws IllegalStateException if the end contradicts the leave: {@code REPORTED} and {@code SESSION_END} need
         *     a leave, {@code OPEN} and {@code UNKNOWN} must not have one
         */
        public Interval build() {
            Instant joined = joinedAt == null ? moved(leftAt, duration, -1) : joinedAt;
            if (end == null) {
                return new Interval(this, joined, leftAt, impliedEnd());
            }
            boolean needsLeave = end == IntervalEnd.REPORTED || end == IntervalEnd.SESSION_END;
            if (needsLeave != (leftAt != null)) {
                throw new IllegalStateException(
                        "an interval with end " + end + (needsLeave ? " needs" : " cannot have") + " leftAt");
            }
            Instant left = end == IntervalEnd.UNKNOWN ? moved(joinedAt, duration, 1) : null;
            return left == null
                    ? new Interval(this, joined, leftAt, end)
                    : new Interval(this, joined, left, IntervalEnd.REPORTED);
        }

        private IntervalEnd impliedEnd() {
            if (leftAt != null) {
                return IntervalEnd.REPORTED;
            }
            return duration == null ? IntervalEnd.OPEN : IntervalEnd.UNKNOWN;
        }
    }
}

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

    /**
     * Creates an interval as a provider reported it. Nothing is corrected: a leave before the join is kept as
     * reported.
     *
     * @param joinedAt when the participant joined, or null where the provider does not say
     * @param leftAt when the participant left, or null while the interval is open
     * @return an interval whose end is {@link IntervalEnd#REPORTED}, or {@link IntervalEnd#OPEN} without a leave
     */
    public static Interval of(@Nullable Instant joinedAt, @Nullable Instant leftAt) {
        return builder().joinedAt(joinedAt).leftAt(leftAt).build();
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
     * @return the time, or empty where the provider does not say
     */
    public Optional<Instant> joinedAt() {
        return Optional.ofNullable(joinedAt);
    }

    /**
     * When the participant left.
     *
     * @return the time; empty while the interval is open or where its end is unknown
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
     * @return the id, or empty where the provider has none
     */
    public Optional<String> connectionId() {
        return Optional.ofNullable(connectionId);
    }

    /**
     * How long the interval lasted: the time from join to leave or, where either is unknown, the duration that the provider
     * reports.
     *
     * @return the duration; empty where it is not known, zero where the provider reports a leave before the join
     */
    public Optional<Duration> duration() {
        if (joinedAt == null || leftAt == null) {
            return Optional.ofNullable(reportedDuration);
        }
        Duration duration = Duration.between(joinedAt, leftAt);
        return Optional.of(duration.isNegative() ? Duration.ZERO : duration);
    }

    /**
     * The fields of this interval that the response had, but that could not be read. A leave that cannot be read makes the
     * end {@link IntervalEnd#UNKNOWN}.
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

    /** A duration, unless it says that there is none yet. */
    static @Nullable Duration known(@Nullable Duration duration) {
        return duration == null || duration.isZero() || duration.isNegative() ? null : duration;
    }

    /** A time moved by a duration; null where either is unknown, or there is no such time. */
    static @Nullable Instant moved(@Nullable Instant time, @Nullable Duration duration, int direction) {
        try {
            return time == null || duration == null ? null : time.plus(duration.multipliedBy(direction));
        } catch (DateTimeException | ArithmeticException beyond) {
            return null;
        }
    }

    /** Whether a duration would say when this interval ended, if only it were known that it has. */
    boolean awaitsSession() {
        return end == IntervalEnd.UNKNOWN && joinedAt != null && reportedDuration != null;
    }

    /** This interval, known to be over, or still open. */
    Interval withEnd(IntervalEnd how) {
        return builder()
                .joinedAt(joinedAt)
                .end(how)
                .connectionId(connectionId)
                .duration(reportedDuration)
                .unreadableFields(unreadableFields)
                .build();
    }

    /** This interval with the end of its session for its own. */
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

    /** Collects the fields of an {@link Interval}; every one may be left out. */
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
         * @param joinedAt the time, or null where the provider does not say
         * @return this builder
         */
        public Builder joinedAt(@Nullable Instant joinedAt) {
            this.joinedAt = joinedAt;
            return this;
        }

        /**
         * Sets when the participant left.
         *
         * @param leftAt the time, or null while the interval is open or where its end is unknown
         * @return this builder
         */
        public Builder leftAt(@Nullable Instant leftAt) {
            this.leftAt = leftAt;
            return this;
        }

        /**
         * Sets what is known about the end. Unless set, an interval with a leave is {@link IntervalEnd#REPORTED}. One without is
         * {@link IntervalEnd#OPEN}, or {@link IntervalEnd#UNKNOWN} if it has a duration.
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
         * @param connectionId the id, or null where the provider has none
         * @return this builder
         */
        public Builder connectionId(@Nullable String connectionId) {
            this.connectionId = connectionId;
            return this;
        }

        /**
         * Sets how long the interval lasted, as the provider says. It counts where a time is missing:
         *
         * <ul>
         *   <li>without a join, it began so long before the leave
         *   <li>without a leave, and with an end that is set to {@link IntervalEnd#UNKNOWN} because the participant has
         *       left, it ended so long after the join
         *   <li>without a leave, and with no end set, nobody knows yet whether it has ended: a duration may be one so far.
         *       The session decides, see {@link Session.Builder#build()}
         * </ul>
         *
         * @param duration the duration; null, zero or less where it is not known
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
         * Makes the interval.
         *
         * @return the interval
         * @throws IllegalStateException if the end contradicts the leave: {@code REPORTED} and {@code SESSION_END} need
         *     one, {@code OPEN} and {@code UNKNOWN} have none
         */
        public Interval build() {
            Instant joined = joinedAt == null ? moved(leftAt, duration, -1) : joinedAt;
            if (end == null) {
                return new Interval(this, joined, leftAt, impliedEnd());
            }
            boolean needsLeave = end == IntervalEnd.REPORTED || end == IntervalEnd.SESSION_END;
            if (needsLeave != (leftAt != null)) {
                throw new IllegalStateException(
                        "an interval whose end is " + end + (needsLeave ? " needs" : " cannot have") + " leftAt");
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

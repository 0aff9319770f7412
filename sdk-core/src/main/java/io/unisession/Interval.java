package io.unisession;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time from when a participant joined to when they left. Someone who comes back has several intervals. */
public final class Interval {
    private final @Nullable Instant joinedAt;
    private final @Nullable Instant leftAt;
    private final IntervalEnd end;
    private final @Nullable String connectionId;

    private Interval(Builder builder, IntervalEnd end) {
        this.joinedAt = builder.joinedAt;
        this.leftAt = builder.leftAt;
        this.end = end;
        this.connectionId = builder.connectionId;
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
     * How long the interval lasted.
     *
     * @return the time from join to leave; empty where either is unknown, zero where the provider reports a leave
     *     before the join
     */
    public Optional<Duration> duration() {
        if (joinedAt == null || leftAt == null) {
            return Optional.empty();
        }
        Duration duration = Duration.between(joinedAt, leftAt);
        return Optional.of(duration.isNegative() ? Duration.ZERO : duration);
    }

    /** A copy of this interval with another end. */
    Interval endedAt(@Nullable Instant time, IntervalEnd how) {
        return builder()
                .joinedAt(joinedAt)
                .leftAt(time)
                .end(how)
                .connectionId(connectionId)
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Interval that
                && Objects.equals(joinedAt, that.joinedAt)
                && Objects.equals(leftAt, that.leftAt)
                && end == that.end
                && Objects.equals(connectionId, that.connectionId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(joinedAt, leftAt, end, connectionId);
    }

    @Override
    public String toString() {
        return "Interval[joinedAt=" + joinedAt + ", leftAt=" + leftAt + ", end=" + end
                + (connectionId == null ? "" : ", connectionId=" + connectionId) + "]";
    }

    /** Collects the fields of an {@link Interval}; every one may be left out. */
    public static final class Builder {
        private @Nullable Instant joinedAt;
        private @Nullable Instant leftAt;
        private @Nullable IntervalEnd end;
        private @Nullable String connectionId;

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
         * Sets what is known about the end. Unless set, an interval with a leave is {@link IntervalEnd#REPORTED}, and
         * one without is {@link IntervalEnd#OPEN}.
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
         * Makes the interval.
         *
         * @return the interval
         * @throws IllegalStateException if the end contradicts the leave: {@code REPORTED} and {@code SESSION_END} need
         *     one, {@code OPEN} and {@code UNKNOWN} have none
         */
        public Interval build() {
            if (end == null) {
                return new Interval(this, leftAt == null ? IntervalEnd.OPEN : IntervalEnd.REPORTED);
            }
            boolean needsLeave = end == IntervalEnd.REPORTED || end == IntervalEnd.SESSION_END;
            if (needsLeave != (leftAt != null)) {
                throw new IllegalStateException(
                        "an interval whose end is " + end + (needsLeave ? " needs" : " cannot have") + " leftAt");
            }
            return new Interval(this, end);
        }
    }
}

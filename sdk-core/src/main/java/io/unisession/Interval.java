package io.unisession;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a participant in a session, from a join to the leave that follows it. Someone who comes back has several.
 */
public final class Interval {
    private final @Nullable Instant joinedAt;
    private final @Nullable Instant leftAt;

    private Interval(@Nullable Instant joinedAt, @Nullable Instant leftAt) {
        this.joinedAt = joinedAt;
        this.leftAt = leftAt;
    }

    /**
     * An interval as a provider reported it. Nothing is corrected: a leave before the join stays as it was said.
     *
     * @param joinedAt when the participant joined, or null where the provider does not say
     * @param leftAt when the participant left, or null while the participant is present
     * @return the interval
     */
    public static Interval of(@Nullable Instant joinedAt, @Nullable Instant leftAt) {
        return new Interval(joinedAt, leftAt);
    }

    /**
     * When the participant joined.
     *
     * @return the moment, or empty where the provider does not say
     */
    public Optional<Instant> joinedAt() {
        return Optional.ofNullable(joinedAt);
    }

    /**
     * When the participant left.
     *
     * @return the moment, or empty while the participant has not left
     */
    public Optional<Instant> leftAt() {
        return Optional.ofNullable(leftAt);
    }

    /**
     * How long the stay lasted.
     *
     * @return the time from join to leave; empty where either is unknown, zero where the provider reports a leave
     *     before the join
     */
    public Optional<Duration> duration() {
        if (joinedAt == null || leftAt == null) {
            return Optional.empty();
        }
        Duration stay = Duration.between(joinedAt, leftAt);
        return Optional.of(stay.isNegative() ? Duration.ZERO : stay);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Interval that
                && Objects.equals(joinedAt, that.joinedAt)
                && Objects.equals(leftAt, that.leftAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(joinedAt, leftAt);
    }

    @Override
    public String toString() {
        return "Interval[joinedAt=" + joinedAt + ", leftAt=" + leftAt + "]";
    }
}

package io.unisession;

import io.unisession.internal.text.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A person or device that took part in a session. Some providers also list recorders, agents and phones that dialled
 * in; {@code unwrap} and {@code raw()} give the provider's own fields.
 *
 * <p>Two participants are equal when their neutral fields are: id, user id, name, role and intervals.
 */
public final class Participant extends ReportedValue {
    private final @Nullable String id;
    private final @Nullable String userId;
    private final @Nullable String name;
    private final @Nullable String role;
    private final List<Interval> intervals;
    /** Whether no session can change the intervals. Known early, because reading ten thousand people again takes time. */
    private final boolean hasEnded;

    private Participant(Builder builder) {
        super(builder);
        this.id = builder.id;
        this.userId = builder.userId;
        this.name = builder.name;
        this.role = builder.role;
        this.intervals = builder.intervals;
        this.hasEnded = PresenceTimes.haveEnded(intervals);
    }

    /**
     * Starts building a participant. Applications need this in tests only; providers build participants from responses.
     *
     * @param id the participant's id at the provider; null or blank if the provider sent none
     * @return a builder
     */
    public static Builder builder(@Nullable String id) {
        return new Builder(id);
    }

    /**
     * Merges records with the same id into one participant, for providers that list a person again after each
     * reconnect. The participant has the intervals of all records; each other field is from the first record that has
     * it; typed fields and raw are from the first record. Records without an id are different people.
     *
     * @param records the records, in the provider's order
     * @return the participants in the order of their first records; the same list if no id is repeated
     */
    public static List<Participant> merged(List<Participant> records) {
        Set<String> ids = new HashSet<>(records.size() * 2);
        for (Participant each : records) {
            if (each.id != null && !ids.add(each.id)) {
                return ParticipantMerger.merge(records);
            }
        }
        return records;
    }

    /**
     * Like {@link #merged(List)}, for providers whose records of one person have different ids. The participant has the
     * id of the first record that is {@link Presence#PRESENT}, or else of the first record: that is the connection which
     * can be removed.
     *
     * @param records the records, in the provider's order
     * @param person what the records of one person have in common; a record for which it returns null is a person of its
     *     own
     * @return the participants in the order of their first records
     */
    public static List<Participant> merged(
            List<Participant> records, Function<? super Participant, ? extends @Nullable Object> person) {
        return ParticipantMerger.merge(records, person);
    }

    /**
     * The participant's id at the provider, which {@link io.unisession.capability.ParticipantRemoval} takes. It may be
     * unique only within its session.
     *
     * @return the id, or empty for a participant whom the provider lists without one
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * The application's own id for the person, which it gave to the provider when they joined. It stays the same when
     * the person rejoins, even if the provider creates a new participant for each connection.
     *
     * @return the id; empty if the provider has no such id besides {@link #id()}, or the application gave none
     */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /**
     * The name that others see.
     *
     * @return the name, or empty if the provider has none
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * The provider's own word for what the participant may do, such as {@code host}.
     *
     * @return the role, or empty if the provider has none
     */
    public Optional<String> role() {
        return Optional.ofNullable(role);
    }

    /**
     * When the participant was in the session, in the provider's order. In a session that has ended, no interval is
     * open; see {@link Session.Builder#build()}.
     *
     * @return an unmodifiable list, empty if the provider reports no times
     */
    public List<Interval> intervals() {
        return intervals;
    }

    /**
     * The earliest join.
     *
     * @return the time, or empty if no join is known
     */
    public Optional<Instant> firstJoinedAt() {
        return new PresenceTimes(intervals).firstJoin();
    }

    /**
     * The latest leave of a participant who has left.
     *
     * @return the time; empty unless {@link #presence()} is {@link Presence#LEFT}
     */
    public Optional<Instant> lastLeftAt() {
        PresenceTimes times = new PresenceTimes(intervals);
        return times.presence() == Presence.LEFT ? times.lastLeave() : Optional.empty();
    }

    /**
     * Whether the participant was in the session when the provider responded. The interval that started last decides,
     * because a lost connection may have left an earlier one open.
     *
     * @return {@link Presence#UNKNOWN} if the provider reports no times
     */
    public Presence presence() {
        return new PresenceTimes(intervals).presence();
    }

    /**
     * How long the participant was in the session. Overlapping intervals count once. How much of an interval counts
     * depends on its end:
     *
     * <ul>
     *   <li>{@code REPORTED} and {@code SESSION_END}: from the join to the leave
     *   <li>{@code OPEN}: from the join to the next join, or to {@code now} if none follows
     *   <li>{@code UNKNOWN}: its duration, if the provider reports one; otherwise from the join to the next join, or
     *       nothing if none follows
     * </ul>
     *
     * <p>An interval without a join counts the duration that the provider reports, if any.
     *
     * @param now the current time, up to which an open interval counts
     * @return the time present, zero if the provider reports no times
     */
    public Duration timePresent(Instant now) {
        return new PresenceTimes(intervals).timePresent(now);
    }

    /** This participant, with intervals closed according to the session's status. */
    Participant inSession(SessionStatus status, @Nullable Instant endedAt) {
        if (hasEnded || (status != SessionStatus.ENDED && !PresenceTimes.awaitSession(intervals))) {
            return this;
        }
        List<Interval> decided = new PresenceTimes(intervals).inSession(status, endedAt);
        return decided.equals(intervals) ? this : toBuilder().intervals(decided).build();
    }

    /**
     * Copies this participant into a builder, to change some of the fields.
     *
     * @return a builder that builds a participant equal to this one, with the same typed fields and {@link #raw()}
     */
    public Builder toBuilder() {
        return new Builder(id)
                .userId(userId)
                .name(name)
                .role(role)
                .intervals(intervals)
                .from(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Participant that
                && Objects.equals(id, that.id)
                && Objects.equals(userId, that.userId)
                && Objects.equals(name, that.name)
                && Objects.equals(role, that.role)
                && intervals.equals(that.intervals);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, userId, name, role, intervals);
    }

    /** Omits name and user id: they are personal data, and do not belong in logs. */
    @Override
    public String toString() {
        return Redactor.escaped("Participant[id=" + id + ", role=" + role + ", intervals=" + intervals.size()
                + ", presence=" + presence() + "]");
    }

    /** Builds a {@link Participant}. Every field is optional. */
    public static final class Builder extends ReportedValue.Builder<Builder> {
        private final @Nullable String id;
        private @Nullable String userId;
        private @Nullable String name;
        private @Nullable String role;
        private List<Interval> intervals = List.of();

        private Builder(@Nullable String id) {
            this.id = id == null || id.isBlank() ? null : id;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets the application's own id for the person.
         *
         * @param userId the id, or null if there is none
         * @return this builder
         */
        public Builder userId(@Nullable String userId) {
            this.userId = userId;
            return this;
        }

        /**
         * Sets the name that others see.
         *
         * @param name the name, or null if there is none
         * @return this builder
         */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets the provider's word for what the participant may do.
         *
         * @param role the role, or null if there is none
         * @return this builder
         */
        public Builder role(@Nullable String role) {
            this.role = role;
            return this;
        }

        /**
         * Sets when the participant was there, in the provider's order.
         *
         * @param intervals the intervals
         * @return this builder
         */
        public Builder intervals(List<Interval> intervals) {
            this.intervals = List.copyOf(intervals);
            return this;
        }

        /**
         * Builds the participant.
         *
         * @return the participant
         */
        public Participant build() {
            return new Participant(this);
        }
    }
}

package io.unisession;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Someone, or something, that took part in a session. Providers also list recorders, agents and dialled-in phones here;
 * what a participant is beyond the neutral fields is found by {@link #unwrap} and {@link #raw}.
 *
 * <p>Two participants are equal when their neutral fields are: id, user id, name, role and intervals.
 */
public final class Participant {
    private final @Nullable String id;
    private final @Nullable String userId;
    private final @Nullable String name;
    private final @Nullable String role;
    private final List<Interval> intervals;
    private final @Nullable Object providerValue;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;

    private Participant(Builder builder) {
        this.id = builder.id;
        this.userId = builder.userId;
        this.name = builder.name;
        this.role = builder.role;
        this.intervals = builder.intervals;
        this.providerValue = builder.providerValue;
        this.raw = builder.raw;
        this.metadata = builder.metadata;
    }

    /**
     * Starts a participant. Applications need this in tests only; providers build participants from responses.
     *
     * @param id the participant's id at the provider; null or blank where the provider gave none
     * @return a builder
     */
    public static Builder builder(@Nullable String id) {
        return new Builder(id);
    }

    /**
     * The participant's id at the provider: what {@link io.unisession.capability.ParticipantRemoval} takes. Providers do
     * not promise that it is unique beyond its session.
     *
     * @return the id, or empty for a participant whom the provider lists without one
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * The application's own id of the person, which it gave to the provider when they joined. It stays the same when
     * they come back, at providers where every connection is a new participant.
     *
     * @return the id, or empty where the provider keeps none apart from {@link #id()}, or the application gave none
     */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /**
     * The name that others see.
     *
     * @return the name, or empty where the provider knows none
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * The provider's own word for what the participant may do, such as {@code host}.
     *
     * @return the role, or empty where the provider has none
     */
    public Optional<String> role() {
        return Optional.ofNullable(role);
    }

    /**
     * When the participant was there, in the provider's order. In a session that has ended no interval is open; see
     * {@link Session.Builder#build()}.
     *
     * @return an unmodifiable list, empty where the provider reports no times
     */
    public List<Interval> intervals() {
        return intervals;
    }

    /**
     * The earliest join.
     *
     * @return the time, or empty where no join is known
     */
    public Optional<Instant> firstJoinedAt() {
        return new Attendance(intervals).firstJoin();
    }

    /**
     * The latest leave of a participant who has left.
     *
     * @return the time; empty unless {@link #presence()} is {@link Presence#LEFT}
     */
    public Optional<Instant> lastLeftAt() {
        Attendance attendance = new Attendance(intervals);
        return attendance.presence() == Presence.LEFT ? attendance.lastLeave() : Optional.empty();
    }

    /**
     * Whether the participant is in the session, as far as the response said. The interval that began last decides: an
     * earlier one without a leave does not count, since a lost connection can leave one behind.
     *
     * @return {@link Presence#UNKNOWN} where the provider reports no times
     */
    public Presence presence() {
        return new Attendance(intervals).presence();
    }

    /**
     * How long the participant was there. Overlapping intervals count once. What an interval counts depends on its end:
     *
     * <ul>
     *   <li>{@code REPORTED} and {@code SESSION_END}: from the join to the leave
     *   <li>{@code OPEN}: from the join to the next join, or to {@code now} if none follows
     *   <li>{@code UNKNOWN}: from the join to the next join, or nothing if none follows
     * </ul>
     *
     * <p>An interval without a join counts nothing.
     *
     * @param now where an open interval is cut
     * @return the time present, zero where the provider reports no times
     */
    public Duration timePresent(Instant now) {
        return new Attendance(intervals).timePresent(now);
    }

    /** This participant in a session that has ended; the end is null where it is unknown. */
    Participant inSessionEndedAt(@Nullable Instant sessionEnd) {
        List<Interval> ended = new Attendance(intervals).inSessionEndedAt(sessionEnd);
        if (ended.equals(intervals)) {
            return this;
        }
        return new Builder(id)
                .userId(userId)
                .name(name)
                .role(role)
                .intervals(ended)
                .providerValue(providerValue)
                .raw(raw)
                .metadata(metadata)
                .build();
    }

    /**
     * The provider's own fields of this participant, typed.
     *
     * @param type the provider's class, such as {@code VideoSdkParticipant}
     * @param <T> the provider's class
     * @return the fields, or empty when the participant comes from another provider
     */
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(providerValue) ? Optional.of(type.cast(providerValue)) : Optional.empty();
    }

    /**
     * The participant's part of the provider's response, with every field, even ones newer than this version.
     *
     * @return the part of the response, empty where the participant was no JSON object in it; it cannot be read where
     *     {@link SessionClientBuilder#keepRaw} is false
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * How the response came.
     *
     * @return the metadata of the response, {@link ResponseMetadata#none()} for a participant of a session or of a
     *     page, which have it themselves
     */
    public ResponseMetadata metadata() {
        return metadata;
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

    /** Without name and user id, which may say who someone is: logs outlive the right to hold that. */
    @Override
    public String toString() {
        return "Participant[id=" + id + ", role=" + role + ", intervals=" + intervals.size() + ", presence="
                + presence() + "]";
    }

    /** Collects the fields of a {@link Participant}; every one may be left out. */
    public static final class Builder {
        private final @Nullable String id;
        private @Nullable String userId;
        private @Nullable String name;
        private @Nullable String role;
        private List<Interval> intervals = List.of();
        private @Nullable Object providerValue;
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder(@Nullable String id) {
            this.id = id == null || id.isBlank() ? null : id;
        }

        /**
         * Sets the application's own id of the person.
         *
         * @param userId the id, or null where there is none
         * @return this builder
         */
        public Builder userId(@Nullable String userId) {
            this.userId = userId;
            return this;
        }

        /**
         * Sets the name that others see.
         *
         * @param name the name, or null where there is none
         * @return this builder
         */
        public Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets the provider's word for what the participant may do.
         *
         * @param role the role, or null where there is none
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
         * Sets the provider's typed fields, an immutable object that {@link Participant#unwrap} gives back.
         *
         * @param providerValue the typed fields, or null where there are none
         * @return this builder
         */
        public Builder providerValue(@Nullable Object providerValue) {
            this.providerValue = providerValue;
            return this;
        }

        /**
         * Sets the participant's part of the response.
         *
         * @param raw the part
         * @return this builder
         */
        public Builder raw(ProviderDocument raw) {
            this.raw = Objects.requireNonNull(raw, "raw");
            return this;
        }

        /**
         * Sets how the response came.
         *
         * @param metadata the metadata of the response
         * @return this builder
         */
        public Builder metadata(ResponseMetadata metadata) {
            this.metadata = Objects.requireNonNull(metadata, "metadata");
            return this;
        }

        /**
         * Makes the participant.
         *
         * @return the participant
         */
        public Participant build() {
            return new Participant(this);
        }
    }
}

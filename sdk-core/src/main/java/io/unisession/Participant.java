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
 * <p>Two participants are equal when their neutral fields are: id, name, role and intervals.
 */
public final class Participant {
    private final String id;
    private final @Nullable String name;
    private final @Nullable String role;
    private final List<Interval> intervals;
    private final @Nullable Object providerValue;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;

    private Participant(Builder builder) {
        this.id = builder.id;
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
     * @param id the participant's id at the provider, or null where the provider gave none
     * @return a builder
     */
    public static Builder builder(@Nullable String id) {
        return new Builder(id);
    }

    /**
     * The id at the provider, an opaque text. Providers do not promise that it is unique beyond its session.
     *
     * @return the id; empty text, never null, for someone whom the provider lists without an id, since who was there
     *     matters more
     */
    public String id() {
        return id;
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
     * The stays of the participant, in the provider's order, unchanged.
     *
     * @return an unmodifiable list, empty where the provider reports no times
     */
    public List<Interval> intervals() {
        return intervals;
    }

    /**
     * The earliest join.
     *
     * @return the moment, or empty where no join is known
     */
    public Optional<Instant> firstJoinedAt() {
        return PresenceCalculator.firstJoin(intervals);
    }

    /**
     * The latest leave of a participant who is gone.
     *
     * @return the moment; empty while the participant is present, or where no leave is known
     */
    public Optional<Instant> lastLeftAt() {
        return isPresent() ? Optional.empty() : PresenceCalculator.lastLeave(intervals);
    }

    /**
     * Whether the participant is there now, as far as the response said: the stay that began last has no leave. An
     * earlier stay without a leave does not count, since a lost connection can leave one behind. Always false where no
     * times are reported.
     *
     * @return true while the participant is present
     */
    public boolean isPresent() {
        return PresenceCalculator.isOpen(intervals);
    }

    /**
     * How long the participant was there, with overlapping stays counted once. A stay without a leave counts up to the
     * next join or, when it is the latest, up to {@code now}; stays without a join count nothing.
     *
     * @param now where the latest open stay is cut; pass the end of the session for a session that is over
     * @return the time present, zero where no times are reported
     */
    public Duration timePresent(Instant now) {
        return PresenceCalculator.total(intervals, now);
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
                && id.equals(that.id)
                && Objects.equals(name, that.name)
                && Objects.equals(role, that.role)
                && intervals.equals(that.intervals);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name, role, intervals);
    }

    /** Id, role and number of stays; the name is left out because logs outlive the right to hold it. */
    @Override
    public String toString() {
        return "Participant[id=" + id + ", role=" + role + ", intervals=" + intervals.size() + ", present="
                + isPresent() + "]";
    }

    /** Collects the fields of a {@link Participant}; each may be left out. What may be null is said at each. */
    public static final class Builder {
        private final String id;
        private @Nullable String name;
        private @Nullable String role;
        private List<Interval> intervals = List.of();
        private @Nullable Object providerValue;
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder(@Nullable String id) {
            this.id = id == null ? "" : id;
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
         * Sets the stays, in the provider's order.
         *
         * @param intervals the stays
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

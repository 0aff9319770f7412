package io.unisession.event;

import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.spi.EscapedText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a session, as a provider reported it to a webhook. Immutable.
 *
 * <p>Order events by {@link #occurredAt()}, not by arrival, and use {@link #key()} to find those that arrive twice.
 */
public final class SessionEvent {
    private final String provider;
    private final SessionEventType type;
    private final String providerType;
    private final @Nullable String key;
    private final @Nullable Instant occurredAt;
    private final Instant receivedAt;
    private final @Nullable String sessionId;
    private final @Nullable String roomId;
    private final @Nullable String label;
    private final @Nullable Instant sessionStartedAt;
    private final @Nullable Instant sessionEndedAt;
    private final @Nullable Participant participant;
    private final @Nullable String recordingId;
    private final @Nullable String reason;
    private final ProviderDocument raw;
    private final List<String> unreadableFields;

    private SessionEvent(Builder builder) {
        this.provider = builder.provider;
        this.type = builder.type;
        this.providerType = builder.providerType;
        this.key = builder.key;
        this.occurredAt = builder.occurredAt;
        this.receivedAt = builder.receivedAt;
        this.sessionId = builder.sessionId;
        this.roomId = builder.roomId;
        this.label = builder.label;
        this.sessionStartedAt = builder.sessionStartedAt;
        this.sessionEndedAt = builder.sessionEndedAt;
        this.participant = builder.participant;
        this.recordingId = builder.recordingId;
        this.reason = builder.reason;
        this.raw = builder.raw;
        this.unreadableFields = builder.unreadableFields;
    }

    /**
     * Starts building an event. Applications need this in tests only; receivers build events from requests.
     *
     * @param provider the provider's id, such as {@code livekit}
     * @param receivedAt when the request arrived
     * @return a builder
     */
    public static Builder builder(String provider, Instant receivedAt) {
        return new Builder(provider, receivedAt);
    }

    /**
     * The id of the provider that sent the event.
     *
     * @return the provider's id
     */
    public String provider() {
        return provider;
    }

    /**
     * What happened.
     *
     * @return the type; {@link SessionEventType#OTHER} if no other type fits
     */
    public SessionEventType type() {
        return type;
    }

    /**
     * What happened, in the provider's own word, such as {@code participant_joined}.
     *
     * @return the word, empty text if the provider sent none
     */
    public String providerType() {
        return providerType;
    }

    /**
     * The key that an event shares with its duplicates, and with no other event of this provider.
     *
     * @return the key, or empty if the provider sends nothing that tells a duplicate from another event
     */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /**
     * When it happened, by the provider's clock.
     *
     * @return the time, or empty if the provider does not say; {@link #receivedAt()} is then the latest it can be
     */
    public Optional<Instant> occurredAt() {
        return Optional.ofNullable(occurredAt);
    }

    /**
     * When the request arrived, by this machine's clock.
     *
     * @return the time
     */
    public Instant receivedAt() {
        return receivedAt;
    }

    /**
     * The session's id, as {@link io.unisession.SessionClient#getSession} takes it.
     *
     * @return the id, or empty if the event does not name the session
     */
    public Optional<String> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /**
     * The room's id.
     *
     * @return the id, or empty if the event does not name the room
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * The session's label.
     *
     * @return the label, or empty if the event has none
     */
    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    /**
     * When the session started, as this event says.
     *
     * @return the time, or empty if the event does not say
     */
    public Optional<Instant> sessionStartedAt() {
        return Optional.ofNullable(sessionStartedAt);
    }

    /**
     * When the session ended, as this event says.
     *
     * @return the time, or empty if the event does not say
     */
    public Optional<Instant> sessionEndedAt() {
        return Optional.ofNullable(sessionEndedAt);
    }

    /**
     * The participant that the event is about, with one interval, that of the connection. Its {@link
     * io.unisession.Interval#connectionId()} identifies the connection, so that a late leave does not end a newer one.
     *
     * @return the participant, or empty if the event is not about a person
     */
    public Optional<Participant> participant() {
        return Optional.ofNullable(participant);
    }

    /**
     * The provider's id of the recording that the event is about.
     *
     * @return the id, or empty if the event is not about a recording
     */
    public Optional<String> recordingId() {
        return Optional.ofNullable(recordingId);
    }

    /**
     * Why it happened, in the provider's own words, such as why a participant left.
     *
     * @return the reason, or empty if the provider gives none
     */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /**
     * The event as it arrived, with all of its fields.
     *
     * @return the document
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * The fields that arrived but could not be read, such as a time in minute 60.
     *
     * @return an unmodifiable list of the provider's names for them, nearly always empty
     */
    public List<String> unreadableFields() {
        return unreadableFields;
    }

    /**
     * Copies this event into a builder, to change some of the fields.
     *
     * @return a builder that builds an event equal to this one, with the same {@link #raw()} and {@link
     *     #unreadableFields()}
     */
    public Builder toBuilder() {
        return new Builder(provider, receivedAt)
                .type(type)
                .providerType(providerType)
                .key(key)
                .occurredAt(occurredAt)
                .sessionId(sessionId)
                .roomId(roomId)
                .label(label)
                .sessionStartedAt(sessionStartedAt)
                .sessionEndedAt(sessionEndedAt)
                .participant(participant)
                .recordingId(recordingId)
                .reason(reason)
                .raw(raw)
                .unreadableFields(unreadableFields);
    }

    /** Compares all fields but {@link #raw()} and {@link #unreadableFields()}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SessionEvent that
                && provider.equals(that.provider)
                && type == that.type
                && providerType.equals(that.providerType)
                && Objects.equals(key, that.key)
                && Objects.equals(occurredAt, that.occurredAt)
                && receivedAt.equals(that.receivedAt)
                && Objects.equals(sessionId, that.sessionId)
                && Objects.equals(roomId, that.roomId)
                && Objects.equals(label, that.label)
                && Objects.equals(sessionStartedAt, that.sessionStartedAt)
                && Objects.equals(sessionEndedAt, that.sessionEndedAt)
                && Objects.equals(participant, that.participant)
                && Objects.equals(recordingId, that.recordingId)
                && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                provider,
                type,
                providerType,
                key,
                occurredAt,
                receivedAt,
                sessionId,
                roomId,
                label,
                sessionStartedAt,
                sessionEndedAt,
                participant,
                recordingId,
                reason);
    }

    /** Leaves names out, since logs are often kept for longer than names may be. */
    @Override
    public String toString() {
        return EscapedText.of("SessionEvent[" + provider + " " + type + ", providerType=" + providerType
                + ", sessionId=" + sessionId + ", occurredAt=" + occurredAt + "]");
    }

    /** Builds {@link SessionEvent}. */
    public static final class Builder {
        private final String provider;
        private final Instant receivedAt;
        private SessionEventType type = SessionEventType.OTHER;
        private String providerType = "";
        private @Nullable String key;
        private @Nullable Instant occurredAt;
        private @Nullable String sessionId;
        private @Nullable String roomId;
        private @Nullable String label;
        private @Nullable Instant sessionStartedAt;
        private @Nullable Instant sessionEndedAt;
        private @Nullable Participant participant;
        private @Nullable String recordingId;
        private @Nullable String reason;
        private ProviderDocument raw = ProviderDocument.empty();
        private List<String> unreadableFields = List.of();

        private Builder(String provider, Instant receivedAt) {
            this.provider = Objects.requireNonNull(provider, "provider");
            this.receivedAt = Objects.requireNonNull(receivedAt, "receivedAt");
        }

        /**
         * Sets what happened.
         *
         * @param type the shared word; {@link SessionEventType#OTHER} if it is not set
         * @return this builder
         */
        public Builder type(SessionEventType type) {
            this.type = Objects.requireNonNull(type, "type");
            return this;
        }

        /**
         * Sets the provider's own word.
         *
         * @param providerType the word, or null if there is none
         * @return this builder
         */
        public Builder providerType(@Nullable String providerType) {
            this.providerType = providerType == null ? "" : providerType;
            return this;
        }

        /**
         * Sets the key by which duplicates are recognized.
         *
         * @param key the key, or null if there is none
         * @return this builder
         */
        public Builder key(@Nullable String key) {
            this.key = key;
            return this;
        }

        /**
         * Sets when it happened.
         *
         * @param occurredAt the time, or null if it is unknown
         * @return this builder
         */
        public Builder occurredAt(@Nullable Instant occurredAt) {
            this.occurredAt = occurredAt;
            return this;
        }

        /**
         * Sets the session.
         *
         * @param sessionId the session's id, or null if it is unknown
         * @return this builder
         */
        public Builder sessionId(@Nullable String sessionId) {
            this.sessionId = sessionId;
            return this;
        }

        /**
         * Sets the room.
         *
         * @param roomId the room's id, or null if it is unknown
         * @return this builder
         */
        public Builder roomId(@Nullable String roomId) {
            this.roomId = roomId;
            return this;
        }

        /**
         * Sets the session's label.
         *
         * @param label the label, or null if there is none
         * @return this builder
         */
        public Builder label(@Nullable String label) {
            this.label = label;
            return this;
        }

        /**
         * Sets when the session started.
         *
         * @param sessionStartedAt the time, or null if it is unknown
         * @return this builder
         */
        public Builder sessionStartedAt(@Nullable Instant sessionStartedAt) {
            this.sessionStartedAt = sessionStartedAt;
            return this;
        }

        /**
         * Sets when the session ended.
         *
         * @param sessionEndedAt the time, or null if it is unknown
         * @return this builder
         */
        public Builder sessionEndedAt(@Nullable Instant sessionEndedAt) {
            this.sessionEndedAt = sessionEndedAt;
            return this;
        }

        /**
         * Sets the participant that the event is about.
         *
         * @param participant the participant with at most one interval, or null if the event is about nobody
         * @return this builder
         */
        public Builder participant(@Nullable Participant participant) {
            this.participant = participant;
            return this;
        }

        /**
         * Sets the recording that the event is about.
         *
         * @param recordingId the recording's id, or null if the event is about none
         * @return this builder
         */
        public Builder recordingId(@Nullable String recordingId) {
            this.recordingId = recordingId;
            return this;
        }

        /**
         * Sets why it happened.
         *
         * @param reason the provider's words, or null if there are none
         * @return this builder
         */
        public Builder reason(@Nullable String reason) {
            this.reason = reason;
            return this;
        }

        /**
         * Sets the event as it arrived.
         *
         * @param raw the document
         * @return this builder
         */
        public Builder raw(ProviderDocument raw) {
            this.raw = Objects.requireNonNull(raw, "raw");
            return this;
        }

        /**
         * Sets the fields that could not be read.
         *
         * @param unreadableFields the provider's names for them
         * @return this builder
         */
        public Builder unreadableFields(List<String> unreadableFields) {
            this.unreadableFields = List.copyOf(unreadableFields);
            return this;
        }

        /**
         * Builds the event.
         *
         * @return the event
         */
        public SessionEvent build() {
            return new SessionEvent(this);
        }
    }
}

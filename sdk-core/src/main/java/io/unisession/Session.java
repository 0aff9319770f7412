package io.unisession;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One session, call, meeting or webinar, as its provider described it in one response: a value that does not change and
 * that later events do not touch. Ask for it again to see what has happened since.
 *
 * <p>What every provider can say has an accessor here; it is an {@link Optional} where a provider may be silent.
 * Everything else is reached by {@link #unwrap} (typed, per provider) and {@link #raw} (any field, by JSON Pointer).
 *
 * <p>Two sessions are equal when their neutral fields are; {@code unwrap}, {@code raw} and {@code metadata} take no
 * part.
 */
public final class Session {
    private final String provider;
    private final String id;
    private final SessionStatus status;
    private final @Nullable String providerStatus;
    private final @Nullable String roomId;
    private final @Nullable String label;
    private final @Nullable Instant startedAt;
    private final @Nullable Instant endedAt;
    private final @Nullable Instant scheduledAt;
    private final List<Participant> participants;
    private final boolean participantsReported;
    private final @Nullable Object providerValue;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;

    private Session(Builder builder, String id) {
        this.provider = builder.provider;
        this.id = id;
        this.status = builder.status;
        this.providerStatus = builder.providerStatus;
        this.roomId = builder.roomId;
        this.label = builder.label;
        this.startedAt = builder.startedAt;
        this.endedAt = builder.endedAt;
        this.scheduledAt = builder.scheduledAt;
        this.participants = builder.participants();
        this.participantsReported = builder.participants != null;
        this.providerValue = builder.providerValue;
        this.raw = builder.raw;
        this.metadata = builder.metadata;
    }

    /**
     * Starts a session. Applications need this in tests only; providers build sessions from responses.
     *
     * @param provider the provider's id, such as {@code videosdk}
     * @return a builder
     */
    public static Builder builder(String provider) {
        return new Builder(provider);
    }

    /**
     * The id of the provider that runs the session, such as {@code bandwidth} or {@code videosdk}.
     *
     * @return the provider's id
     */
    public String provider() {
        return provider;
    }

    /**
     * The session's id at its provider, an opaque text.
     *
     * @return the id, never blank
     */
    public String id() {
        return id;
    }

    /**
     * Where the session stands.
     *
     * @return the status, {@link SessionStatus#UNKNOWN} where the provider does not say or uses a word that is not
     *     known here
     */
    public SessionStatus status() {
        return status;
    }

    /**
     * The provider's own word for the status, such as {@code ongoing}, kept even where {@link #status()} does not know
     * it.
     *
     * @return the word, or empty where the provider sends none
     */
    public Optional<String> providerStatus() {
        return Optional.ofNullable(providerStatus);
    }

    /**
     * The room, or meeting, that the session took place in. Rooms outlive sessions at the providers that have them.
     *
     * @return the room's id, or empty where the provider has no rooms or did not say
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * The name that people gave to the session or its room: a title, a tag, a room id of the application's own.
     *
     * @return the label, or empty where there is none
     */
    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    /**
     * When the session began.
     *
     * @return the time, or empty where it has not begun or the provider does not say
     */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /**
     * When the session ended.
     *
     * @return the time, or empty where it has not ended or the provider does not say
     */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /**
     * When the session is, or was, arranged to begin.
     *
     * @return the time, or empty where it was not arranged or the provider does not say
     */
    public Optional<Instant> scheduledAt() {
        return Optional.ofNullable(scheduledAt);
    }

    /**
     * How long the session lasted, from {@link #startedAt()} to {@link #endedAt()}. A duration that the
     * provider sends is not used here, since providers count different things; it is in {@link #raw()}.
     *
     * @return the duration; empty where either time is unknown, zero where the provider reports an end before the start
     */
    public Optional<Duration> duration() {
        if (startedAt == null || endedAt == null) {
            return Optional.empty();
        }
        Duration duration = Duration.between(startedAt, endedAt);
        return Optional.of(duration.isNegative() ? Duration.ZERO : duration);
    }

    /**
     * The participants that the response carried, present or not, in the provider's order. Empty also where the
     * provider, or this response, says nothing about participants: {@link #participantsReported()} tells these apart.
     *
     * @return an unmodifiable list
     */
    public List<Participant> participants() {
        return participants;
    }

    /**
     * Whether the response spoke of participants at all.
     *
     * @return false where an empty list means "not told" rather than "nobody"
     */
    public boolean participantsReported() {
        return participantsReported;
    }

    /**
     * The provider's own fields, typed.
     *
     * @param type the provider's class, such as {@code VideoSdkSession}
     * @param <T> the provider's class
     * @return the fields, or empty when the session comes from another provider
     */
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(providerValue) ? Optional.of(type.cast(providerValue)) : Optional.empty();
    }

    /**
     * The provider's response with every field, even ones newer than this version. For a session out of a list, its part
     * of the response.
     *
     * @return the response, which cannot be read where {@link SessionClientBuilder#keepRaw} is false
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * How the response came: HTTP status, request id, attempts.
     *
     * @return the metadata of the response
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Session that
                && provider.equals(that.provider)
                && id.equals(that.id)
                && status == that.status
                && Objects.equals(providerStatus, that.providerStatus)
                && Objects.equals(roomId, that.roomId)
                && Objects.equals(label, that.label)
                && Objects.equals(startedAt, that.startedAt)
                && Objects.equals(endedAt, that.endedAt)
                && Objects.equals(scheduledAt, that.scheduledAt)
                && participantsReported == that.participantsReported
                && participants.equals(that.participants);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                provider,
                id,
                status,
                providerStatus,
                roomId,
                label,
                startedAt,
                endedAt,
                scheduledAt,
                participantsReported,
                participants);
    }

    /**
     * Provider, id, status, room, times and the number of participants; labels and people are left out as logs are no
     * place for them.
     */
    @Override
    public String toString() {
        return "Session[provider=" + provider + ", id=" + id + ", status=" + status + ", roomId=" + roomId
                + ", startedAt="
                + startedAt + ", endedAt=" + endedAt + ", participants="
                + (participantsReported ? participants.size() : "not reported") + "]";
    }

    /** Collects the fields of a {@link Session}; all but the id may be left out. */
    public static final class Builder {
        private final String provider;
        private @Nullable String id;
        private SessionStatus status = SessionStatus.UNKNOWN;
        private @Nullable String providerStatus;
        private @Nullable String roomId;
        private @Nullable String label;
        private @Nullable Instant startedAt;
        private @Nullable Instant endedAt;
        private @Nullable Instant scheduledAt;
        private @Nullable List<Participant> participants;
        private @Nullable Object providerValue;
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder(String provider) {
            this.provider = Objects.requireNonNull(provider, "provider");
        }

        /**
         * Sets the id.
         *
         * @param id the session's id at its provider
         * @return this builder
         */
        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /**
         * Sets the status.
         *
         * @param status the neutral status
         * @return this builder
         */
        public Builder status(SessionStatus status) {
            this.status = Objects.requireNonNull(status, "status");
            return this;
        }

        /**
         * Sets the provider's own word for the status.
         *
         * @param providerStatus the word, or null where there is none
         * @return this builder
         */
        public Builder providerStatus(@Nullable String providerStatus) {
            this.providerStatus = providerStatus;
            return this;
        }

        /**
         * Sets the room.
         *
         * @param roomId the room's id, or null where there is none
         * @return this builder
         */
        public Builder roomId(@Nullable String roomId) {
            this.roomId = roomId;
            return this;
        }

        /**
         * Sets the label.
         *
         * @param label the label, or null where there is none
         * @return this builder
         */
        public Builder label(@Nullable String label) {
            this.label = label;
            return this;
        }

        /**
         * Sets when the session began.
         *
         * @param startedAt the time, or null where it is unknown
         * @return this builder
         */
        public Builder startedAt(@Nullable Instant startedAt) {
            this.startedAt = startedAt;
            return this;
        }

        /**
         * Sets when the session ended.
         *
         * @param endedAt the time, or null where it is unknown
         * @return this builder
         */
        public Builder endedAt(@Nullable Instant endedAt) {
            this.endedAt = endedAt;
            return this;
        }

        /**
         * Sets when the session is arranged to begin.
         *
         * @param scheduledAt the time, or null where it is unknown
         * @return this builder
         */
        public Builder scheduledAt(@Nullable Instant scheduledAt) {
            this.scheduledAt = scheduledAt;
            return this;
        }

        /**
         * Sets the participants, and with them that the response spoke of participants.
         *
         * @param participants the participants in the provider's order, or null where the response says nothing about
         *     them
         * @return this builder
         */
        public Builder participants(@Nullable List<Participant> participants) {
            this.participants = participants == null ? null : List.copyOf(participants);
            return this;
        }

        /**
         * Sets the provider's typed fields, an immutable object that {@link Session#unwrap} gives back.
         *
         * @param providerValue the typed fields, or null where there are none
         * @return this builder
         */
        public Builder providerValue(@Nullable Object providerValue) {
            this.providerValue = providerValue;
            return this;
        }

        /**
         * Sets the response, or the session's part of it.
         *
         * @param raw the response
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

        private List<Participant> participants() {
            if (participants == null) {
                return List.of();
            }
            return status == SessionStatus.ENDED
                    ? participants.stream()
                            .map(participant -> participant.inSessionEndedAt(endedAt))
                            .toList()
                    : participants;
        }

        /**
         * Makes the session. Nobody is present in a session that has ended, although some providers leave intervals
         * open: the one of a participant that began last then ends with the session ({@link IntervalEnd#SESSION_END}).
         * Where the session's end is not known, or an earlier interval was left open, the end is
         * {@link IntervalEnd#UNKNOWN}.
         *
         * @return the session
         * @throws IllegalStateException if there is no id, or a blank one
         */
        public Session build() {
            if (id == null || id.isBlank()) {
                throw new IllegalStateException("a session needs an id");
            }
            return new Session(this, id);
        }
    }
}

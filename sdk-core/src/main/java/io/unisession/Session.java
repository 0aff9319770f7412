package io.unisession;

import io.unisession.internal.text.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One session, call, meeting or webinar, as its provider described it in one response. An immutable snapshot: get the
 * session again to see later changes.
 *
 * <p>Fields that providers have in common have accessors here, which return an {@link Optional} if a provider may
 * not send the field. {@code unwrap} gives the provider's own fields as a typed object, and {@code raw()} gives any
 * field by JSON Pointer.
 *
 * <p>Two sessions are equal if their neutral fields are; {@code unwrap}, {@code raw}, {@code metadata} and {@code
 * unreadableFields} do not count.
 */
public final class Session extends ReportedValue {
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

    private Session(Builder builder, String id) {
        super(builder);
        this.provider = builder.provider;
        this.id = id;
        this.status = builder.status;
        this.providerStatus = builder.providerStatus;
        this.roomId = builder.roomId;
        this.label = builder.label;
        this.startedAt = builder.startedAt();
        this.endedAt = builder.endedAt();
        this.scheduledAt = builder.scheduledAt;
        this.participants = builder.participants();
        this.participantsReported = builder.participants != null;
    }

    /**
     * Starts building a session. Applications need this in tests only; providers build sessions from responses.
     *
     * @param provider the provider's id, such as {@code videosdk}
     * @return a builder
     */
    public static Builder builder(String provider) {
        return new Builder(provider);
    }

    /**
     * Copies this session with other participants: those that {@link io.unisession.capability.ParticipantListing}
     * returned for a session whose response did not include them.
     *
     * <pre>{@code
     * Pager<Participant> people = client.require(ParticipantListing.class).listParticipants(session.id());
     * session = session.withParticipants(people.stream().toList());
     * }</pre>
     *
     * @param participants the participants; intervals that are still open end with the session if it has ended, as in
     *     {@link Builder#build()}
     * @return a session for which {@link #participantsReported()} is true, with everything else unchanged, {@link
     *     #raw()} included
     */
    public Session withParticipants(List<Participant> participants) {
        return toBuilder().participants(participants).build();
    }

    /**
     * Copies this session into a builder, to change some of its fields.
     *
     * @return a builder that builds a session equal to this one, with the same typed fields and {@link #raw()}
     */
    public Builder toBuilder() {
        return new Builder(provider)
                .from(this)
                .id(id)
                .status(status)
                .providerStatus(providerStatus)
                .roomId(roomId)
                .label(label)
                .startedAt(startedAt)
                .endedAt(endedAt)
                .scheduledAt(scheduledAt)
                .participants(participantsReported ? participants : null);
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
     * The session's id at its provider, an opaque string.
     *
     * @return the id, never blank
     */
    public String id() {
        return id;
    }

    /**
     * The status of the session.
     *
     * @return the status; {@link SessionStatus#UNKNOWN} if the provider sends none, or one that this version does
     *     not know
     */
    public SessionStatus status() {
        return status;
    }

    /**
     * The provider's own status, such as {@code ongoing}, even if {@link #status()} is {@code UNKNOWN}.
     *
     * @return the provider's word, or empty if it sends none
     */
    public Optional<String> providerStatus() {
        return Optional.ofNullable(providerStatus);
    }

    /**
     * The room or meeting that the session takes place in. One room may have many sessions.
     *
     * @return the room's id, or empty if the provider has no rooms or did not say
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * A name of the session or its room for people to read, such as a title, a tag or the application's own room id.
     *
     * @return the label, or empty if there is none
     */
    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    /**
     * When the session started.
     *
     * @return the time, or empty if it has not started or the provider does not say
     */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /**
     * When the session ended.
     *
     * @return the time, or empty if it has not ended or the provider does not say
     */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /**
     * When the session is, or was, scheduled to start.
     *
     * @return the time, or empty if it was not scheduled or the provider does not say
     */
    public Optional<Instant> scheduledAt() {
        return Optional.ofNullable(scheduledAt);
    }

    /**
     * How long the session lasted, from {@link #startedAt()} to {@link #endedAt()}. A duration that the provider sends
     * is used only if one of these is missing, because providers count different things.
     *
     * @return the duration; empty if either time is unknown, zero if the provider reports an end before the start
     */
    public Optional<Duration> duration() {
        if (startedAt == null || endedAt == null) {
            return Optional.empty();
        }
        Duration duration = Duration.between(startedAt, endedAt);
        return Optional.of(duration.isNegative() ? Duration.ZERO : duration);
    }

    /**
     * The participants in the response, present or not, in the provider's order. The list is also empty if the response
     * did not include participants; see {@link #participantsReported()}.
     *
     * @return an unmodifiable list
     */
    public List<Participant> participants() {
        return participants;
    }

    /**
     * Whether the response included participants.
     *
     * @return false if an empty list means "unknown" rather than "nobody"
     */
    public boolean participantsReported() {
        return participantsReported;
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
     * Provider, id, status, room, times and the number of participants; labels and people are omitted, since they do
     * not belong in logs.
     */
    @Override
    public String toString() {
        return Redactor.escaped(
                "Session[provider=" + provider + ", id=" + id + ", status=" + status + ", roomId=" + roomId
                        + ", startedAt="
                        + startedAt + ", endedAt=" + endedAt + ", participants="
                        + (participantsReported ? participants.size() : "not reported") + "]");
    }

    /** Builds a {@link Session}. Every field but the id is optional. */
    public static final class Builder extends ReportedValue.Builder<Builder> {
        private final String provider;
        private @Nullable String id;
        private SessionStatus status = SessionStatus.UNKNOWN;
        private @Nullable String providerStatus;
        private @Nullable String roomId;
        private @Nullable String label;
        private @Nullable Instant startedAt;
        private @Nullable Instant endedAt;
        private @Nullable Instant scheduledAt;
        private @Nullable Duration duration;
        private @Nullable List<Participant> participants;

        private Builder(String provider) {
            this.provider = Objects.requireNonNull(provider, "provider");
        }

        @Override
        Builder self() {
            return this;
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
         * Sets the provider's own status.
         *
         * @param providerStatus the provider's word, or null if there is none
         * @return this builder
         */
        public Builder providerStatus(@Nullable String providerStatus) {
            this.providerStatus = providerStatus;
            return this;
        }

        /**
         * Sets the room.
         *
         * @param roomId the room's id, or null if there is none
         * @return this builder
         */
        public Builder roomId(@Nullable String roomId) {
            this.roomId = roomId;
            return this;
        }

        /**
         * Sets the label.
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
         * @param startedAt the time, or null if it is unknown
         * @return this builder
         */
        public Builder startedAt(@Nullable Instant startedAt) {
            this.startedAt = startedAt;
            return this;
        }

        /**
         * Sets when the session ended.
         *
         * @param endedAt the time, or null if it is unknown
         * @return this builder
         */
        public Builder endedAt(@Nullable Instant endedAt) {
            this.endedAt = endedAt;
            return this;
        }

        /**
         * Sets when the session is scheduled to start.
         *
         * @param scheduledAt the time, or null if it is unknown
         * @return this builder
         */
        public Builder scheduledAt(@Nullable Instant scheduledAt) {
            this.scheduledAt = scheduledAt;
            return this;
        }

        /**
         * Sets how long the session lasted, as reported by the provider. The duration is used if the start or the end
         * is missing. While a session is {@code ACTIVE} or {@code PENDING}, the duration gives no
         * end, because it is only the duration so far.
         *
         * @param duration the duration; null, zero or less if it is unknown
         * @return this builder
         */
        public Builder duration(@Nullable Duration duration) {
            this.duration = Interval.known(duration);
            return this;
        }

        /**
         * Sets the participants.
         *
         * @param participants the participants in the provider's order, or null if the response did not include them;
         *     {@link Session#participantsReported()} is then false
         * @return this builder
         */
        public Builder participants(@Nullable List<Participant> participants) {
            this.participants = participants == null ? null : List.copyOf(participants);
            return this;
        }

        /** In a session that has not ended, the duration is the one so far and gives no end. */
        private @Nullable Instant endedAt() {
            boolean goesOn = status == SessionStatus.ACTIVE || status == SessionStatus.PENDING;
            return endedAt == null && !goesOn ? Interval.moved(startedAt, duration, 1) : endedAt;
        }

        private @Nullable Instant startedAt() {
            return startedAt == null ? Interval.moved(endedAt, duration, -1) : startedAt;
        }

        private List<Participant> participants() {
            if (participants == null) {
                return List.of();
            }
            Instant end = endedAt();
            List<Participant> decided = new ArrayList<>(participants.size());
            for (Participant participant : participants) {
                decided.add(participant.inSession(status, end));
            }
            return Collections.unmodifiableList(decided);
        }

        /**
         * Builds the session. Its status decides which of its participants' intervals are open:
         *
         * <ul>
         *   <li>Nobody is present in a session that has ended, although some providers leave intervals open. A
         *       participant's last interval then ends with the session ({@link IntervalEnd#SESSION_END}). If the
         *       session's end is unknown, or an earlier interval is open, the end is {@link IntervalEnd#UNKNOWN}.
         *   <li>An interval with a duration but no leave ended after that duration if the session has ended; it is open
         *       if the session is {@code ACTIVE} or {@code PENDING}.
         * </ul>
         *
         * @return the session
         * @throws IllegalStateException if the id is missing or blank
         */
        public Session build() {
            if (id == null || id.isBlank()) {
                throw new IllegalStateException("a session needs an id");
            }
            return new Session(this, id);
        }
    }
}

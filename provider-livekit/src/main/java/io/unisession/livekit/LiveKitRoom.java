package io.unisession.livekit;

import io.unisession.ProviderDocument;
import io.unisession.spi.EscapedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An open room, whether anybody is in it or not. It is also what {@code session.unwrap(LiveKitRoom.class)} returns: a
 * room with somebody in it is a session. Two rooms are equal if their fields are; {@link #raw()} does not count.
 */
public final class LiveKitRoom {
    private final String sid;
    private final @Nullable String name;
    private final @Nullable Instant createdAt;
    private final @Nullable Long participantCount;
    private final @Nullable Long publisherCount;
    private final @Nullable Long maxParticipants;
    private final @Nullable Duration emptyTimeout;
    private final @Nullable Duration departureTimeout;
    private final @Nullable Boolean activeRecording;
    private final @Nullable String metadata;
    private final ProviderDocument raw;

    private LiveKitRoom(Builder builder) {
        this.sid = Objects.requireNonNull(builder.sid, "sid");
        this.name = builder.name;
        this.createdAt = builder.createdAt;
        this.participantCount = builder.participantCount;
        this.publisherCount = builder.publisherCount;
        this.maxParticipants = builder.maxParticipants;
        this.emptyTimeout = builder.emptyTimeout;
        this.departureTimeout = builder.departureTimeout;
        this.activeRecording = builder.activeRecording;
        this.metadata = builder.metadata;
        this.raw = builder.raw;
    }

    static Builder builder() {
        return new Builder();
    }

    /**
     * LiveKit's id of this room, such as {@code RM_hycBMAjmt6Ub}: {@code sid}. A room that is opened again under the same
     * name has another one. It is the session's id.
     *
     * @return the id
     */
    public String sid() {
        return sid;
    }

    /**
     * The application's name of the room, by which LiveKit's requests find it: {@code name}. It is the session's room id.
     *
     * @return the name, or empty if the response does not have it
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * When the room was opened, which may be before anybody joined: {@code creation_time_ms}, or {@code creation_time} in
     * seconds from older servers.
     *
     * @return the time, or empty if the response does not have it
     */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /**
     * How many participants are in the room, without recorders and agents: {@code num_participants}. LiveKit counts every few
     * seconds.
     *
     * @return the number, or empty if the response does not have it
     */
    public OptionalLong participantCount() {
        return participantCount == null ? OptionalLong.empty() : OptionalLong.of(participantCount);
    }

    /**
     * How many participants publish audio or video: {@code num_publishers}.
     *
     * @return the number, or empty if the response does not have it
     */
    public OptionalLong publisherCount() {
        return publisherCount == null ? OptionalLong.empty() : OptionalLong.of(publisherCount);
    }

    /**
     * How many participants may be in the room: {@code max_participants}.
     *
     * @return the number; 0 for no limit, or empty if the response does not have it
     */
    public OptionalLong maxParticipants() {
        return maxParticipants == null ? OptionalLong.empty() : OptionalLong.of(maxParticipants);
    }

    /**
     * How long the room stays open before anybody has joined: {@code empty_timeout}.
     *
     * @return the time, in seconds, or empty if the response does not have it
     */
    public Optional<Duration> emptyTimeout() {
        return Optional.ofNullable(emptyTimeout);
    }

    /**
     * How long the room stays open after the last participant has left: {@code departure_timeout}.
     *
     * @return the time, in seconds, or empty if the response does not have it
     */
    public Optional<Duration> departureTimeout() {
        return Optional.ofNullable(departureTimeout);
    }

    /**
     * Whether the room is being recorded: {@code active_recording}.
     *
     * @return true if it is, or empty if the response does not have it
     */
    public Optional<Boolean> activeRecording() {
        return Optional.ofNullable(activeRecording);
    }

    /**
     * The application's own text about the room: {@code metadata}.
     *
     * @return the text, possibly an empty string; an empty {@code Optional} if the response does not have it
     */
    public Optional<String> metadata() {
        return Optional.ofNullable(metadata);
    }

    /**
     * Every field of the room. Among them may be {@code turn_password}, which is a secret.
     *
     * @return the room's part of the response
     */
    public ProviderDocument raw() {
        return raw;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiveKitRoom that
                && sid.equals(that.sid)
                && Objects.equals(name, that.name)
                && Objects.equals(createdAt, that.createdAt)
                && Objects.equals(participantCount, that.participantCount)
                && Objects.equals(publisherCount, that.publisherCount)
                && Objects.equals(maxParticipants, that.maxParticipants)
                && Objects.equals(emptyTimeout, that.emptyTimeout)
                && Objects.equals(departureTimeout, that.departureTimeout)
                && Objects.equals(activeRecording, that.activeRecording)
                && Objects.equals(metadata, that.metadata);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                sid,
                name,
                createdAt,
                participantCount,
                publisherCount,
                maxParticipants,
                emptyTimeout,
                departureTimeout,
                activeRecording,
                metadata);
    }

    /** Leaves out the metadata, which is the application's. */
    @Override
    public String toString() {
        return EscapedText.of("LiveKitRoom[sid=" + sid + ", name=" + name + ", createdAt=" + createdAt
                + ", participantCount=" + participantCount + "]");
    }

    /** The fields of a response; null if it does not have them. */
    static final class Builder {
        private @Nullable String sid;
        private @Nullable String name;
        private @Nullable Instant createdAt;
        private @Nullable Long participantCount;
        private @Nullable Long publisherCount;
        private @Nullable Long maxParticipants;
        private @Nullable Duration emptyTimeout;
        private @Nullable Duration departureTimeout;
        private @Nullable Boolean activeRecording;
        private @Nullable String metadata;
        private ProviderDocument raw = ProviderDocument.empty();

        private Builder() {}

        Builder sid(@Nullable String sid) {
            this.sid = sid;
            return this;
        }

        Builder name(@Nullable String name) {
            this.name = name;
            return this;
        }

        Builder createdAt(@Nullable Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        Builder participantCount(@Nullable Long participantCount) {
            this.participantCount = participantCount;
            return this;
        }

        Builder publisherCount(@Nullable Long publisherCount) {
            this.publisherCount = publisherCount;
            return this;
        }

        Builder maxParticipants(@Nullable Long maxParticipants) {
            this.maxParticipants = maxParticipants;
            return this;
        }

        Builder emptyTimeout(@Nullable Duration emptyTimeout) {
            this.emptyTimeout = emptyTimeout;
            return this;
        }

        Builder departureTimeout(@Nullable Duration departureTimeout) {
            this.departureTimeout = departureTimeout;
            return this;
        }

        Builder activeRecording(@Nullable Boolean activeRecording) {
            this.activeRecording = activeRecording;
            return this;
        }

        Builder metadata(@Nullable String metadata) {
            this.metadata = metadata;
            return this;
        }

        Builder raw(ProviderDocument raw) {
            this.raw = raw;
            return this;
        }

        LiveKitRoom build() {
            return new LiveKitRoom(this);
        }
    }
}

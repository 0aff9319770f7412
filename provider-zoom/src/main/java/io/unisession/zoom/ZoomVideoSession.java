package io.unisession.zoom;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a session of Zoom's Video SDK that the neutral {@code Session} does not have. Get them with {@code
 * session.unwrap(ZoomVideoSession.class)}.
 */
public final class ZoomVideoSession {
    private final @Nullable String sessionKey;
    private final @Nullable String sessionNumber;
    private final @Nullable Duration duration;
    private final @Nullable Long participantCount;
    private final @Nullable Boolean hasVoip;
    private final @Nullable Boolean hasVideo;
    private final @Nullable Boolean hasScreenShare;
    private final @Nullable Boolean hasRecording;
    private final @Nullable Boolean hasPstn;

    private ZoomVideoSession(Builder builder) {
        this.sessionKey = builder.sessionKey;
        this.sessionNumber = builder.sessionNumber;
        this.duration = builder.duration;
        this.participantCount = builder.participantCount;
        this.hasVoip = builder.hasVoip;
        this.hasVideo = builder.hasVideo;
        this.hasScreenShare = builder.hasScreenShare;
        this.hasRecording = builder.hasRecording;
        this.hasPstn = builder.hasPstn;
    }

    static Builder builder() {
        return new Builder();
    }

    /**
     * The application's own id of the session, from the join token: {@code session_key}.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> sessionKey() {
        return Optional.ofNullable(sessionKey);
    }

    /**
     * Zoom's number of the session: {@code session_number}.
     *
     * @return the number, or empty if the response does not have it
     */
    public Optional<String> sessionNumber() {
        return Optional.ofNullable(sessionNumber);
    }

    /**
     * The length of the session as Zoom states it: {@code duration}. {@code Session.duration()} is that of its times.
     *
     * @return the length, or empty if the response does not have it
     */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /**
     * How many users were in the session: {@code user_count}.
     *
     * @return the number, or empty if the response does not have it
     */
    public OptionalLong participantCount() {
        return participantCount == null ? OptionalLong.empty() : OptionalLong.of(participantCount);
    }

    /**
     * Whether somebody used audio over the internet: {@code has_voip}.
     *
     * @return true if so, or empty if the response does not have it
     */
    public Optional<Boolean> hasVoip() {
        return Optional.ofNullable(hasVoip);
    }

    /**
     * Whether somebody used video: {@code has_video}.
     *
     * @return true if so, or empty if the response does not have it
     */
    public Optional<Boolean> hasVideo() {
        return Optional.ofNullable(hasVideo);
    }

    /**
     * Whether somebody shared their screen: {@code has_screen_share}.
     *
     * @return true if so, or empty if the response does not have it
     */
    public Optional<Boolean> hasScreenShare() {
        return Optional.ofNullable(hasScreenShare);
    }

    /**
     * Whether the session was recorded: {@code has_recording}.
     *
     * @return true if so, or empty if the response does not have it
     */
    public Optional<Boolean> hasRecording() {
        return Optional.ofNullable(hasRecording);
    }

    /**
     * Whether somebody used the telephone: {@code has_pstn}.
     *
     * @return true if so, or empty if the response does not have it
     */
    public Optional<Boolean> hasPstn() {
        return Optional.ofNullable(hasPstn);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZoomVideoSession that
                && Objects.equals(sessionKey, that.sessionKey)
                && Objects.equals(sessionNumber, that.sessionNumber)
                && Objects.equals(duration, that.duration)
                && Objects.equals(participantCount, that.participantCount)
                && Objects.equals(hasVoip, that.hasVoip)
                && Objects.equals(hasVideo, that.hasVideo)
                && Objects.equals(hasScreenShare, that.hasScreenShare)
                && Objects.equals(hasRecording, that.hasRecording)
                && Objects.equals(hasPstn, that.hasPstn);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                sessionKey,
                sessionNumber,
                duration,
                participantCount,
                hasVoip,
                hasVideo,
                hasScreenShare,
                hasRecording,
                hasPstn);
    }

    /** Leaves out the application's id. */
    @Override
    public String toString() {
        return "ZoomVideoSession[participantCount=" + participantCount + ", duration=" + duration + "]";
    }

    /** The fields of a response; null if it does not have them. */
    static final class Builder {
        private @Nullable String sessionKey;
        private @Nullable String sessionNumber;
        private @Nullable Duration duration;
        private @Nullable Long participantCount;
        private @Nullable Boolean hasVoip;
        private @Nullable Boolean hasVideo;
        private @Nullable Boolean hasScreenShare;
        private @Nullable Boolean hasRecording;
        private @Nullable Boolean hasPstn;

        private Builder() {}

        Builder sessionKey(@Nullable String sessionKey) {
            this.sessionKey = sessionKey;
            return this;
        }

        Builder sessionNumber(@Nullable String sessionNumber) {
            this.sessionNumber = sessionNumber;
            return this;
        }

        Builder duration(@Nullable Duration duration) {
            this.duration = duration;
            return this;
        }

        Builder participantCount(@Nullable Long participantCount) {
            this.participantCount = participantCount;
            return this;
        }

        Builder hasVoip(@Nullable Boolean hasVoip) {
            this.hasVoip = hasVoip;
            return this;
        }

        Builder hasVideo(@Nullable Boolean hasVideo) {
            this.hasVideo = hasVideo;
            return this;
        }

        Builder hasScreenShare(@Nullable Boolean hasScreenShare) {
            this.hasScreenShare = hasScreenShare;
            return this;
        }

        Builder hasRecording(@Nullable Boolean hasRecording) {
            this.hasRecording = hasRecording;
            return this;
        }

        Builder hasPstn(@Nullable Boolean hasPstn) {
            this.hasPstn = hasPstn;
            return this;
        }

        ZoomVideoSession build() {
            return new ZoomVideoSession(this);
        }
    }
}

package io.unisession.zoom;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a Zoom meeting that the neutral {@code Session} does not have. Get them with {@code
 * session.unwrap(ZoomMeeting.class)}. Which of them a response has depends on the request.
 */
public final class ZoomMeeting {
    private static final Set<Long> WEBINARS = Set.of(5L, 6L, 9L);

    private final @Nullable String hostId;
    private final @Nullable String hostName;
    private final @Nullable String hostEmail;
    private final @Nullable String department;
    private final @Nullable String source;
    private final @Nullable String joinUrl;
    private final @Nullable Duration duration;
    private final @Nullable Duration totalTime;
    private final @Nullable Long participantCount;
    private final @Nullable Long type;
    private final @Nullable String sessionKey;

    private ZoomMeeting(Builder builder) {
        this.hostId = builder.hostId;
        this.hostName = builder.hostName;
        this.hostEmail = builder.hostEmail;
        this.department = builder.department;
        this.source = builder.source;
        this.joinUrl = builder.joinUrl;
        this.duration = builder.duration;
        this.totalTime = builder.totalTime;
        this.participantCount = builder.participantCount;
        this.type = builder.type;
        this.sessionKey = builder.sessionKey;
    }

    static Builder builder() {
        return new Builder();
    }

    /**
     * Zoom's id of the host: {@code host_id}.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> hostId() {
        return Optional.ofNullable(hostId);
    }

    /**
     * The host's name: {@code user_name}.
     *
     * @return the name, or empty if the response does not have it
     */
    public Optional<String> hostName() {
        return Optional.ofNullable(hostName);
    }

    /**
     * The host's email address: {@code user_email}.
     *
     * @return the address, or empty if the response does not have it
     */
    public Optional<String> hostEmail() {
        return Optional.ofNullable(hostEmail);
    }

    /**
     * The host's department: {@code dept}.
     *
     * @return the department, or empty if the response does not have it
     */
    public Optional<String> department() {
        return Optional.ofNullable(department);
    }

    /**
     * Where the meeting was created: {@code source}.
     *
     * @return Zoom's word, or empty if the response does not have it
     */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /**
     * The link by which people join: {@code join_url}.
     *
     * @return the link, or empty if the response does not have it
     */
    public Optional<String> joinUrl() {
        return Optional.ofNullable(joinUrl);
    }

    /**
     * The length of the meeting in whole minutes, or the planned one if it has not ended: {@code duration}.
     *
     * @return the length, or empty if the response does not have it
     */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /**
     * The time of all participants together in whole minutes: {@code total_minutes}.
     *
     * @return the time, or empty if the response does not have it
     */
    public Optional<Duration> totalTime() {
        return Optional.ofNullable(totalTime);
    }

    /**
     * How many records of participants the meeting has, of which one person may have several: {@code
     * participants_count}.
     *
     * @return the number, or empty if the response does not have it
     */
    public OptionalLong participantCount() {
        return participantCount == null ? OptionalLong.empty() : OptionalLong.of(participantCount);
    }

    /**
     * The kind of meeting: {@code type}. It is 1 for an instant one, 2 for a scheduled one, 3 and 8 for recurring ones,
     * 4 for one with a personal number.
     *
     * @return Zoom's number, or empty if the response does not have it
     */
    public OptionalLong type() {
        return type == null ? OptionalLong.empty() : OptionalLong.of(type);
    }

    /**
     * The application's own id of a session of the Video SDK: {@code session_key}. Meetings have none.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> sessionKey() {
        return Optional.ofNullable(sessionKey);
    }

    /** Whether this is a meeting, and neither a webinar nor a session of the Video SDK. */
    boolean isMeeting() {
        return sessionKey == null && (type == null || !WEBINARS.contains(type));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZoomMeeting that
                && Objects.equals(hostId, that.hostId)
                && Objects.equals(hostName, that.hostName)
                && Objects.equals(hostEmail, that.hostEmail)
                && Objects.equals(department, that.department)
                && Objects.equals(source, that.source)
                && Objects.equals(joinUrl, that.joinUrl)
                && Objects.equals(duration, that.duration)
                && Objects.equals(totalTime, that.totalTime)
                && Objects.equals(participantCount, that.participantCount)
                && Objects.equals(type, that.type)
                && Objects.equals(sessionKey, that.sessionKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                hostId,
                hostName,
                hostEmail,
                department,
                source,
                joinUrl,
                duration,
                totalTime,
                participantCount,
                type,
                sessionKey);
    }

    /** Leaves out the host and the link, by which anybody could join. */
    @Override
    public String toString() {
        return "ZoomMeeting[type=" + type + ", participantCount=" + participantCount + "]";
    }

    /** The fields of a response; null if it does not have them. */
    static final class Builder {
        private @Nullable String hostId;
        private @Nullable String hostName;
        private @Nullable String hostEmail;
        private @Nullable String department;
        private @Nullable String source;
        private @Nullable String joinUrl;
        private @Nullable Duration duration;
        private @Nullable Duration totalTime;
        private @Nullable Long participantCount;
        private @Nullable Long type;
        private @Nullable String sessionKey;

        private Builder() {}

        Builder hostId(@Nullable String hostId) {
            this.hostId = hostId;
            return this;
        }

        Builder hostName(@Nullable String hostName) {
            this.hostName = hostName;
            return this;
        }

        Builder hostEmail(@Nullable String hostEmail) {
            this.hostEmail = hostEmail;
            return this;
        }

        Builder department(@Nullable String department) {
            this.department = department;
            return this;
        }

        Builder source(@Nullable String source) {
            this.source = source;
            return this;
        }

        Builder joinUrl(@Nullable String joinUrl) {
            this.joinUrl = joinUrl;
            return this;
        }

        Builder minutes(@Nullable Long minutes) {
            this.duration = duration(minutes);
            return this;
        }

        Builder totalMinutes(@Nullable Long minutes) {
            this.totalTime = duration(minutes);
            return this;
        }

        Builder participantCount(@Nullable Long participantCount) {
            this.participantCount = participantCount;
            return this;
        }

        Builder type(@Nullable Long type) {
            this.type = type;
            return this;
        }

        Builder sessionKey(@Nullable String sessionKey) {
            this.sessionKey = sessionKey;
            return this;
        }

        /** Nothing if no meeting has so many minutes. */
        private static @Nullable Duration duration(@Nullable Long minutes) {
            return minutes == null || minutes < 0 || minutes > Integer.MAX_VALUE ? null : Duration.ofMinutes(minutes);
        }

        ZoomMeeting build() {
            return new ZoomMeeting(this);
        }
    }
}

package io.unisession.videosdk;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What VideoSDK says of a recording beyond the neutral fields. Get it with {@code recording.unwrap(VideoSdkRecording.class)};
 * every other field is in {@code recording.raw()}.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-recordings">VideoSDK's
 *     reference</a>
 */
public final class VideoSdkRecording {
    private final RecordingSource source;
    private final @Nullable String participantName;
    private final @Nullable String fileFormat;
    private final @Nullable String region;
    private final @Nullable String userId;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant updatedAt;

    VideoSdkRecording(
            RecordingSource source,
            @Nullable String participantName,
            @Nullable String fileFormat,
            @Nullable String region,
            @Nullable String userId,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {
        this.source = source;
        this.participantName = participantName;
        this.fileFormat = fileFormat;
        this.region = region;
        this.userId = userId;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    /**
     * The list that the recording is in. Version 1 has only {@link RecordingSource#ROOM}.
     *
     * @return the source
     */
    public RecordingSource source() {
        return source;
    }

    /**
     * The name of the recorded participant: {@code participantName}, which VideoSDK's server library reads.
     *
     * @return the name, or empty if the response does not have it
     */
    public Optional<String> participantName() {
        return Optional.ofNullable(participantName);
    }

    /**
     * The format that was asked for: {@code fileFormat}.
     *
     * @return the format, such as {@code webm}, or empty if the response does not have it
     */
    public Optional<String> fileFormat() {
        return Optional.ofNullable(fileFormat);
    }

    /**
     * The region that recorded: {@code region}.
     *
     * @return VideoSDK's code of the region, or empty if the response does not have it
     */
    public Optional<String> region() {
        return Optional.ofNullable(region);
    }

    /**
     * The owner of the VideoSDK account: {@code userId}. Not a participant.
     *
     * @return the owner's id, or empty if the response does not have it
     */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /**
     * When the entry was created: {@code createdAt}. A recording of a room often has no other time; it is near the start.
     *
     * @return the time, or empty if the response does not have it
     */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /**
     * When the entry was last changed: {@code updatedAt}.
     *
     * @return the time, or empty if the response does not have it
     */
    public Optional<Instant> updatedAt() {
        return Optional.ofNullable(updatedAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoSdkRecording that
                && source == that.source
                && Objects.equals(participantName, that.participantName)
                && Objects.equals(fileFormat, that.fileFormat)
                && Objects.equals(region, that.region)
                && Objects.equals(userId, that.userId)
                && Objects.equals(createdAt, that.createdAt)
                && Objects.equals(updatedAt, that.updatedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, participantName, fileFormat, region, userId, createdAt, updatedAt);
    }

    /** The source and the times; names of people are left out. */
    @Override
    public String toString() {
        return "VideoSdkRecording[source=" + source + ", createdAt=" + createdAt + ", updatedAt=" + updatedAt + "]";
    }
}

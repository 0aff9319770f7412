package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import io.unisession.spi.EscapedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HLS stream of a session. Two streams are equal if their fields are; {@link #raw()} and {@link #metadata()} do not
 * count.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-all-hls">VideoSDK's reference</a>
 */
public final class VideoSdkStream {
    private final String id;
    private final @Nullable String roomId;
    private final @Nullable String sessionId;
    private final @Nullable Instant startedAt;
    private final @Nullable Instant endedAt;
    private final @Nullable Duration duration;
    private final @Nullable Secret address;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;

    VideoSdkStream(
            String id,
            @Nullable String roomId,
            @Nullable String sessionId,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Duration duration,
            @Nullable Secret address,
            ProviderDocument raw,
            ResponseMetadata metadata) {
        this.id = id;
        this.roomId = roomId;
        this.sessionId = sessionId;
        this.startedAt = startedAt;
        this.endedAt = endedAt;
        this.duration = duration;
        this.address = address;
        this.raw = raw;
        this.metadata = metadata;
    }

    /**
     * The stream's id.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The room: {@code roomId} or {@code meetingId}.
     *
     * @return the room's id, or empty if the response does not have it
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * The session: {@code sessionId}.
     *
     * @return the session's id, or empty if the response does not have it
     */
    public Optional<String> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /**
     * When the stream started: {@code start}.
     *
     * @return the time, or empty if the response does not have it
     */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /**
     * When the stream ended: {@code end}.
     *
     * @return the time, or empty while it runs
     */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /**
     * How long the stream is, so far if it still runs: {@code duration}.
     *
     * @return the duration, or empty if the response does not have it
     */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /**
     * The address of the playlist: {@code playbackHlsUrl}, {@code downstreamUrl} or {@code livestreamUrl}. It is a
     * secret because whoever knows it can watch.
     *
     * @return the address, or empty if the response does not have it
     */
    public Optional<Secret> address() {
        return Optional.ofNullable(address);
    }

    /**
     * VideoSDK's response with every field.
     *
     * @return the response, or the stream's part of it in a list
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * Status, attempts and request id of the response.
     *
     * @return the metadata
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoSdkStream that
                && id.equals(that.id)
                && Objects.equals(roomId, that.roomId)
                && Objects.equals(sessionId, that.sessionId)
                && Objects.equals(startedAt, that.startedAt)
                && Objects.equals(endedAt, that.endedAt)
                && Objects.equals(duration, that.duration)
                && Objects.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, roomId, sessionId, startedAt, endedAt, duration, address);
    }

    /** Ids and times; the address is left out. */
    @Override
    public String toString() {
        return EscapedText.of("VideoSdkStream[id=" + id + ", roomId=" + roomId + ", sessionId=" + sessionId
                + ", startedAt=" + startedAt + ", endedAt=" + endedAt + "]");
    }
}

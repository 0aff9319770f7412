package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import io.unisession.spi.EscapedText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session that VideoSDK sends to other services over RTMP. Two livestreams are equal if their fields are; {@link
 * #raw()} and {@link #metadata()} do not count.
 *
 * @see <a href="https://docs.videosdk.live/server-sdk-reference-node/interfaces/Livestream">VideoSDK's reference</a>
 */
public final class VideoSdkLivestream {
    private final String id;
    private final @Nullable String roomId;
    private final @Nullable String sessionId;
    private final @Nullable Instant startedAt;
    private final @Nullable Instant endedAt;
    private final List<Output> outputs;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;

    VideoSdkLivestream(
            String id,
            @Nullable String roomId,
            @Nullable String sessionId,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            List<Output> outputs,
            ProviderDocument raw,
            ResponseMetadata metadata) {
        this.id = id;
        this.roomId = roomId;
        this.sessionId = sessionId;
        this.startedAt = startedAt;
        this.endedAt = endedAt;
        this.outputs = List.copyOf(outputs);
        this.raw = raw;
        this.metadata = metadata;
    }

    /**
     * The livestream's id.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The room: {@code roomId}.
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
     * When the livestream started: {@code start}.
     *
     * @return the time, or empty if the response does not have it
     */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /**
     * When the livestream ended: {@code end}.
     *
     * @return the time, or empty while it runs
     */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /**
     * Where VideoSDK sends the session: {@code outputs}.
     *
     * @return an unmodifiable list, empty if the response does not have it
     */
    public List<Output> outputs() {
        return outputs;
    }

    /**
     * VideoSDK's response with every field, stream keys included. Do not log it.
     *
     * @return the response, or the livestream's part of it in a list
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
        return other instanceof VideoSdkLivestream that
                && id.equals(that.id)
                && Objects.equals(roomId, that.roomId)
                && Objects.equals(sessionId, that.sessionId)
                && Objects.equals(startedAt, that.startedAt)
                && Objects.equals(endedAt, that.endedAt)
                && outputs.equals(that.outputs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, roomId, sessionId, startedAt, endedAt, outputs);
    }

    /** Ids and times; the outputs are left out. */
    @Override
    public String toString() {
        return EscapedText.of("VideoSdkLivestream[id=" + id + ", roomId=" + roomId + ", sessionId=" + sessionId
                + ", startedAt=" + startedAt + ", endedAt=" + endedAt + "]");
    }

    /**
     * One service that receives a livestream. Whoever knows the address and the key can stream to it, so both are
     * secrets.
     */
    public static final class Output {
        private final @Nullable Secret address;
        private final @Nullable Secret streamKey;

        Output(@Nullable Secret address, @Nullable Secret streamKey) {
            this.address = address;
            this.streamKey = streamKey;
        }

        /**
         * The RTMP address: {@code url}.
         *
         * @return the address, or empty if the response does not have it
         */
        public Optional<Secret> address() {
            return Optional.ofNullable(address);
        }

        /**
         * The key of the stream at that address: {@code streamKey}.
         *
         * @return the key, or empty if the response does not have it
         */
        public Optional<Secret> streamKey() {
            return Optional.ofNullable(streamKey);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Output that
                    && Objects.equals(address, that.address)
                    && Objects.equals(streamKey, that.streamKey);
        }

        @Override
        public int hashCode() {
            return Objects.hash(address, streamKey);
        }

        /** Shows nothing of either secret. */
        @Override
        public String toString() {
            return "Output[address=" + address + ", streamKey=" + streamKey + "]";
        }
    }
}

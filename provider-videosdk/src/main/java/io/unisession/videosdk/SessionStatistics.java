package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well media flowed in a session: the samples of all its participants together.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-session-quality-stats">VideoSDK's
 *     reference</a>
 */
public final class SessionStatistics {
    private final @Nullable String sessionId;
    private final @Nullable String roomId;
    private final List<QualitySample> samples;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;

    private SessionStatistics(Builder builder) {
        this.sessionId = builder.sessionId;
        this.roomId = builder.roomId;
        this.samples = builder.samples;
        this.raw = builder.raw;
        this.metadata = builder.metadata;
    }

    static Builder builder() {
        return new Builder();
    }

    /**
     * The session that was measured: {@code sessionId}.
     *
     * @return its id, or empty where the response does not carry it
     */
    public Optional<String> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /**
     * The room that the session was in: {@code roomId}, or {@code meetingId}, as VideoSDK calls it here.
     *
     * @return the room's id, or empty where the response does not carry it
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * How well media flowed over time: {@code stats}.
     *
     * @return the samples in VideoSDK's order, unmodifiable and empty where the response does not carry it
     */
    public List<QualitySample> samples() {
        return samples;
    }

    /**
     * VideoSDK's response, with every field, even ones newer than this version.
     *
     * @return the response
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * How the response came.
     *
     * @return the metadata of the response
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionStatistics that
                && Objects.equals(sessionId, that.sessionId)
                && Objects.equals(roomId, that.roomId)
                && samples.equals(that.samples);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sessionId, roomId, samples);
    }

    @Override
    public String toString() {
        return "SessionStatistics[sessionId=" + sessionId + ", samples=" + samples.size() + "]";
    }

    /** Collects what is known; each part may be left out or given as null. */
    static final class Builder {
        private @Nullable String sessionId;
        private @Nullable String roomId;
        private List<QualitySample> samples = List.of();
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder() {}

        Builder sessionId(@Nullable String sessionId) {
            this.sessionId = sessionId;
            return this;
        }

        Builder roomId(@Nullable String roomId) {
            this.roomId = roomId;
            return this;
        }

        Builder samples(List<QualitySample> samples) {
            this.samples = List.copyOf(samples);
            return this;
        }

        Builder raw(ProviderDocument raw) {
            this.raw = Objects.requireNonNull(raw, "raw");
            return this;
        }

        Builder metadata(ResponseMetadata metadata) {
            this.metadata = Objects.requireNonNull(metadata, "metadata");
            return this;
        }

        SessionStatistics build() {
            return new SessionStatistics(this);
        }
    }
}

package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.EscapedText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The media quality of a whole session, for all participants together.
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
     * The session's id: {@code sessionId}.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /**
     * The id of the session's room: {@code roomId}, or {@code meetingId}, the name that VideoSDK's documentation has
     * here.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * The measurements over time: {@code stats}.
     *
     * @return an unmodifiable list in VideoSDK's order
     */
    public List<QualitySample> samples() {
        return samples;
    }

    /**
     * VideoSDK's response with every field, including those that this library does not know.
     *
     * @return the response
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
        return EscapedText.of("SessionStatistics[sessionId=" + sessionId + ", samples=" + samples.size() + "]");
    }

    /** The fields of a response; null if it does not have them. */
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

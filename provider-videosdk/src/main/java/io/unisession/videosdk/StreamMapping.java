package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps an HLS stream. The name of its address has changed over time. */
final class StreamMapping implements ObjectMapping<VideoSdkStream> {
    private @Nullable String id;
    private @Nullable String roomId;
    private @Nullable String meetingId;
    private @Nullable String sessionId;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private @Nullable Duration duration;
    private @Nullable String playback;
    private @Nullable String olderPlayback;

    private StreamMapping() {}

    /** The stream in a response about one. */
    static VideoSdkStream stream(ApiResponse response) throws IOException {
        VideoSdkStream stream = EnvelopeReader.of(response, StreamMapping::new);
        if (stream == null) {
            throw new UnusableResponseException("it has no stream with an id, or more than one");
        }
        return stream;
    }

    /** The stream at the reader's position in a list; null without an id. */
    static @Nullable VideoSdkStream element(JsonReader json, ResponseMetadata metadata) throws IOException {
        return EnvelopeReader.of(json, metadata, StreamMapping::new);
    }

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "id" -> id = json.id();
            case "roomId" -> roomId = json.id();
            case "meetingId" -> meetingId = json.id();
            case "sessionId" -> sessionId = json.id();
            case "start" -> start = json.instant();
            case "end" -> end = json.instant();
            case "duration" -> duration = FileMapping.seconds(json.number());
            case "playbackHlsUrl" -> playback = json.text();
            case "downstreamUrl", "livestreamUrl" -> olderPlayback = ObjectMapping.either(json.text(), olderPlayback);
            default -> {}
        }
    }

    @Override
    public @Nullable VideoSdkStream value(ProviderDocument raw, ResponseMetadata metadata) {
        String address = ObjectMapping.either(playback, olderPlayback);
        return id == null
                ? null
                : new VideoSdkStream(
                        id,
                        ObjectMapping.either(roomId, meetingId),
                        sessionId,
                        start,
                        end,
                        duration,
                        ObjectMapping.secret(address),
                        raw,
                        metadata);
    }
}

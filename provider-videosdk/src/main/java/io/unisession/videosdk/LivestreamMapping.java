package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps an RTMP livestream. */
final class LivestreamMapping implements ObjectMapping<VideoSdkLivestream> {
    private @Nullable String id;
    private @Nullable String roomId;
    private @Nullable String sessionId;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private final List<VideoSdkLivestream.Output> outputs = new ArrayList<>();

    private LivestreamMapping() {}

    /** The livestream in a response about one. */
    static VideoSdkLivestream livestream(ApiResponse response) throws IOException {
        VideoSdkLivestream livestream = EnvelopeReader.of(response, LivestreamMapping::new);
        if (livestream == null) {
            throw new UnusableResponseException("it has no livestream with an id, or more than one");
        }
        return livestream;
    }

    /** The livestream at the reader's position in a list; null without an id. */
    static @Nullable VideoSdkLivestream element(JsonReader json, ResponseMetadata metadata) throws IOException {
        return EnvelopeReader.of(json, metadata, LivestreamMapping::new);
    }

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "id" -> id = json.id();
            case "roomId" -> roomId = json.id();
            case "sessionId" -> sessionId = json.id();
            case "start" -> start = json.instant();
            case "end" -> end = json.instant();
            case "outputs" -> readOutputs(json);
            default -> {}
        }
    }

    private void readOutputs(JsonReader json) throws IOException {
        if (json.enterArray()) {
            while (json.nextElement()) {
                if (json.enterObject()) {
                    outputs.add(output(json));
                }
            }
        }
    }

    private static VideoSdkLivestream.Output output(JsonReader json) throws IOException {
        Secret address = null;
        Secret streamKey = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "url" -> address = ObjectMapping.secret(json.text());
                case "streamKey" -> streamKey = ObjectMapping.secret(json.text());
                default -> {}
            }
        }
        return new VideoSdkLivestream.Output(address, streamKey);
    }

    @Override
    public @Nullable VideoSdkLivestream value(ProviderDocument raw, ResponseMetadata metadata) {
        return id == null ? null : new VideoSdkLivestream(id, roomId, sessionId, start, end, outputs, raw, metadata);
    }
}

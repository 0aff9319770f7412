package io.unisession.videosdk;

import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes rooms of responses. */
final class RoomMapping {
    private RoomMapping() {}

    /** The room that a response consists of. */
    static VideoSdkRoom room(ApiResponse response) throws IOException {
        VideoSdkRoom room = EnvelopeReader.of(response, RoomFields::new);
        if (room == null) {
            throw new IllegalStateException("it holds no room with an id, or several");
        }
        return room;
    }

    /** The room that is the element of a list at the reader, or null where that has no id. */
    static @Nullable VideoSdkRoom element(JsonReader json, ResponseMetadata metadata) throws IOException {
        return EnvelopeReader.of(json, metadata, RoomFields::new);
    }
}

package io.unisession.videosdk;

import io.unisession.ResponseMetadata;
import io.unisession.http.Answer;
import io.unisession.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes rooms of answers. */
final class RoomMapping {
    private RoomMapping() {}

    /** The room that an answer consists of. */
    static VideoSdkRoom room(Answer answer) throws IOException {
        VideoSdkRoom room = OnlyOne.of(answer, RoomFields::new);
        if (room == null) {
            throw new IllegalStateException("it holds no room with an id, or several");
        }
        return room;
    }

    /** The room that is the element of a list at the reader, or null where that has no id. */
    static @Nullable VideoSdkRoom element(JsonReader json, ResponseMetadata metadata) throws IOException {
        return OnlyOne.of(json, metadata, RoomFields::new);
    }
}

package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.http.Answer;
import io.unisession.http.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a room of any of VideoSDK's shapes: bare, below {@code data}, or as the only element of an array; by the names
 * of both versions.
 */
final class RoomMapping {
    private final JsonReader json;
    private final ResponseMetadata metadata;
    /** What {@code raw()} shows; null for the room's own part of the answer. */
    private final @Nullable ProviderDocument raw;

    private RoomMapping(JsonReader json, ResponseMetadata metadata, @Nullable ProviderDocument raw) {
        this.json = json;
        this.metadata = metadata;
        this.raw = raw;
    }

    /** The room that an answer consists of. */
    static VideoSdkRoom room(Answer answer) throws IOException {
        VideoSdkRoom room = new RoomMapping(answer.json(), answer.metadata(), answer.document()).read();
        if (room == null) {
            throw new IllegalStateException("it holds no room with an id, or several");
        }
        return room;
    }

    /** The room that is the element of a list at the reader, or null where that has no id. */
    static @Nullable VideoSdkRoom element(JsonReader json, ResponseMetadata metadata) throws IOException {
        return new RoomMapping(json, metadata, null).read();
    }

    private @Nullable VideoSdkRoom read() throws IOException {
        if (json.enterArray()) {
            List<@Nullable VideoSdkRoom> rooms = new ArrayList<>();
            while (json.nextElement()) {
                rooms.add(read());
            }
            return rooms.size() == 1 ? rooms.get(0) : null;
        }
        return object();
    }

    private @Nullable VideoSdkRoom object() throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        RoomFields fields = new RoomFields();
        VideoSdkRoom wrapped = null;
        while (json.nextField()) {
            if (json.field().equals("data")) {
                wrapped = read();
            } else {
                fields.read(json);
            }
        }
        VideoSdkRoom.Builder room = fields.room();
        return room == null
                ? wrapped
                : room.raw(raw == null ? json.documentFrom(position) : raw)
                        .metadata(metadata)
                        .build();
    }
}

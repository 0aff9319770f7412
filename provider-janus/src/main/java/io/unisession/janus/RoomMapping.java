package io.unisession.janus;

import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Maps the list of rooms, of which those with people in them are sessions. */
final class RoomMapping {
    private final ApiResponse response;
    private boolean isList;
    private @Nullable ItemList<Session> rooms;

    private RoomMapping(ApiResponse response) {
        this.response = response;
    }

    /** The sessions of a list. */
    static List<Session> sessions(ApiResponse response) throws IOException {
        RoomMapping mapping = new RoomMapping(response);
        VideoRoom.readResult(response.json(), mapping::read);
        ItemList<Session> rooms = mapping.rooms == null ? ItemList.missing(mapping.isList) : mapping.rooms;
        return rooms.require(null).stream().filter(RoomMapping::hasPeople).toList();
    }

    private void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "videoroom" -> isList = "success".equals(json.id());
            case "list" -> rooms = ItemList.read(json, this::session);
            default -> {}
        }
    }

    /** Whether people are in a room; also true if the response does not count them. */
    private static boolean hasPeople(Session room) {
        return room.unwrap(JanusRoom.class)
                .filter(own -> own.participantCount().orElse(1) <= 0)
                .isEmpty();
    }

    private @Nullable Session session(JsonReader json) throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        String id = null;
        JanusRoom.Builder room = new JanusRoom.Builder();
        while (json.nextField()) {
            switch (json.field()) {
                case "room" -> id = json.id();
                case "description" -> room.description = json.text();
                case "is_private" -> room.isPrivate = json.flag();
                case "pin_required" -> room.pinRequired = json.flag();
                case "dummy_publisher" -> room.dummyPublisher = Boolean.TRUE.equals(json.flag());
                case "record" -> room.recorded = json.flag();
                case "max_publishers" -> room.maxPublishers = json.wholeNumber();
                case "num_participants" -> room.participants = json.wholeNumber();
                default -> {}
            }
        }
        return id == null
                ? null
                : Session.builder(JanusProvider.ID)
                        .id(id)
                        .roomId(id)
                        .status(SessionStatus.ACTIVE)
                        .label(label(id, room.description))
                        .providerValue(room.build())
                        .raw(json.documentFrom(position))
                        .metadata(response.metadata())
                        .unreadableFields(json.unreadableFields(position))
                        .build();
    }

    /** Janus describes a room without a description by its id, which says nothing more. */
    private static @Nullable String label(String id, @Nullable String description) {
        return description == null || description.isBlank() || Objects.equals(description, "Room " + id)
                ? null
                : description;
    }
}

package io.unisession.testkit.livekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.internal.AddedObjects;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open rooms of the fake LiveKit. Not thread-safe; the fake locks it. */
final class LiveKitState {

    private final Clock clock;
    private final SequentialIds ids = new SequentialIds();
    private final Map<String, LiveKitRoom> rooms = new LinkedHashMap<>();
    private final LiveKitEvents events;
    private final AddedObjects egress = new AddedObjects("items");

    LiveKitState(Clock clock, LiveKitEvents events) {
        this.clock = clock;
        this.events = events;
    }

    AddedObjects egress() {
        return egress;
    }

    /** Returns the rooms that are open now, by their names. */
    Map<String, LiveKitRoom> rooms() {
        rooms.values().removeIf(room -> {
            boolean over = room.isOver(clock.instant());
            if (over) {
                events.finished(room);
            }
            return over;
        });
        return rooms;
    }

    Collection<LiveKitRoom> all() {
        return rooms().values();
    }

    Optional<LiveKitRoom> find(String name) {
        return Optional.ofNullable(rooms().get(name));
    }

    LiveKitRoom room(String name) {
        return find(name).orElseThrow(() -> new ErrorResponseException(LiveKitErrors.noRoom()));
    }

    /** Returns the open room with this name, or opens one. */
    LiveKitRoom open(String name) {
        return rooms().computeIfAbsent(name, opened -> {
            LiveKitRoom room = LiveKitRoom.open(ids.prefixed("RM_"), opened, clock.instant());
            events.started(room);
            return room;
        });
    }

    void delete(String name) {
        LiveKitRoom room = room(name);
        List.copyOf(room.participants()).forEach(participant -> leave(room, participant, "ROOM_DELETED"));
        rooms.remove(name);
        events.finished(room);
    }

    LiveKitRoom join(
            String roomName, String identity, String name, Map<String, String> attributes, LiveKitGrants grants) {
        LiveKitRoom room = open(roomName);
        if (room.isFull() && room.participant(identity).isEmpty()) {
            throw new IllegalStateException("room " + roomName + " is full");
        }
        room.participant(identity).ifPresent(former -> leave(room, former, "DUPLICATE_IDENTITY"));
        LiveKitParticipant participant =
                LiveKitParticipant.joined(ids.prefixed("PA_"), identity, name, clock.instant(), attributes, grants);
        room.join(participant);
        events.joined(room, participant);
        return room;
    }

    void leave(String roomName, String identity, String reason) {
        LiveKitRoom room = room(roomName);
        LiveKitParticipant participant =
                room.participant(identity).orElseThrow(() -> new ErrorResponseException(LiveKitErrors.noParticipant()));
        leave(room, participant, reason);
    }

    private void leave(LiveKitRoom room, LiveKitParticipant participant, String reason) {
        room.leave(participant.identity(), clock.instant());
        events.left(room, participant, reason);
    }

    void addRooms(String json) {
        for (JsonNode room : elements(json, "rooms")) {
            LiveKitRoom added = LiveKitRoom.given((ObjectNode) room, clock.instant());
            rooms.put(added.name(), added);
        }
    }

    void addParticipants(String roomName, String json) {
        LiveKitRoom room = open(roomName);
        for (JsonNode participant : elements(json, "participants")) {
            room.seed(new LiveKitParticipant((ObjectNode) participant));
        }
    }

    private static JsonNode elements(String json, String field) {
        JsonNode elements = Json.readObject(json).path(field);
        if (!elements.isArray() || elements.isEmpty()) {
            throw new IllegalArgumentException("the text has no " + field);
        }
        return elements;
    }
}

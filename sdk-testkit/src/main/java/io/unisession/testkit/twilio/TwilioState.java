package io.unisession.testkit.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.AddedObjects;
import io.unisession.testkit.internal.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The rooms of the fake, in progress or not. Not thread-safe; the fake locks it. */
final class TwilioState {

    private final String accountSid;
    private final Supplier<String> roomsUrl;
    private final Clock clock;
    private final TwilioEvents events;
    private final AddedObjects recordings = new AddedObjects("recordings");
    private final Map<String, TwilioRoom> rooms = new LinkedHashMap<>();
    private int lastSid;

    TwilioState(String accountSid, Supplier<String> roomsUrl, Clock clock, TwilioEvents events) {
        this.accountSid = accountSid;
        this.roomsUrl = roomsUrl;
        this.clock = clock;
        this.events = events;
    }

    /** The time in whole seconds, as Twilio keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Collection<TwilioRoom> rooms() {
        rooms.values().forEach(room -> room.idleEnd(now()).ifPresent(end -> complete(room, end)));
        return rooms.values();
    }

    /** A name finds the room in progress, a SID any. */
    AddedObjects recordings() {
        return recordings;
    }

    Optional<TwilioRoom> find(String sidOrName) {
        return rooms().stream()
                .filter(room -> room.sid().equals(sidOrName)
                        || (room.isInProgress() && room.name().equals(sidOrName)))
                .findFirst();
    }

    TwilioRoom room(String sidOrName) {
        return find(sidOrName).orElseThrow(() -> new IllegalArgumentException("there is no room " + sidOrName));
    }

    /** Creates a room; without a name, it is named by its SID. */
    TwilioRoom create(String name) {
        if (find(name).isPresent()) {
            throw new IllegalArgumentException("room " + name + " is in progress");
        }
        String sid = sid("RM");
        TwilioRoom room = TwilioRoom.created(accountSid, sid, name, roomsUrl.get(), now());
        rooms.put(sid, room);
        events.created(room);
        return room;
    }

    /** Completing a room again changes nothing. */
    void complete(TwilioRoom room) {
        if (room.isInProgress()) {
            complete(room, now());
        }
    }

    private void complete(TwilioRoom room, Instant end) {
        room.participants().stream()
                .filter(TwilioParticipant::isPresent)
                .forEach(participant -> disconnect(room, participant, end));
        room.complete(end);
        events.ended(room, end);
    }

    void disconnect(TwilioRoom room, TwilioParticipant participant) {
        if (participant.isPresent()) {
            disconnect(room, participant, now());
        }
    }

    private void disconnect(TwilioRoom room, TwilioParticipant participant, Instant now) {
        room.disconnect(participant, now);
        events.disconnected(room, participant, now);
    }

    /** Whoever is in the room with this identity is put out. */
    TwilioParticipant connect(TwilioRoom room, String identity) {
        if (!room.isInProgress()) {
            throw new IllegalArgumentException("room " + room.sid() + " is not in progress");
        }
        room.find(identity).ifPresent(earlier -> disconnect(room, earlier));
        TwilioParticipant participant = room.connect(sid("PA"), identity, now());
        events.connected(room, participant);
        return participant;
    }

    void addRooms(String json) {
        ObjectNode body = Json.readObject(json);
        Iterable<JsonNode> added = body.path("rooms").isArray() ? body.path("rooms") : List.of(body);
        for (JsonNode each : added) {
            TwilioRoom room = TwilioRoom.added((ObjectNode) each);
            rooms.put(room.sid(), room);
        }
    }

    void addParticipants(String json) {
        for (JsonNode each : Json.readObject(json).withArray("participants")) {
            room(each.path("room_sid").asText()).add(new TwilioParticipant((ObjectNode) each));
        }
    }

    private String sid(String prefix) {
        return String.format(Locale.ROOT, "%sfa%030x", prefix, ++lastSid);
    }
}

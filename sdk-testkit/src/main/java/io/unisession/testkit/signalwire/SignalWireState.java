package io.unisession.testkit.signalwire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.AddedObjects;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rooms of the fake, their sessions, and the tokens that let people in. Not thread-safe; the fake locks it. */
final class SignalWireState {

    /** What a token lets in: somebody into a room, as long as it is valid. */
    private record RoomToken(String room, String userName, Instant joinUntil) {}

    private final Clock clock;
    private final SequentialIds ids = new SequentialIds();
    /** The ids of the rooms that were configured, by name. */
    private final Map<String, String> rooms = new HashMap<>();

    private final Map<String, SignalWireSession> sessions = new LinkedHashMap<>();
    private final AddedObjects recordings = new AddedObjects("data");
    private final Map<String, RoomToken> tokens = new HashMap<>();

    SignalWireState(Clock clock) {
        this.clock = clock;
    }

    /** The time in whole seconds, as SignalWire writes it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Collection<SignalWireSession> sessions() {
        return sessions.values();
    }

    AddedObjects recordings() {
        return recordings;
    }

    Optional<SignalWireSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    SignalWireSession session(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no session " + id));
    }

    Optional<SignalWireSession> running(String room) {
        return sessions.values().stream()
                .filter(session -> session.isRunning() && session.roomName().equals(room))
                .findFirst();
    }

    boolean hasRoom(String name) {
        return rooms.containsKey(name) || running(name).isPresent();
    }

    String createRoom(String name) {
        return rooms.computeIfAbsent(name, created -> ids.uuid());
    }

    SignalWireSession start(String room) {
        if (running(room).isPresent()) {
            throw new IllegalArgumentException("room " + room + " has a session");
        }
        SignalWireSession session = SignalWireSession.started(ids.uuid(), rooms.get(room), room, now());
        sessions.put(session.id(), session);
        return session;
    }

    String join(SignalWireSession session, String name) {
        if (!session.isRunning()) {
            throw new IllegalArgumentException("session " + session.id() + " has ended");
        }
        String memberId = ids.uuid();
        session.join(memberId, name, now());
        return memberId;
    }

    void leave(String memberId) {
        if (sessions.values().stream().noneMatch(session -> session.leave(memberId, now()))) {
            throw new IllegalArgumentException("there is no member " + memberId + " in a session");
        }
    }

    String token(String room, String userName, Instant joinUntil) {
        String token = "made-up.room-token." + tokens.size();
        tokens.put(token, new RoomToken(room, userName, joinUntil));
        return token;
    }

    /** Joins the session of the token's room, which starts if there is none. */
    SignalWireSession joinWith(String token) {
        RoomToken found = tokens.get(token);
        if (found == null || !now().isBefore(found.joinUntil())) {
            throw new IllegalArgumentException("the token is not valid");
        }
        SignalWireSession session = running(found.room()).orElseGet(() -> start(found.room()));
        join(session, found.userName());
        return session;
    }

    void addSessions(String json) {
        ObjectNode body = Json.readObject(json);
        Iterable<JsonNode> added = body.path("data").isArray() ? body.path("data") : List.of(body);
        for (JsonNode each : added) {
            SignalWireSession session = new SignalWireSession((ObjectNode) each);
            sessions.put(session.id(), session);
        }
    }

    void addMembers(String json) {
        for (JsonNode each : Json.readObject(json).withArray("data")) {
            session(each.path("room_session_id").asText()).members().add((ObjectNode) each);
        }
    }
}

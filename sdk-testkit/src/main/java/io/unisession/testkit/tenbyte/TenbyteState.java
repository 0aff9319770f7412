package io.unisession.testkit.tenbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The sessions of the fake Tenbyte. Not thread-safe; the fake locks it. */
final class TenbyteState {

    private final Clock clock;
    private final SequentialIds ids = new SequentialIds();
    private final Set<String> rooms = new HashSet<>();
    private final Map<String, TenbyteSession> sessions = new LinkedHashMap<>();

    TenbyteState(Clock clock) {
        this.clock = clock;
    }

    void addSession(String json) {
        ObjectNode body = Json.readObject(json);
        // A body of "get session" has an envelope, which is kept; a bare session gets one when it is read.
        boolean enveloped = body.path("data").isObject();
        ObjectNode fields = enveloped ? (ObjectNode) body.get("data") : body;
        if (Json.text(fields, "id").isEmpty()) {
            throw new IllegalArgumentException("the session has no id");
        }
        keep(new TenbyteSession(fields, enveloped ? json : null));
    }

    TenbyteSession schedule(String roomId, String title) {
        return keep(TenbyteSession.scheduled(ids.uuid(), roomId, title, clock.instant()));
    }

    ObjectNode createRoom(ObjectNode given) {
        String id = ids.uuid();
        rooms.add(id);
        ObjectNode room = Json.object().put("id", id);
        room.setAll(given);
        return room.put("created_at", Json.write(clock.instant())).put("updated_at", Json.write(clock.instant()));
    }

    TenbyteSession createSession(String roomId, ObjectNode given) {
        if (!rooms.contains(roomId)) {
            throw new ErrorResponseException(TenbyteErrors.notFound());
        }
        TenbyteSession session = schedule(roomId, given.path("title").asText());
        ObjectNode fields = given.deepCopy();
        fields.set("preset", Json.object().put("id", given.path("preset_id").asText()));
        fields.remove("preset_id");
        change(session, fields);
        return session;
    }

    void change(TenbyteSession session, ObjectNode fields) {
        session.change(fields, clock.instant());
    }

    /** How many sessions have each status. */
    ObjectNode counts() {
        return Json.object()
                .put("total_sessions", sessions.size())
                .put("live_now", count("live"))
                .put("scheduled", count("scheduled"))
                .put("ended", count("ended"));
    }

    private long count(String status) {
        return sessions.values().stream().filter(session -> session.has(status)).count();
    }

    Optional<TenbyteSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    TenbyteSession session(String id) {
        return find(id).orElseThrow(() -> new ErrorResponseException(TenbyteErrors.notFound()));
    }

    List<TenbyteSession> sessions(Predicate<TenbyteSession> wanted) {
        return sessions.values().stream().filter(wanted).toList();
    }

    void goLive(TenbyteSession session) {
        session.goLive(clock.instant());
    }

    void end(TenbyteSession session) {
        session.end(clock.instant());
    }

    void delete(TenbyteSession session) {
        sessions.remove(session.id());
    }

    private TenbyteSession keep(TenbyteSession session) {
        rooms.add(session.roomId());
        sessions.put(session.id(), session);
        return session;
    }
}

package io.unisession.testkit.hundredms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A session: what happens in a room from the first peer who joins to the last who leaves. */
final class HundredMsSession {
    private final ObjectNode fields;
    /** What <i>retrieve a session</i> responds with unchanged; null once somebody has joined or left. */
    private @Nullable String given;

    private HundredMsSession(ObjectNode fields, @Nullable String given) {
        this.fields = fields;
        this.given = given;
    }

    static HundredMsSession started(String id, String roomId, String customerId, Instant now) {
        ObjectNode fields = Json.object()
                .put("id", id)
                .put("room_id", roomId)
                .put("customer_id", customerId)
                .put("active", true);
        fields.putObject("peers");
        fields.put("created_at", write(now)).put("updated_at", write(now));
        return new HundredMsSession(fields, null);
    }

    static HundredMsSession given(String json) {
        ObjectNode fields = Json.readObject(json);
        if (Json.text(fields, "id").isEmpty()) {
            throw new IllegalArgumentException("the session has no id");
        }
        return new HundredMsSession(fields, json);
    }

    String id() {
        return fields.path("id").asText();
    }

    String roomId() {
        return fields.path("room_id").asText();
    }

    boolean isActive() {
        return fields.path("active").asBoolean();
    }

    Instant createdAt() {
        return Json.time(fields, "created_at").orElse(Instant.EPOCH);
    }

    ObjectNode fields() {
        return fields;
    }

    String response() {
        return given == null ? Json.write(fields) : given;
    }

    ObjectNode join(String peerId, String userId, @Nullable String name, String role, Instant now) {
        changed(now);
        return peers().putObject(peerId)
                .put("id", peerId)
                .put("session_id", id())
                .put("name", name == null ? "" : name)
                .put("role", role)
                .put("user_id", userId)
                .put("joined_at", write(now));
    }

    /** The peers who are in the session now. */
    List<ObjectNode> present() {
        return StreamSupport.stream(peers().spliterator(), false)
                .map(ObjectNode.class::cast)
                .filter(peer -> !peer.has("left_at"))
                .toList();
    }

    Optional<ObjectNode> present(String peerId) {
        return present().stream()
                .filter(peer -> peer.path("id").asText().equals(peerId))
                .findFirst();
    }

    /** Lets a peer leave, which ends the session if it was the last. */
    void leave(ObjectNode peer, Instant now) {
        changed(now);
        peer.put("left_at", write(now));
        if (present().isEmpty()) {
            fields.put("active", false);
        }
    }

    /** Ends a session that nobody is in. */
    void end() {
        fields.put("active", false);
    }

    private ObjectNode peers() {
        return fields.withObjectProperty("peers");
    }

    private void changed(Instant now) {
        given = null;
        fields.put("updated_at", write(now));
    }

    /** Writes a time in UTC, with milliseconds of which zeros at the end are left out. */
    private static String write(Instant time) {
        return Json.write(time).replaceFirst("\\.?0+Z$", "Z");
    }
}

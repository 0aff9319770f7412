package io.unisession.testkit.tenbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Tenbyte session, kept as the JSON fields that responses show. */
final class TenbyteSession {

    private final ObjectNode fields;
    private @Nullable String documentedBody;

    TenbyteSession(ObjectNode fields, @Nullable String documentedBody) {
        this.fields = fields;
        this.documentedBody = documentedBody;
    }

    static TenbyteSession scheduled(String id, String roomId, String title, Instant now) {
        ObjectNode fields = Json.object().put("id", id).put("room_id", roomId).put("title", title);
        fields.put("status", "scheduled").put("mode", "webcam");
        fields.putNull("started_at").putNull("ended_at").put("duration", 0);
        fields.put("viewer_count", 0).put("max_viewers", 0).put("recording_enabled", false);
        fields.put("created_at", Json.write(now)).put("updated_at", Json.write(now));
        return new TenbyteSession(fields, null);
    }

    String id() {
        return fields.path("id").asText();
    }

    String roomId() {
        return fields.path("room_id").asText();
    }

    boolean has(String status) {
        return fields.path("status").asText().equals(status);
    }

    ObjectNode fields() {
        return fields;
    }

    /** The body that a test added, envelope included; empty after an operation has changed the session. */
    Optional<String> documentedBody() {
        return Optional.ofNullable(documentedBody);
    }

    void goLive(Instant now) {
        change("live", "started_at", now);
    }

    void end(Instant now) {
        change("ended", "ended_at", now);
        Json.time(fields, "started_at")
                .ifPresent(start -> fields.put("duration", now.getEpochSecond() - start.getEpochSecond()));
    }

    private void change(String status, String timeField, Instant now) {
        change(Json.object().put("status", status).put(timeField, Json.write(now)), now);
    }

    void change(ObjectNode changed, Instant now) {
        documentedBody = null;
        fields.setAll(changed);
        fields.put("updated_at", Json.write(now));
    }
}

package io.unisession.testkit.realtimekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session: a meeting while people are in it, and the peers who were. */
final class RealtimeKitSession {
    private final ObjectNode fields;
    private final List<ObjectNode> peers = new ArrayList<>();
    /** What <i>get session</i> responds with unchanged; null once somebody has joined or left. */
    private @Nullable String given;

    private RealtimeKitSession(ObjectNode fields, @Nullable String given) {
        this.fields = fields;
        this.given = given;
    }

    static RealtimeKitSession started(String id, String meetingId, String title, String appId, Instant now) {
        ObjectNode fields = Json.object()
                .put("id", id)
                .put("associated_id", meetingId)
                .put("created_at", Json.write(now))
                .put("live_participants", 0)
                .put("max_concurrent_participants", 0)
                .put("meeting_display_name", title)
                .put("minutes_consumed", 0.0)
                .put("organization_id", appId)
                .put("started_at", Json.write(now))
                .put("status", "LIVE")
                .put("type", "meeting")
                .put("updated_at", Json.write(now));
        return new RealtimeKitSession(fields, null);
    }

    static RealtimeKitSession given(String json) {
        ObjectNode body = Json.readObject(json);
        JsonNode data = body.path("data");
        JsonNode session = data.path("session").isObject() ? data.get("session") : data;
        ObjectNode fields = session instanceof ObjectNode inside ? inside : body;
        if (Json.text(fields, "id").isEmpty()) {
            throw new IllegalArgumentException("the session has no id");
        }
        return new RealtimeKitSession(fields, data.isObject() ? json : null);
    }

    void addPeers(String json) {
        Json.readObject(json).at("/data/participants").forEach(peer -> peers.add((ObjectNode) peer));
    }

    String id() {
        return fields.path("id").asText();
    }

    String meetingId() {
        return fields.path("associated_id").asText();
    }

    boolean has(String status) {
        return fields.path("status").asText().equals(status);
    }

    boolean isLive() {
        return has("LIVE");
    }

    Instant startedAt() {
        return Json.time(fields, "started_at").orElse(Instant.EPOCH);
    }

    ObjectNode fields() {
        return fields;
    }

    Optional<String> given() {
        return Optional.ofNullable(given);
    }

    /** Everyone's connections. */
    List<ObjectNode> peers() {
        return Collections.unmodifiableList(peers);
    }

    List<ObjectNode> present() {
        return peers.stream().filter(peer -> !peer.hasNonNull("left_at")).toList();
    }

    ObjectNode join(String peerId, RealtimeKitPerson person, Instant now) {
        ObjectNode peer = Json.object()
                .put("id", peerId)
                .put("user_id", person.id())
                .put("custom_participant_id", person.customId())
                .put("display_name", person.name())
                .put("preset_name", person.preset())
                .put("joined_at", Json.write(now))
                .putNull("left_at")
                .put("duration", 0)
                .put("created_at", Json.write(now))
                .put("updated_at", Json.write(now));
        peers.add(peer);
        changed(now);
        int most = fields.path("max_concurrent_participants").asInt();
        fields.put("max_concurrent_participants", Math.max(most, present().size()));
        return peer;
    }

    /** Lets a peer leave, which ends the session if it was the last. */
    void leave(ObjectNode peer, Instant now) {
        Duration stayed = Duration.between(Json.time(peer, "joined_at").orElse(now), now);
        peer.put("left_at", Json.write(now))
                .put("duration", stayed.toSeconds() / 60.0)
                .put("updated_at", Json.write(now));
        changed(now);
        if (present().isEmpty()) {
            fields.put("status", "ENDED").put("ended_at", Json.write(now));
        }
    }

    private void changed(Instant now) {
        given = null;
        fields.put("live_participants", present().size()).put("updated_at", Json.write(now));
    }
}

package io.unisession.testkit.livekit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Instant;
import java.util.Map;

/** Somebody's connection to a room, as the server describes it. */
record LiveKitParticipant(ObjectNode json) {

    static LiveKitParticipant joined(
            String sid,
            String identity,
            String name,
            Instant now,
            Map<String, String> attributes,
            LiveKitGrants grants) {
        ObjectNode json =
                Json.object().put("sid", sid).put("identity", identity).put("state", "ACTIVE");
        json.putArray("tracks");
        json.put("metadata", "")
                .put("joined_at", Long.toString(now.getEpochSecond()))
                .put("joined_at_ms", Long.toString(now.toEpochMilli()))
                .put("name", name)
                .put("version", 1);
        ObjectNode permission = json.putObject("permission")
                .put("can_subscribe", grants.allows("canSubscribe"))
                .put("can_publish", grants.allows("canPublish"))
                .put("can_publish_data", grants.allows("canPublishData"));
        permission.putArray("can_publish_sources");
        permission
                .put("hidden", grants.has("hidden"))
                .put("recorder", grants.has("recorder"))
                .put("can_update_metadata", grants.has("canUpdateOwnMetadata"))
                .put("agent", grants.has("agent"))
                .put("can_subscribe_metrics", grants.has("canSubscribeMetrics"))
                .put("can_manage_agent_session", grants.has("canManageAgentSession"));
        json.put("region", "").put("is_publisher", false).put("kind", kind(grants));
        ObjectNode texts = json.putObject("attributes");
        attributes.forEach(texts::put);
        json.put("disconnect_reason", "UNKNOWN_REASON").putArray("kind_details");
        json.putArray("data_tracks");
        json.put("client_protocol", 0).putArray("capabilities");
        return new LiveKitParticipant(json);
    }

    private static String kind(LiveKitGrants grants) {
        if (grants.has("agent")) {
            return "AGENT";
        }
        return grants.has("recorder") ? "EGRESS" : "STANDARD";
    }

    String identity() {
        return json.path("identity").asText();
    }

    /** Recorders and agents keep no room open, and are not counted. */
    boolean counts() {
        String kind = json.path("kind").asText("STANDARD");
        return !kind.equals("EGRESS") && !kind.equals("AGENT");
    }
}

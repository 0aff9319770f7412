package io.unisession.testkit.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Duration;
import java.time.Instant;

/** One connection of a person, kept as the JSON fields that responses show. */
final class TwilioParticipant {

    private final ObjectNode fields;

    TwilioParticipant(ObjectNode fields) {
        this.fields = fields;
    }

    static TwilioParticipant connected(String sid, ObjectNode room, String identity, Instant now) {
        String time = TwilioRoom.time(now);
        String url = room.path("url").asText() + "/Participants/" + sid;
        ObjectNode fields = Json.object()
                .put("account_sid", room.path("account_sid").asText())
                .put("room_sid", room.path("sid").asText())
                .put("date_created", time)
                .put("date_updated", time)
                .put("start_time", time)
                .putNull("end_time")
                .put("sid", sid)
                .put("identity", identity)
                .put("status", "connected")
                .put("url", url)
                .putNull("duration");
        fields.putObject("links")
                .put("published_tracks", url + "/PublishedTracks")
                .put("subscribed_tracks", url + "/SubscribedTracks")
                .put("subscribe_rules", url + "/SubscribeRules")
                .put("anonymize", url + "/Anonymize");
        return new TwilioParticipant(fields);
    }

    String sid() {
        return fields.path("sid").asText();
    }

    String identity() {
        return fields.path("identity").asText();
    }

    String status() {
        return fields.path("status").asText();
    }

    boolean isConnected() {
        return status().equals("connected");
    }

    /** Whether the person is in the room: connected, or reconnecting after a lost connection. */
    boolean isPresent() {
        return !status().equals("disconnected");
    }

    Instant createdAt() {
        return Json.time(fields, "date_created").orElseThrow();
    }

    ObjectNode fields() {
        return fields;
    }

    void disconnect(Instant now) {
        if (isPresent()) {
            Instant start = Json.time(fields, "start_time").orElseThrow();
            fields.put("status", "disconnected")
                    .put("end_time", TwilioRoom.time(now))
                    .put("date_updated", TwilioRoom.time(now))
                    .put("duration", Duration.between(start, now).toSeconds());
        }
    }
}

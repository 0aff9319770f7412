package io.unisession.testkit.realtimekit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.util.function.Consumer;

/** The bodies of RealtimeKit's webhooks, whose names are in camel case, unlike those of its API. */
final class RealtimeKitEvents {
    private final Consumer<String> sender;

    RealtimeKitEvents(Consumer<String> sender) {
        this.sender = sender;
    }

    void started(RealtimeKitSession session) {
        sender.accept(Json.write(event("meeting.started", session)));
    }

    /** As in the documentation, the status is still {@code LIVE}. */
    void ended(RealtimeKitSession session, String reason) {
        ObjectNode event = event("meeting.ended", session);
        event.withObject("/meeting")
                .put("endedAt", session.fields().path("ended_at").asText());
        sender.accept(Json.write(event.put("reason", reason)));
    }

    void joined(RealtimeKitSession session, ObjectNode peer) {
        sender.accept(Json.write(about(peer, event("meeting.participantJoined", session))));
    }

    void left(RealtimeKitSession session, ObjectNode peer) {
        ObjectNode event = about(peer, event("meeting.participantLeft", session));
        event.withObject("/participant").put("leftAt", peer.path("left_at").asText());
        sender.accept(Json.write(event));
    }

    private static ObjectNode event(String name, RealtimeKitSession session) {
        ObjectNode event = Json.object().put("event", name);
        event.putObject("meeting")
                .put("id", session.meetingId())
                .put("sessionId", session.id())
                .put("title", session.fields().path("meeting_display_name").asText())
                .put("status", "LIVE")
                .put("createdAt", session.fields().path("created_at").asText())
                .put("startedAt", session.fields().path("started_at").asText());
        return event;
    }

    private static ObjectNode about(ObjectNode peer, ObjectNode event) {
        event.putObject("participant")
                .put("peerId", peer.path("id").asText())
                .put("userDisplayName", peer.path("display_name").asText())
                .put("customParticipantId", peer.path("custom_participant_id").asText())
                .put("joinedAt", peer.path("joined_at").asText());
        return event;
    }
}

package io.unisession.livekit;

import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Maps an event of LiveKit's webhooks. */
final class EventMapping {
    private final SessionEvent.Builder event;
    private @Nullable String word;
    private @Nullable String key;
    private @Nullable Instant createdAt;
    private @Nullable ParticipantMapping participant;
    private @Nullable String egressStatus;

    private EventMapping(Instant receivedAt) {
        this.event = SessionEvent.builder(LiveKitProvider.ID, receivedAt);
    }

    static WebhookResult map(WebhookRequest request, Instant receivedAt) throws IOException {
        JsonReader json = JsonReader.over(request.body());
        int position = json.position();
        if (!json.enterObject()) {
            throw new IOException("not an object");
        }
        EventMapping mapping = new EventMapping(receivedAt);
        while (json.nextField()) {
            mapping.readField(json);
        }
        mapping.event.raw(json.documentFrom(position)).unreadableFields(json.unreadableFields(position));
        json.requireEnd();
        return WebhookResult.of(List.of(mapping.event()));
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "event" -> word = json.id();
            case "id" -> key = json.id();
            case "createdAt" -> createdAt = json.instantSinceEpoch(TimeUnit.SECONDS);
            case "room" -> RoomMapping.readInto(event, json);
            case "participant" -> participant = ParticipantMapping.read(json);
            case "egressInfo" -> readEgress(json);
            default -> {}
        }
    }

    private void readEgress(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "egressId" -> event.recordingId(json.id());
                    case "roomId" -> event.sessionId(json.id());
                    case "roomName" -> event.roomId(json.id());
                    case "status" -> egressStatus = json.id();
                    case "error" -> event.reason(json.id());
                    default -> {}
                }
            }
        }
    }

    private SessionEvent event() {
        SessionEventType type = type();
        event.type(type).providerType(word).key(key).occurredAt(createdAt);
        if (type == SessionEventType.SESSION_ENDED) {
            event.sessionEndedAt(createdAt);
        }
        if (participant != null) {
            boolean left = type == SessionEventType.PARTICIPANT_LEFT;
            event.participant(participant.inEvent(left ? createdAt : null)).reason(participant.disconnectReason());
        }
        return event.build();
    }

    private SessionEventType type() {
        return switch (word == null ? "" : word) {
            case "room_started" -> SessionEventType.SESSION_STARTED;
            case "room_finished" -> SessionEventType.SESSION_ENDED;
            case "participant_joined" -> SessionEventType.PARTICIPANT_JOINED;
            case "participant_left" -> SessionEventType.PARTICIPANT_LEFT;
            case "egress_started" -> SessionEventType.RECORDING_STARTED;
            case "egress_ended" ->
                hasRecording() ? SessionEventType.RECORDING_READY : SessionEventType.RECORDING_FAILED;
            // Somebody whose connection was aborted has never been in the room.
            default -> SessionEventType.OTHER;
        };
    }

    private boolean hasRecording() {
        return "EGRESS_COMPLETE".equals(egressStatus) || "EGRESS_LIMIT_REACHED".equals(egressStatus);
    }
}

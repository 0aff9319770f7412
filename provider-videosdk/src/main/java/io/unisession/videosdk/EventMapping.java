package io.unisession.videosdk;

import io.unisession.Participant;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps an event of VideoSDK's webhooks. */
final class EventMapping {
    private final SessionEvent.Builder event;
    private @Nullable String word;
    private @Nullable String id;
    private @Nullable String sessionId;
    private @Nullable String participantId;
    private @Nullable String participantName;
    private @Nullable Instant start;
    private @Nullable Instant end;

    private EventMapping(Instant receivedAt) {
        this.event = SessionEvent.builder(VideoSdkProvider.ID, receivedAt);
    }

    static WebhookResult map(WebhookRequest request, Instant receivedAt) throws IOException {
        JsonReader json = JsonReader.over(request.body());
        int position = json.position();
        if (!json.enterObject()) {
            throw new IOException("not an object");
        }
        EventMapping mapping = new EventMapping(receivedAt);
        while (json.nextField()) {
            switch (json.field()) {
                // VideoSDK's own library reads both.
                case "webhookType", "type" -> mapping.word = json.id();
                case "data" -> mapping.readData(json);
                default -> {}
            }
        }
        mapping.event.raw(json.documentFrom(position)).unreadableFields(json.unreadableFields(position));
        json.requireEnd();
        return WebhookResult.of(List.of(mapping.event()));
    }

    private void readData(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                readField(json);
            }
        }
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "id" -> id = json.id();
            case "sessionId" -> sessionId = json.id();
            case "meetingId", "roomId" -> event.roomId(json.id());
            case "participantId" -> participantId = json.id();
            case "participantName" -> participantName = json.text();
            case "start" -> start = json.instant();
            case "end" -> end = json.instant();
            case "reason", "error", "message" -> event.reason(json.text());
            default -> {}
        }
    }

    private SessionEvent event() {
        String known = word == null ? "" : word;
        SessionEventType type = type(known);
        // The sessions of agents are not those of rooms.
        event.sessionId(isAboutAgents(known) ? null : sessionId);
        if (participantId != null) {
            event.participant(
                    Participant.builder(participantId).name(participantName).build());
        }
        if (known.startsWith("merge-recording-")) {
            event.recordingId(id);
        }
        return event.type(type)
                .providerType(word)
                .key(key(type))
                .occurredAt(type == SessionEventType.SESSION_ENDED ? end : start)
                .sessionStartedAt(start)
                .sessionEndedAt(end)
                .build();
    }

    /** A session starts once and ends once. Everything else may happen again, and then looks the same. */
    private @Nullable String key(SessionEventType type) {
        boolean happensOnce = type == SessionEventType.SESSION_STARTED || type == SessionEventType.SESSION_ENDED;
        return happensOnce && sessionId != null ? word + " " + sessionId : null;
    }

    private static boolean isAboutAgents(String word) {
        return word.startsWith("ai-deployment-") || word.startsWith("agent-");
    }

    private static SessionEventType type(String word) {
        return switch (word) {
            case "session-started" -> SessionEventType.SESSION_STARTED;
            case "session-ended" -> SessionEventType.SESSION_ENDED;
            case "participant-joined" -> SessionEventType.PARTICIPANT_JOINED;
            case "participant-left" -> SessionEventType.PARTICIPANT_LEFT;
            case "recording-started", "participant-recording-started", "participant-track-recording-started" ->
                SessionEventType.RECORDING_STARTED;
            case "recording-stopped",
                    "participant-recording-stopped",
                    "participant-track-recording-stopped",
                    "merge-recording-completed" -> SessionEventType.RECORDING_READY;
            case "recording-failed",
                    "participant-recording-failed",
                    "participant-track-recording-failed",
                    "merge-recording-failed" -> SessionEventType.RECORDING_FAILED;
            default -> SessionEventType.OTHER;
        };
    }
}

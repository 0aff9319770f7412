package io.unisession.bandwidth;

import io.unisession.Interval;
import io.unisession.Participant;
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

/** Maps an event of a participant. The session is named by the URL alone. */
final class EventMapping {
    private @Nullable String word;
    private @Nullable Instant at;
    private @Nullable String participantId;
    private @Nullable String deviceId;

    private EventMapping() {}

    static WebhookResult map(WebhookRequest request, Instant receivedAt) throws IOException {
        JsonReader json = JsonReader.over(request.body());
        int position = json.position();
        if (!json.enterObject()) {
            throw new IOException("not an object");
        }
        EventMapping mapping = new EventMapping();
        while (json.nextField()) {
            switch (json.field()) {
                case "event" -> mapping.word = json.id();
                case "timestamp" -> mapping.at = json.instantSinceEpoch(TimeUnit.MILLISECONDS);
                case "participantId" -> mapping.participantId = json.id();
                case "deviceId" -> mapping.deviceId = json.id();
                default -> {}
            }
        }
        SessionEvent event = mapping.event(SessionEvent.builder(BandwidthProvider.ID, receivedAt)
                .sessionId(request.queryParameter(BandwidthWebhooks.SESSION_PARAMETER)
                        .orElse(null))
                .raw(json.documentFrom(position))
                .unreadableFields(json.unreadableFields(position)));
        json.requireEnd();
        return WebhookResult.of(List.of(event));
    }

    private SessionEvent event(SessionEvent.Builder event) {
        SessionEventType type = type(word == null ? "" : word);
        if (participantId != null) {
            event.participant(Participant.builder(participantId)
                    .intervals(intervals(type))
                    .build());
        }
        return event.type(type)
                .providerType(word)
                .key(at == null ? null : word + " " + at + " " + participantId + " " + deviceId)
                .occurredAt(at)
                .build();
    }

    private List<Interval> intervals(SessionEventType type) {
        Interval.Builder interval = Interval.builder().connectionId(deviceId);
        return switch (type) {
            case PARTICIPANT_JOINED -> List.of(interval.joinedAt(at).build());
            case PARTICIPANT_LEFT -> List.of(interval.leftAt(at).build());
            default -> List.of();
        };
    }

    private static SessionEventType type(String word) {
        return switch (word) {
            case "onConnect" -> SessionEventType.PARTICIPANT_JOINED;
            // Bandwidth may send both for one connection.
            case "onLeave", "onDisconnect" -> SessionEventType.PARTICIPANT_LEFT;
            default -> SessionEventType.OTHER;
        };
    }
}

package io.unisession.janus;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.event.WebhookRequest;
import io.unisession.event.WebhookResult;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Maps an event of Janus. Most are about the server itself; those of rooms and people come from a plugin. */
final class EventMapping {
    private static final String VIDEO_ROOM = "janus.plugin.videoroom";
    /** The kind of the events that a plugin sends. */
    private static final String OF_PLUGIN = "64";

    private @Nullable String emitter;
    private @Nullable String kind;
    /** As it was sent: microseconds. */
    private @Nullable String timestamp;

    private @Nullable Instant at;
    private @Nullable String sessionId;
    private @Nullable String handleId;
    private @Nullable String opaqueId;
    private @Nullable String word;
    private @Nullable String plugin;
    private @Nullable String room;
    private @Nullable String personId;
    private @Nullable String display;

    private EventMapping() {}

    /** One event, or several in an array, as the event handler is set. */
    static WebhookResult map(WebhookRequest request, Instant receivedAt) throws IOException {
        JsonReader json = JsonReader.over(request.body());
        List<SessionEvent> events = new ArrayList<>();
        if (json.enterArray()) {
            while (json.nextElement()) {
                events.add(event(json, receivedAt));
            }
        } else {
            events.add(event(json, receivedAt));
        }
        json.requireEnd();
        return WebhookResult.of(events);
    }

    private static SessionEvent event(JsonReader json, Instant receivedAt) throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            throw new IOException("not an object");
        }
        EventMapping mapping = new EventMapping();
        while (json.nextField()) {
            mapping.readField(json);
        }
        return mapping.event(SessionEvent.builder(JanusProvider.ID, receivedAt)
                .raw(json.documentFrom(position))
                .unreadableFields(json.unreadableFields(position)));
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "emitter" -> emitter = json.id();
            case "type" -> kind = json.id();
            case "timestamp" -> {
                timestamp = json.id();
                at = json.instantSinceEpoch(TimeUnit.MICROSECONDS);
            }
            case "session_id" -> sessionId = json.id();
            case "handle_id" -> handleId = json.id();
            case "opaque_id" -> opaqueId = json.id();
            case "event" -> readEvent(json);
            default -> {}
        }
    }

    private void readEvent(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "name", "status" -> word = json.id();
                    case "plugin" -> plugin = json.id();
                    case "data" -> readData(json);
                    default -> {}
                }
            }
        }
    }

    private void readData(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    // Some events of this plugin have their word in a field of its name.
                    case "event", "videoroom" -> word = json.id();
                    case "room" -> room = json.id();
                    case "id" -> personId = json.id();
                    case "display" -> display = json.text();
                    default -> {}
                }
            }
        }
    }

    private SessionEvent event(SessionEvent.Builder event) {
        boolean isOfRoom = OF_PLUGIN.equals(kind) && VIDEO_ROOM.equals(plugin);
        SessionEventType type = isOfRoom ? type(word == null ? "" : word) : SessionEventType.OTHER;
        if (isOfRoom) {
            event.sessionId(room).roomId(room);
            if (personId != null) {
                event.participant(participant(type));
            }
        }
        if (type == SessionEventType.SESSION_ENDED) {
            event.sessionEndedAt(at);
        }
        if (type == SessionEventType.PARTICIPANT_LEFT) {
            event.reason(word);
        }
        return event.type(type)
                .providerType(word)
                .key(at == null ? null : key())
                .occurredAt(at)
                .build();
    }

    private Participant participant(SessionEventType type) {
        return Participant.builder(personId)
                .userId(opaqueId)
                .name(display == null || display.isBlank() ? null : display)
                .intervals(intervals(type))
                .build();
    }

    /** Leaves name no handle, but an id is in a room only once at a time, so it tells the connection too. */
    private List<Interval> intervals(SessionEventType type) {
        Interval.Builder interval = Interval.builder().connectionId(personId);
        return switch (type) {
            case PARTICIPANT_JOINED -> List.of(interval.joinedAt(at).build());
            case PARTICIPANT_LEFT -> List.of(interval.leftAt(at).build());
            default -> List.of();
        };
    }

    /** Janus sends no id of an event, but counts its time in microseconds. */
    private String key() {
        StringJoiner key = new StringJoiner(" ");
        for (String part : Arrays.asList(emitter, kind, word, timestamp, sessionId, handleId, room, personId)) {
            key.add(part == null ? "" : part);
        }
        return key.toString();
    }

    private static SessionEventType type(String word) {
        return switch (word) {
            case "joined" -> SessionEventType.PARTICIPANT_JOINED;
            case "leaving", "kicked" -> SessionEventType.PARTICIPANT_LEFT;
            case "destroyed" -> SessionEventType.SESSION_ENDED;
            // A room that is created is no session before somebody is in it.
            default -> SessionEventType.OTHER;
        };
    }
}

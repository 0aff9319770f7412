package io.unisession.testkit.livekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The bodies of LiveKit's webhooks: the JSON of protocol buffers, in camel case and without fields that are unset. */
final class LiveKitEvents {

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");
    /** The first word of an enumeration stands for an unset field. */
    private static final Map<String, String> FIRST_WORDS =
            Map.of("disconnect_reason", "UNKNOWN_REASON", "kind", "STANDARD");

    private final Clock clock;
    private final Consumer<String> sender;
    private final SequentialIds ids = new SequentialIds();

    LiveKitEvents(Clock clock, Consumer<String> sender) {
        this.clock = clock;
        this.sender = sender;
    }

    void started(LiveKitRoom room) {
        send(event("room_started", room));
    }

    void finished(LiveKitRoom room) {
        send(event("room_finished", room));
    }

    void joined(LiveKitRoom room, LiveKitParticipant participant) {
        ObjectNode event = event("participant_joined", room);
        event.set("participant", asProtoJson(participant.json()));
        send(event);
    }

    void left(LiveKitRoom room, LiveKitParticipant participant, String reason) {
        ObjectNode event = event("participant_left", room);
        ObjectNode left =
                participant.json().deepCopy().put("state", "DISCONNECTED").put("disconnect_reason", reason);
        event.set("participant", asProtoJson(left));
        send(event);
    }

    private static ObjectNode event(String name, LiveKitRoom room) {
        ObjectNode event = Json.object().put("event", name);
        ObjectNode described = room.toJson().deepCopy();
        described.remove("turn_password");
        event.set("room", asProtoJson(described));
        return event;
    }

    private void send(ObjectNode event) {
        event.put("id", ids.prefixed("EV_"))
                .put("createdAt", Long.toString(clock.instant().getEpochSecond()));
        sender.accept(Json.write(event));
    }

    private static JsonNode asProtoJson(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode converted = Json.object();
            object.fieldNames().forEachRemaining(name -> {
                // The names of attributes are the application's.
                JsonNode value = name.equals("attributes") ? object.get(name) : asProtoJson(object.get(name));
                if (!isUnset(name, value)) {
                    converted.set(camelCase(name), value);
                }
            });
            return converted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode converted = Json.array();
            array.forEach(element -> converted.add(asProtoJson(element)));
            return converted;
        }
        return node;
    }

    private static boolean isUnset(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, ARRAY -> value.isEmpty();
            case NULL -> true;
            case BOOLEAN -> !value.booleanValue();
            case NUMBER -> value.intValue() == 0;
            default -> value.asText().isEmpty() || value.asText().equals(FIRST_WORDS.get(name));
        };
    }

    private static String camelCase(String name) {
        return UNDERSCORE.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}

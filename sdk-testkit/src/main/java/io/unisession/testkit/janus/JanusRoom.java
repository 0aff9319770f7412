package io.unisession.testkit.janus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A VideoRoom and who is in it. Ids are numbers or strings, as the server's configuration says. */
final class JanusRoom {

    private final JsonNode id;
    private final String description;
    private final @Nullable String secret;
    private final @Nullable String pin;
    private final boolean isPrivate;
    private final int maxPublishers;
    private final boolean hasDummy;
    private final Map<JsonNode, ObjectNode> participants = new LinkedHashMap<>();
    private final JanusEvents events;

    JanusRoom(JsonNode id, ObjectNode settings, JanusEvents events) {
        this.id = id;
        this.events = events;
        this.description = Json.text(settings, "description").orElse("Room " + id.asText());
        this.secret = Json.text(settings, "secret").orElse(null);
        this.pin = Json.text(settings, "pin").orElse(null);
        this.isPrivate = settings.path("is_private").asBoolean();
        this.maxPublishers = settings.path("publishers").asInt(3);
        this.hasDummy = settings.path("dummy_publisher").asBoolean();
    }

    /** Adds the placeholder of a room that has one, as Janus does when it creates the room. */
    void addDummy(JsonNode participantId) {
        if (hasDummy) {
            participants.put(
                    participantId,
                    Json.object()
                            .<ObjectNode>set("id", participantId)
                            .put("display", "Dummy publisher")
                            .put("dummy", true)
                            .put("publisher", true));
        }
    }

    JsonNode id() {
        return id;
    }

    boolean isPrivate() {
        return isPrivate;
    }

    Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    Optional<String> pin() {
        return Optional.ofNullable(pin);
    }

    boolean has(JsonNode participantId) {
        return participants.containsKey(participantId);
    }

    void join(JsonNode participantId, @Nullable String display) {
        ObjectNode participant = Json.object().set("id", participantId);
        if (display != null) {
            participant.put("display", display);
        }
        participants.put(participantId, participant.put("publisher", false));
        events.joined(id, participantId, display);
    }

    void leave(JsonNode participantId) {
        remove(participantId, "leaving");
    }

    void kick(JsonNode participantId) {
        remove(participantId, "kicked");
    }

    private void remove(JsonNode participantId, String word) {
        if (participants.remove(participantId) != null) {
            events.left(word, id, participantId);
        }
    }

    ArrayNode participantsJson() {
        ArrayNode list = Json.array();
        participants.values().forEach(list::add);
        return list;
    }

    ObjectNode toJson() {
        return Json.object()
                .<ObjectNode>set("room", id)
                .put("description", description)
                .put("pin_required", pin != null)
                .put("is_private", isPrivate)
                .put("max_publishers", maxPublishers)
                .put("bitrate", 0)
                .put("fir_freq", 0)
                .put("require_pvtid", false)
                .put("require_e2ee", false)
                .put("dummy_publisher", hasDummy)
                .put("notify_joining", false)
                .put("audiocodec", "opus")
                .put("videocodec", "vp8")
                .put("opus_fec", true)
                .put("record", false)
                .put("lock_record", false)
                .put("num_participants", participants.size())
                .put("audiolevel_ext", true)
                .put("audiolevel_event", false)
                .put("videoorient_ext", true)
                .put("playoutdelay_ext", true)
                .put("transport_wide_cc_ext", true);
    }
}

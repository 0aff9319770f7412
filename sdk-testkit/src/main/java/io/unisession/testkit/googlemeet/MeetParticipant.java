package io.unisession.testkit.googlemeet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A person in a conference, and each stay of one of their devices. */
final class MeetParticipant {

    private final ObjectNode fields;
    private final List<ObjectNode> stays = new ArrayList<>();

    MeetParticipant(ObjectNode fields) {
        this.fields = fields;
    }

    String name() {
        return fields.path("name").asText();
    }

    /** The last segment of the name. */
    String id() {
        return name().substring(name().lastIndexOf('/') + 1);
    }

    ObjectNode fields() {
        return fields;
    }

    List<ObjectNode> stays() {
        return stays;
    }

    void join(String stayId, Instant now) {
        stays.add(
                0,
                Json.object()
                        .put("name", name() + "/participantSessions/" + stayId)
                        .put("startTime", now.toString()));
        fields.remove("latestEndTime");
    }

    /** Leaves with all devices. */
    void leave(Instant now) {
        List<ObjectNode> open =
                stays.stream().filter(stay -> !stay.has("endTime")).toList();
        if (!open.isEmpty()) {
            open.forEach(stay -> stay.put("endTime", now.toString()));
            fields.put("latestEndTime", now.toString());
        }
    }
}

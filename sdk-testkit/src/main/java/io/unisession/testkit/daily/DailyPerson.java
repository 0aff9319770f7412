package io.unisession.testkit.daily;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody's stay in a meeting. Daily says when it began and how long it lasted so far, not whether it goes on. */
final class DailyPerson {
    private final ObjectNode fields;
    private boolean present;
    /** Whether the duration is the one that a test gave. */
    private boolean lastsAsGiven;

    private DailyPerson(ObjectNode fields, boolean present, boolean lastsAsGiven) {
        this.fields = fields;
        this.present = present;
        this.lastsAsGiven = lastsAsGiven;
    }

    static DailyPerson joined(String id, @Nullable String userId, @Nullable String name, Instant now) {
        ObjectNode fields = Json.object()
                .put("user_id", userId)
                .put("participant_id", id)
                .put("user_name", name)
                .put("join_time", now.getEpochSecond())
                .put("duration", 0);
        return new DailyPerson(fields, true, false);
    }

    static DailyPerson given(ObjectNode fields, boolean present) {
        return new DailyPerson(fields.deepCopy(), present, true);
    }

    String id() {
        return fields.path("participant_id").asText();
    }

    String userId() {
        return fields.path("user_id").asText("");
    }

    boolean isPresent() {
        return present;
    }

    void leave(Instant now) {
        lastsAsGiven = false;
        toJson(now);
        present = false;
    }

    ObjectNode toJson(Instant now) {
        if (present && !lastsAsGiven) {
            fields.put(
                    "duration", now.getEpochSecond() - fields.path("join_time").asLong());
        }
        return fields;
    }
}

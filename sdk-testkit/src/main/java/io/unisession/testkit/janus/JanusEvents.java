package io.unisession.testkit.janus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the event handler posts about rooms and people, one event at a time. */
final class JanusEvents {

    private final Clock clock;
    private final Consumer<String> sender;
    private long last;

    JanusEvents(Clock clock, Consumer<String> sender) {
        this.clock = clock;
        this.sender = sender;
    }

    void room(String word, JsonNode room) {
        send(word, room, null, null);
    }

    void joined(JsonNode room, JsonNode person, @Nullable String display) {
        send("joined", room, person, display);
    }

    /** Leaves have the ids alone. */
    void left(String word, JsonNode room, JsonNode person) {
        send(word, room, person, null);
    }

    private void send(String word, JsonNode room, @Nullable JsonNode person, @Nullable String display) {
        ObjectNode data = Json.object().put("event", word).set("room", room);
        if (person != null) {
            data.set("id", person);
        }
        if (display != null) {
            data.put("display", display);
        }
        // No two events have the same microsecond.
        last = Math.max(last + 1, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
        ObjectNode event =
                Json.object().put("emitter", "MyJanusInstance").put("type", 64).put("timestamp", last);
        event.putObject("event").put("plugin", "janus.plugin.videoroom").set("data", data);
        sender.accept(Json.write(Json.array().add(event)));
    }
}

package io.unisession.testkit.hundredms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** The bodies of 100ms's webhooks. */
final class HundredMsEvents {
    private final Clock clock;
    private final Consumer<String> sender;
    private final SequentialIds ids = new SequentialIds();

    HundredMsEvents(Clock clock, Consumer<String> sender) {
        this.clock = clock;
        this.sender = sender;
    }

    void opened(HundredMsSession session) {
        send("session.open.success", session(session));
    }

    void closed(HundredMsSession session) {
        Instant now = clock.instant();
        send(
                "session.close.success",
                session(session)
                        .put(
                                "session_duration",
                                Duration.between(session.createdAt(), now).toSeconds())
                        .put("session_stopped_at", Json.write(now)));
    }

    void joined(HundredMsSession session, ObjectNode peer) {
        send("peer.join.success", peer(session, peer));
    }

    void left(HundredMsSession session, ObjectNode peer, String reason) {
        Instant joined = Json.time(peer, "joined_at").orElse(clock.instant());
        ObjectNode data =
                peer(session, peer).put("left_at", peer.path("left_at").asText());
        send(
                "peer.leave.success",
                data.put("duration", Duration.between(joined, clock.instant()).toSeconds())
                        .put("reason", reason));
    }

    private static ObjectNode session(HundredMsSession session) {
        return Json.object()
                .put("room_id", session.roomId())
                .put("session_id", session.id())
                .put("session_started_at", Json.write(session.createdAt()));
    }

    private static ObjectNode peer(HundredMsSession session, ObjectNode peer) {
        return session(session)
                .put("peer_id", peer.path("id").asText())
                .put("user_id", peer.path("user_id").asText())
                .put("user_name", peer.path("name").asText())
                .put("role", peer.path("role").asText())
                .put("type", "regular")
                .put("joined_at", peer.path("joined_at").asText());
    }

    private void send(String type, ObjectNode data) {
        ObjectNode event = Json.object()
                .put("version", "2.0")
                .put("id", ids.uuid())
                .put(
                        "timestamp",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("type", type);
        event.set("data", data);
        sender.accept(Json.write(event));
    }
}

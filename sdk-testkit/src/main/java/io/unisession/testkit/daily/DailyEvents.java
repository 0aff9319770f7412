package io.unisession.testkit.daily;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.function.Consumer;

/** The bodies of Daily's webhooks, whose times are seconds with fractions. */
final class DailyEvents {
    private final Clock clock;
    private final Consumer<String> sender;
    private final SequentialIds ids = new SequentialIds();

    DailyEvents(Clock clock, Consumer<String> sender) {
        this.clock = clock;
        this.sender = sender;
    }

    void started(DailyMeeting meeting) {
        send("meeting.started", meeting(meeting));
    }

    void ended(DailyMeeting meeting) {
        send("meeting.ended", meeting(meeting).put("end_ts", now()));
    }

    void joined(DailyMeeting meeting, DailyPerson person) {
        send("participant.joined", person(meeting, person));
    }

    void left(DailyMeeting meeting, DailyPerson person) {
        ObjectNode payload = person(meeting, person);
        payload.set("duration", person.toJson(clock.instant()).path("duration"));
        send("participant.left", payload);
    }

    private static ObjectNode meeting(DailyMeeting meeting) {
        return Json.object()
                .put("start_ts", meeting.startTime())
                .put("meeting_id", meeting.id())
                .put("room", meeting.room());
    }

    /** Daily calls the connection a session, and does not say in which meeting it is. */
    private ObjectNode person(DailyMeeting meeting, DailyPerson person) {
        ObjectNode fields = person.toJson(clock.instant());
        ObjectNode payload = Json.object().put("room", meeting.room());
        payload.set("user_id", fields.path("user_id"));
        payload.set("user_name", fields.path("user_name"));
        payload.put("session_id", person.id()).set("joined_at", fields.path("join_time"));
        return payload.putNull("will_eject_at").put("owner", false);
    }

    private void send(String type, ObjectNode payload) {
        ObjectNode event =
                Json.object().put("version", "1.0.0").put("type", type).put("id", ids.uuid());
        event.set("payload", payload);
        sender.accept(Json.write(event.put("event_ts", now())));
    }

    private BigDecimal now() {
        return BigDecimal.valueOf(clock.millis(), 3);
    }
}

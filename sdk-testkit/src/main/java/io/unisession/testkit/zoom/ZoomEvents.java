package io.unisession.testkit.zoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Clock;
import java.util.function.Consumer;

/** The bodies of Zoom's webhooks: of Meetings, or of the Video SDK. */
final class ZoomEvents {

    private final boolean isVideo;
    private final Clock clock;
    private final Consumer<String> sender;

    ZoomEvents(boolean isVideo, Clock clock, Consumer<String> sender) {
        this.isVideo = isVideo;
        this.clock = clock;
        this.sender = sender;
    }

    void started(ZoomRun run) {
        send("started", object(run));
    }

    void ended(ZoomRun run) {
        ObjectNode object = object(run);
        run.end().ifPresent(end -> object.put("end_time", ZoomPages.time(end)));
        send("ended", object);
    }

    void joined(ZoomRun run, ZoomStay stay) {
        ObjectNode person = stay.inEvent(isVideo);
        person.remove("leave_time");
        send(word(stay, "joined"), withPerson(run, person));
    }

    void left(ZoomRun run, ZoomStay stay) {
        ObjectNode person = stay.inEvent(isVideo);
        person.remove("join_time");
        send(word(stay, "left"), withPerson(run, person));
    }

    private String word(ZoomStay stay, String verb) {
        return (isVideo ? "user_" : "participant_") + verb + (stay.isInWaitingRoom() ? "_waiting_room" : "");
    }

    private ObjectNode withPerson(ZoomRun run, ObjectNode person) {
        ObjectNode object = object(run);
        object.set(isVideo ? "user" : "participant", person);
        return object;
    }

    private ObjectNode object(ZoomRun run) {
        ObjectNode object = Json.object();
        if (isVideo) {
            object.put("id", run.id()).put("session_id", run.id()).put("session_name", run.room());
        } else {
            object.put("id", run.room())
                    .put("uuid", run.id())
                    .put("host_id", run.host())
                    .put("topic", run.topic());
        }
        return object.put("start_time", ZoomPages.time(run.start()));
    }

    private void send(String word, ObjectNode object) {
        ObjectNode event = Json.object()
                .put("event", (isVideo ? "session." : "meeting.") + word)
                .put("event_ts", clock.millis());
        event.putObject("payload").put("account_id", "made-up-account").set("object", object);
        sender.accept(Json.write(event));
    }
}

package io.unisession.testkit.zoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a meeting, or a session of the Video SDK. Not thread-safe; the fake locks it. */
final class ZoomRun {

    private static final int SIXTY = 60;

    private final String id;
    /** The number of a meeting, or the name of a session. */
    private final String room;

    private final String topic;
    private final String host;
    private final Instant start;
    private final List<ZoomStay> stays = new ArrayList<>();
    private final @Nullable ObjectNode described;
    private final @Nullable ZoomEvents events;
    private @Nullable Instant end;

    /** A run that starts now. */
    ZoomRun(String id, String room, String topic, String host, Instant start, ZoomEvents events) {
        this.id = id;
        this.room = room;
        this.topic = topic;
        this.host = host;
        this.start = start;
        this.described = null;
        this.events = events;
    }

    /** A run that has ended, as a response describes it. */
    ZoomRun(String id, String room, String host, ObjectNode described) {
        this.id = id;
        this.room = room;
        this.topic = described.path("topic").asText();
        this.host = host;
        this.start = Json.time(described, "start_time").orElse(Instant.EPOCH);
        this.end = Json.time(described, "end_time").orElse(start);
        this.described = described;
        this.events = null;
    }

    String id() {
        return id;
    }

    String room() {
        return room;
    }

    String host() {
        return host;
    }

    String topic() {
        return topic;
    }

    Instant start() {
        return start;
    }

    Optional<Instant> end() {
        return Optional.ofNullable(end);
    }

    boolean isLive() {
        return end == null;
    }

    List<ZoomStay> stays() {
        return stays;
    }

    /** How many different people were in it. */
    long people() {
        return described == null
                ? stays.stream().map(ZoomStay::person).distinct().count()
                : described.path("participants_count").asLong();
    }

    void join(ZoomStay stay) {
        if (!isLive()) {
            throw new IllegalStateException("the session has ended: " + id);
        }
        stays.add(stay);
        if (events != null) {
            events.joined(this, stay);
        }
    }

    void leave(ZoomStay stay, Instant time) {
        if (stay.isOpen()) {
            stay.leave(time);
            if (events != null) {
                events.left(this, stay);
            }
        }
    }

    void end(Instant time) {
        if (isLive()) {
            stays.forEach(stay -> leave(stay, time));
            end = time;
            if (events != null) {
                events.ended(this);
            }
        }
    }

    ObjectNode asPastMeeting() {
        return described == null
                ? asReport().put("host_id", host).put("dept", "").put("source", "Zoom")
                : described.deepCopy();
    }

    ObjectNode asReport() {
        Instant last = end == null ? start : end;
        return Json.object()
                .put("uuid", id)
                .put("id", Long.parseLong(room))
                .put("type", 2)
                .put("topic", topic)
                .put("start_time", ZoomPages.time(start))
                .put("end_time", ZoomPages.time(last))
                .put("duration", Duration.between(start, last).toMinutes())
                .put(
                        "total_minutes",
                        stays.stream().mapToLong(ZoomStay::minutes).sum())
                .put("participants_count", stays.size());
    }

    ObjectNode asMeeting() {
        return Json.object()
                .put("uuid", id)
                .put("id", Long.parseLong(room))
                .put("host_id", host)
                .put("topic", topic)
                .put("type", 2)
                .put("start_time", ZoomPages.time(start))
                .put("duration", SIXTY)
                .put("join_url", "https://example.com/j/" + room);
    }

    ObjectNode asVideoSession() {
        if (described != null) {
            return described.deepCopy();
        }
        ObjectNode session = Json.object()
                .put("id", id)
                .put("session_name", room)
                .put("start_time", ZoomPages.time(start))
                .put("user_count", people());
        if (end != null) {
            long seconds = Duration.between(start, end).toSeconds();
            session.put("end_time", ZoomPages.time(end))
                    .put("duration", twoDigits(seconds / SIXTY) + ":" + twoDigits(seconds % SIXTY));
        }
        return session;
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}

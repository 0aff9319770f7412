package io.unisession.testkit.zoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One stay of a person. Not thread-safe; the fake locks it. */
final class ZoomStay {

    private final String id;
    private final String personId;
    private final String name;
    private final String status;
    private final Instant joinedAt;
    private @Nullable Instant leftAt;

    ZoomStay(String id, String personId, String name, String status, Instant joinedAt) {
        this.id = id;
        this.personId = personId;
        this.name = name;
        this.status = status;
        this.joinedAt = joinedAt;
    }

    /** The person's, or the name of a guest. */
    String person() {
        return personId.isEmpty() ? name : personId;
    }

    boolean isOpen() {
        return leftAt == null;
    }

    /** The id by which a user of the Video SDK is removed. */
    String participantUuid() {
        return "uuid-" + id;
    }

    long minutes() {
        return leftAt == null ? 0 : Duration.between(joinedAt, leftAt).toMinutes();
    }

    boolean isInWaitingRoom() {
        return status.equals("in_waiting_room");
    }

    ObjectNode inEvent(boolean isVideo) {
        if (isVideo) {
            ObjectNode user = inVideoSession();
            user.remove("device");
            return user;
        }
        ObjectNode participant = onDashboard();
        participant.remove("status");
        return participant.put("registrant_id", "");
    }

    void leave(Instant time) {
        leftAt = leftAt == null ? time : leftAt;
    }

    ObjectNode inMeeting(boolean report) {
        Instant end = leftAt == null ? joinedAt : leftAt;
        ObjectNode record = Json.object()
                .put("id", personId)
                .put("user_id", id)
                .put("name", name)
                .put("user_email", "")
                .put("join_time", ZoomPages.time(joinedAt))
                .put("leave_time", ZoomPages.time(end))
                .put("duration", Duration.between(joinedAt, end).toSeconds())
                .put("failover", false)
                .put("status", status);
        return report ? record.put("customer_key", "key-" + person()) : record.put("registrant_id", "");
    }

    ObjectNode onDashboard() {
        ObjectNode record = Json.object()
                .put("id", personId)
                .put("user_id", id)
                .put("user_name", name)
                .put("email", "")
                .put("join_time", ZoomPages.time(joinedAt))
                .put("status", status);
        return leftAt == null ? record : record.put("leave_time", ZoomPages.time(leftAt));
    }

    ObjectNode inVideoSession() {
        ObjectNode record = Json.object()
                .put("id", id)
                .put("name", name)
                .put("device", "Windows")
                .put("participant_uuid", participantUuid())
                .put("join_time", ZoomPages.time(joinedAt));
        if (!personId.isEmpty()) {
            record.put("user_key", personId);
        }
        return leftAt == null ? record : record.put("leave_time", ZoomPages.time(leftAt));
    }
}

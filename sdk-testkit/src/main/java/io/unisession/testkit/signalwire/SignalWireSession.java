package io.unisession.testkit.signalwire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session of a room, kept as the JSON fields that lists show, and its members. */
final class SignalWireSession {

    /** What lists have, but not the response with one session. */
    private static final List<String> ONLY_IN_LISTS =
            List.of("cost_in_dollars", "enable_room_previews", "locked_cover");

    private final ObjectNode fields;
    private final List<ObjectNode> members = new ArrayList<>();

    SignalWireSession(ObjectNode fields) {
        this.fields = fields;
    }

    static SignalWireSession started(String id, @Nullable String roomId, String name, Instant now) {
        ObjectNode fields = Json.object()
                .put("id", id)
                .put("room_id", roomId)
                .put("name", name)
                .put("display_name", name)
                .put("max_members", 20)
                .put("quality", "720p")
                .put("fps", 20)
                .putNull("join_from")
                .putNull("join_until")
                .putNull("remove_at")
                .putNull("remove_after_seconds_elapsed")
                .put("layout", "grid-responsive")
                .put("record_on_start", false)
                .put("tone_on_entry_and_exit", true)
                .put("room_join_video_off", false)
                .put("user_join_video_off", false)
                .put("locked", false)
                .put("start_time", now.toString())
                .putNull("end_time")
                .putNull("duration")
                .put("status", "in-progress")
                .put("created_at", now.toString())
                .put("updated_at", now.toString())
                .putNull("preview_url")
                .put("prioritize_handraise", false)
                .put("sync_audio_video", true)
                .put("cost_in_dollars", 0)
                .put("enable_room_previews", false)
                .put("locked_cover", "");
        return new SignalWireSession(fields);
    }

    String id() {
        return fields.path("id").asText();
    }

    /** Empty if the room was created for the session. */
    String roomId() {
        return fields.path("room_id").asText("");
    }

    String roomName() {
        return fields.path("name").asText("");
    }

    boolean has(String status) {
        return fields.path("status").asText().equals(status);
    }

    boolean isRunning() {
        return has("in-progress");
    }

    /** As a list shows it. */
    ObjectNode inList() {
        return fields;
    }

    /** As the response with one session shows it. */
    ObjectNode alone() {
        return fields.deepCopy().remove(ONLY_IN_LISTS);
    }

    List<ObjectNode> members() {
        return members;
    }

    void join(String memberId, String name, Instant now) {
        members.add(Json.object()
                .put("id", memberId)
                .put("room_session_id", id())
                .put("name", name)
                .put("join_time", now.toString())
                .putNull("leave_time")
                .putNull("duration")
                .put("cost_in_dollars", 0));
    }

    /** Returns whether somebody left: a member who is in the session now. */
    boolean leave(String memberId, Instant now) {
        for (ObjectNode member : members) {
            if (member.path("id").asText().equals(memberId) && isPresent(member)) {
                Instant joined = Json.time(member, "join_time").orElseThrow();
                member.put("leave_time", now.toString())
                        .put("duration", Duration.between(joined, now).toSeconds());
                return true;
            }
        }
        return false;
    }

    private static boolean isPresent(ObjectNode member) {
        return Json.time(member, "join_time").isPresent()
                && Json.time(member, "leave_time").isEmpty();
    }

    void end(Instant now) {
        List.copyOf(members).forEach(member -> leave(member.path("id").asText(), now));
        fields.put("status", "completed").put("end_time", now.toString()).put("updated_at", now.toString());
        Json.time(fields, "start_time")
                .ifPresent(start ->
                        fields.put("duration", Duration.between(start, now).toSeconds()));
    }
}

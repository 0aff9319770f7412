package io.unisession.testkit.googlemeet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A conference record, and everybody who was in the conference, the last to come first. */
final class MeetConference {

    /** How long a record is kept. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final ObjectNode fields;
    private final List<MeetParticipant> participants = new ArrayList<>();

    MeetConference(ObjectNode fields) {
        this.fields = fields;
    }

    static MeetConference started(String id, String space, Instant now) {
        return new MeetConference(Json.object()
                .put("name", "conferenceRecords/" + id)
                .put("startTime", now.toString())
                .put("expireTime", now.plus(KEPT).toString())
                .put("space", space));
    }

    String name() {
        return fields.path("name").asText();
    }

    /** The last segment of the name. */
    String id() {
        return name().substring(name().indexOf('/') + 1);
    }

    String space() {
        return fields.path("space").asText();
    }

    boolean isRunning() {
        return !fields.has("endTime");
    }

    boolean isExpired(Instant now) {
        return !isRunning()
                && Json.time(fields, "expireTime")
                        .filter(expiry -> !now.isBefore(expiry))
                        .isPresent();
    }

    Instant startedAt() {
        return Json.time(fields, "startTime").orElse(Instant.EPOCH);
    }

    ObjectNode fields() {
        return fields;
    }

    List<MeetParticipant> participants() {
        return participants;
    }

    Optional<MeetParticipant> participant(String id) {
        return participants.stream()
                .filter(participant -> participant.id().equals(id))
                .findFirst();
    }

    void end(Instant now) {
        participants.forEach(participant -> participant.leave(now));
        fields.put("endTime", now.toString()).put("expireTime", now.plus(KEPT).toString());
    }
}

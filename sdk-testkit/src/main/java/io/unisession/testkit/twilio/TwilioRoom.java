package io.unisession.testkit.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One life of a room, kept as the JSON fields that responses show, and everybody who was in it. */
final class TwilioRoom {

    /** How long a room stays without anybody. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final ObjectNode fields;
    /** Whether it ends by itself; a room that a test added stays as it was added. */
    private final boolean endsWhenIdle;

    private final List<TwilioParticipant> participants = new ArrayList<>();
    private Instant idleSince;

    private TwilioRoom(ObjectNode fields, boolean endsWhenIdle) {
        this.fields = fields;
        this.endsWhenIdle = endsWhenIdle;
        this.idleSince = createdAt();
    }

    static TwilioRoom added(ObjectNode fields) {
        return new TwilioRoom(fields, false);
    }

    static TwilioRoom created(String accountSid, String sid, String name, String rooms, Instant now) {
        String url = rooms + "/" + sid;
        ObjectNode fields = Json.object()
                .put("account_sid", accountSid)
                .put("date_created", time(now))
                .put("date_updated", time(now))
                .put("status", "in-progress")
                .put("type", "group")
                .put("sid", sid)
                .put("enable_turn", true)
                .put("unique_name", name.isEmpty() ? sid : name)
                .put("max_participants", 50)
                .put("max_participant_duration", 14400)
                .put("max_concurrent_published_tracks", 170)
                .putNull("duration")
                .put("status_callback_method", "POST")
                .putNull("status_callback")
                .put("record_participants_on_connect", false);
        fields.putArray("video_codecs").add("VP8");
        fields.put("audio_only", false)
                .put("media_region", "us1")
                .put("empty_room_timeout", IDLE.toMinutes())
                .put("unused_room_timeout", IDLE.toMinutes())
                .putNull("end_time")
                .put("large_room", false)
                .put("url", url);
        fields.putObject("links")
                .put("participants", url + "/Participants")
                .put("recordings", url + "/Recordings")
                .put("transcriptions", url + "/Transcriptions")
                .put("recording_rules", url + "/RecordingRules");
        return new TwilioRoom(fields, true);
    }

    /** Writes a time as Twilio does: in UTC, in whole seconds. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    String sid() {
        return fields.path("sid").asText();
    }

    String name() {
        return fields.path("unique_name").asText();
    }

    String status() {
        return fields.path("status").asText();
    }

    boolean isInProgress() {
        return status().equals("in-progress");
    }

    Instant createdAt() {
        return Json.time(fields, "date_created")
                .orElseThrow(() -> new IllegalArgumentException("the room has no date_created"));
    }

    ObjectNode fields() {
        return fields;
    }

    List<TwilioParticipant> participants() {
        return participants;
    }

    /** An identity finds its connection, a SID any. */
    Optional<TwilioParticipant> find(String sidOrIdentity) {
        return participants.stream()
                .filter(each -> each.sid().equals(sidOrIdentity)
                        || (each.isConnected() && each.identity().equals(sidOrIdentity)))
                .findFirst();
    }

    TwilioParticipant connect(String sid, String identity, Instant now) {
        TwilioParticipant participant = TwilioParticipant.connected(sid, fields, identity, now);
        participants.add(participant);
        return participant;
    }

    void add(TwilioParticipant participant) {
        participants.add(participant);
    }

    void disconnect(TwilioParticipant participant, Instant now) {
        participant.disconnect(now);
        idleSince = now;
    }

    /** Completes a room in progress that nobody is in any more. */
    void complete(Instant now) {
        fields.put("status", "completed")
                .put("end_time", time(now))
                .put("date_updated", time(now))
                .put("duration", Duration.between(createdAt(), now).toSeconds());
    }

    /** When a room in progress ends by itself; empty if it has not ended yet. */
    Optional<Instant> idleEnd(Instant now) {
        boolean empty = participants.stream().noneMatch(TwilioParticipant::isPresent);
        Instant end = idleSince.plus(IDLE);
        return isInProgress() && endsWhenIdle && empty && !now.isBefore(end) ? Optional.of(end) : Optional.empty();
    }
}

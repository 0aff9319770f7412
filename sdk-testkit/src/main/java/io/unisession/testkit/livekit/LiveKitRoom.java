package io.unisession.testkit.livekit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An open room and who is in it. */
final class LiveKitRoom {

    private static final int EMPTY_TIMEOUT = 300;
    private static final int DEPARTURE_TIMEOUT = 20;

    private final ObjectNode json;
    private final Map<String, LiveKitParticipant> participants = new LinkedHashMap<>();
    private Instant emptySince;
    private boolean wasUsed;
    /** Whether the number of participants is still the one that a test gave. */
    private boolean countsAsGiven;

    private LiveKitRoom(ObjectNode json, Instant now, boolean countsAsGiven) {
        this.json = json;
        this.emptySince = now;
        this.countsAsGiven = countsAsGiven;
    }

    /** Opens a room. */
    static LiveKitRoom open(String sid, String name, Instant now) {
        ObjectNode json = Json.object()
                .put("sid", sid)
                .put("name", name)
                .put("empty_timeout", EMPTY_TIMEOUT)
                .put("departure_timeout", DEPARTURE_TIMEOUT)
                .put("max_participants", 0)
                .put("creation_time", Long.toString(now.getEpochSecond()))
                .put("creation_time_ms", Long.toString(now.toEpochMilli()))
                .put("turn_password", "made-up-turn-password");
        json.putArray("enabled_codecs").addObject().put("mime", "audio/opus").put("fmtp_line", "");
        json.put("metadata", "")
                .put("num_participants", 0)
                .put("num_publishers", 0)
                .put("active_recording", false)
                .putNull("version");
        return new LiveKitRoom(json, now, false);
    }

    /** A room that a test gave. */
    static LiveKitRoom given(ObjectNode json, Instant now) {
        return new LiveKitRoom(json.deepCopy(), now, true);
    }

    /** Changes the settings that a request sets. */
    void configure(LiveKitRequest request) {
        request.number("empty_timeout").ifPresent(seconds -> json.put("empty_timeout", seconds));
        request.number("departure_timeout").ifPresent(seconds -> json.put("departure_timeout", seconds));
        request.number("max_participants").ifPresent(number -> json.put("max_participants", number));
        request.text("metadata").ifPresent(this::setMetadata);
    }

    void setMetadata(String metadata) {
        json.put("metadata", metadata);
    }

    String sid() {
        return json.path("sid").asText();
    }

    String name() {
        return json.path("name").asText();
    }

    ObjectNode toJson() {
        return countsAsGiven
                ? json
                : json.put(
                        "num_participants",
                        participants.values().stream()
                                .filter(LiveKitParticipant::counts)
                                .count());
    }

    Collection<LiveKitParticipant> participants() {
        return Collections.unmodifiableCollection(participants.values());
    }

    Optional<LiveKitParticipant> participant(String identity) {
        return Optional.ofNullable(participants.get(identity));
    }

    boolean isFull() {
        int most = json.path("max_participants").asInt();
        return most > 0 && participants.size() >= most;
    }

    void join(LiveKitParticipant participant) {
        countsAsGiven = false;
        wasUsed = true;
        participants.put(participant.identity(), participant);
    }

    /** Adds somebody whom a test gave. */
    void seed(LiveKitParticipant participant) {
        participants.put(participant.identity(), participant);
    }

    void leave(String identity, Instant now) {
        countsAsGiven = false;
        participants.remove(identity);
        emptySince = now;
    }

    /** Whether the room has been empty for too long. */
    boolean isOver(Instant now) {
        boolean empty = toJson().path("num_participants").asInt() == 0;
        Duration limit = Duration.ofSeconds(
                json.path(wasUsed ? "departure_timeout" : "empty_timeout").asInt());
        return empty && emptySince.plus(limit).isBefore(now);
    }
}

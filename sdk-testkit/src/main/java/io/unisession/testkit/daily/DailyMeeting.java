package io.unisession.testkit.daily;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A meeting: people together in a room, from the first who joins to the last who leaves. */
final class DailyMeeting {
    private final ObjectNode fields;
    private final List<DailyPerson> people = new ArrayList<>();
    /** What <i>get meeting</i> responds with unchanged; null once somebody has joined or left. */
    private @Nullable String given;
    /** Whether the duration is the one that a test gave. */
    private boolean lastsAsGiven;

    private DailyMeeting(ObjectNode fields, @Nullable String given, boolean lastsAsGiven) {
        this.fields = fields;
        this.given = given;
        this.lastsAsGiven = lastsAsGiven;
    }

    static DailyMeeting started(String id, String room, Instant now) {
        return new DailyMeeting(
                Json.object()
                        .put("id", id)
                        .put("room", room)
                        .put("start_time", now.getEpochSecond())
                        .put("duration", 0)
                        .put("ongoing", true)
                        .put("max_participants", 0),
                null,
                false);
    }

    static DailyMeeting given(String json) {
        ObjectNode fields = Json.readObject(json);
        if (Json.text(fields, "id").isEmpty()) {
            throw new IllegalArgumentException("the meeting has no id");
        }
        JsonNode people = fields.remove("participants");
        DailyMeeting meeting = new DailyMeeting(fields, people == null ? json : null, true);
        meeting.addPeople(people == null ? Json.array() : people);
        return meeting;
    }

    void addPeople(JsonNode people) {
        people.forEach(person -> this.people.add(DailyPerson.given((ObjectNode) person, isOngoing())));
    }

    String id() {
        return fields.path("id").asText();
    }

    String room() {
        return fields.path("room").asText();
    }

    boolean isOngoing() {
        return fields.path("ongoing").asBoolean();
    }

    long startTime() {
        return fields.path("start_time").asLong();
    }

    /** Everybody's stays, the latest first. */
    List<DailyPerson> people() {
        return people;
    }

    Optional<DailyPerson> present(String participantId) {
        return people.stream()
                .filter(person -> person.isPresent() && person.id().equals(participantId))
                .findFirst();
    }

    void join(DailyPerson person, Instant now) {
        change(now);
        people.add(0, person);
        long present = people.stream().filter(DailyPerson::isPresent).count();
        fields.put(
                "max_participants",
                Math.max(present, fields.path("max_participants").asLong()));
    }

    void leave(DailyPerson person, Instant now) {
        change(now);
        person.leave(now);
        if (people.stream().noneMatch(DailyPerson::isPresent)) {
            fields.put("ongoing", false);
        }
    }

    private void change(Instant now) {
        given = null;
        lastsAsGiven = false;
        fields.put("duration", now.getEpochSecond() - startTime());
    }

    /** The response to <i>get meeting</i>, which leaves the people out. */
    String response(Instant now) {
        return given == null ? Json.write(withoutPeople(now)) : given;
    }

    private ObjectNode withoutPeople(Instant now) {
        if (isOngoing() && !lastsAsGiven) {
            fields.put("duration", now.getEpochSecond() - startTime());
        }
        return fields;
    }

    /** The meeting in a list. */
    ObjectNode toJson(Instant now, boolean withPeople) {
        ObjectNode json = withoutPeople(now).deepCopy();
        if (withPeople) {
            ArrayNode all = json.putArray("participants");
            people.forEach(person -> all.add(person.toJson(now)));
        }
        return json;
    }
}

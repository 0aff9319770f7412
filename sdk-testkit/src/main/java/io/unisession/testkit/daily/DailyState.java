package io.unisession.testkit.daily;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.AddedObjects;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The meetings and tokens of the fake Daily. Not thread-safe; the fake locks it. */
final class DailyState {
    private final Clock clock;
    private final DailyEvents events;
    private final SequentialIds ids = new SequentialIds();
    private final List<DailyMeeting> meetings = new ArrayList<>();
    private final AddedObjects recordings = new AddedObjects("data");
    private final AddedObjects transcripts = new AddedObjects("data");
    private final Map<String, ObjectNode> tokens = new HashMap<>();

    DailyState(Clock clock, DailyEvents events) {
        this.clock = clock;
        this.events = events;
    }

    Instant now() {
        return clock.instant();
    }

    void addMeeting(String json) {
        meetings.add(0, DailyMeeting.given(json));
    }

    /** The meetings that match, the latest first. */
    List<DailyMeeting> meetings(Predicate<DailyMeeting> wanted) {
        return meetings.stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(DailyMeeting::startTime).reversed())
                .toList();
    }

    DailyMeeting meeting(String id) {
        return find(id).orElseThrow(() -> DailyErrors.notFound("meeting " + id));
    }

    AddedObjects recordings() {
        return recordings;
    }

    AddedObjects transcripts() {
        return transcripts;
    }

    Optional<DailyMeeting> find(String id) {
        return meetings.stream().filter(meeting -> meeting.id().equals(id)).findFirst();
    }

    /** Whether a meeting was ever in the room; the fake knows of no others. */
    boolean knowsRoom(String room) {
        return meetings.stream().anyMatch(meeting -> meeting.room().equals(room));
    }

    Optional<DailyMeeting> ongoing(String room) {
        return meetings.stream()
                .filter(meeting -> meeting.isOngoing() && meeting.room().equals(room))
                .findFirst();
    }

    DailyMeeting join(String room, @Nullable String userId, @Nullable String name) {
        DailyMeeting meeting = ongoing(room).orElseGet(() -> {
            DailyMeeting started = DailyMeeting.started(ids.uuid(), room, now());
            meetings.add(0, started);
            events.started(started);
            return started;
        });
        DailyPerson person = DailyPerson.joined(ids.uuid(), userId, name, now());
        meeting.join(person, now());
        events.joined(meeting, person);
        return meeting;
    }

    void leave(DailyMeeting meeting, DailyPerson person) {
        meeting.leave(person, now());
        events.left(meeting, person);
        if (!meeting.isOngoing()) {
            events.ended(meeting);
        }
    }

    void end(String room) {
        ongoing(room)
                .ifPresent(meeting -> meeting.people().stream()
                        .filter(DailyPerson::isPresent)
                        .toList()
                        .forEach(person -> leave(meeting, person)));
    }

    String createToken(ObjectNode properties) {
        String token = "made-up-token-" + (tokens.size() + 1);
        tokens.put(token, properties);
        return token;
    }

    DailyMeeting joinWithToken(String token, String room) {
        ObjectNode properties = tokens.get(token);
        if (properties == null || properties.path("exp").asLong(Long.MAX_VALUE) <= now().getEpochSecond()) {
            throw new IllegalStateException("the token is not valid");
        }
        if (!Json.text(properties, "room_name").orElse(room).equals(room)) {
            throw new IllegalStateException("the token is for another room");
        }
        return join(
                room,
                Json.text(properties, "user_id").orElse(null),
                Json.text(properties, "user_name").orElse(null));
    }
}

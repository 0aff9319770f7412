package io.unisession.testkit.googlemeet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.AddedObjects;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.SequentialIds;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The spaces and conference records of the fake. Not thread-safe; the fake locks it. */
final class MeetState {

    private final Clock clock;
    private final SequentialIds ids = new SequentialIds();
    private final Map<String, ObjectNode> spaces = new LinkedHashMap<>();
    private final AddedObjects recordings = new AddedObjects("recordings");
    private final AddedObjects transcripts = new AddedObjects("transcripts");
    private final Map<String, MeetConference> conferences = new LinkedHashMap<>();
    private int last;

    MeetState(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The records that are kept, the last to start first. */
    List<MeetConference> conferences() {
        conferences.values().removeIf(conference -> conference.isExpired(now()));
        return conferences.values().stream()
                .sorted(Comparator.comparing(MeetConference::startedAt).reversed())
                .toList();
    }

    AddedObjects recordings() {
        return recordings;
    }

    AddedObjects transcripts() {
        return transcripts;
    }

    Optional<MeetConference> find(String id) {
        return conferences().stream()
                .filter(conference -> conference.id().equals(id))
                .findFirst();
    }

    MeetConference conference(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no conference record " + id));
    }

    /** A space by its id, or by its meeting code. */
    Optional<ObjectNode> space(String idOrCode) {
        return spaces.values().stream()
                .filter(space -> space.path("name").asText().equals("spaces/" + idOrCode)
                        || space.path("meetingCode").asText().equals(idOrCode))
                .findFirst();
    }

    boolean hasSpace(String name) {
        return spaces.values().stream()
                        .anyMatch(space -> space.path("name").asText().equals(name))
                || conferences.values().stream()
                        .anyMatch(conference -> conference.space().equals(name));
    }

    Optional<MeetConference> running(String space) {
        return conferences.values().stream()
                .filter(conference ->
                        conference.isRunning() && conference.space().equals(space))
                .findFirst();
    }

    String createSpace() {
        last++;
        String id = String.format(Locale.ROOT, "made-Up_Space%x", last);
        String code = "abc-mnop-" + letters(last);
        ObjectNode space = Json.object()
                .put("name", "spaces/" + id)
                .put("meetingUri", "https://meet.google.com/" + code)
                .put("meetingCode", code);
        space.putObject("config").put("accessType", "TRUSTED").put("entryPointAccess", "ALL");
        spaces.put(id, space);
        return id;
    }

    private static String letters(int number) {
        return new String(new char[] {
            (char) ('a' + number / 676 % 26), (char) ('a' + number / 26 % 26), (char) ('a' + number % 26)
        });
    }

    MeetConference start(String spaceId) {
        String space = "spaces/" + spaceId;
        if (running(space).isPresent()) {
            throw new IllegalArgumentException("space " + spaceId + " has a conference");
        }
        MeetConference conference = MeetConference.started(ids.uuid(), space, now());
        conferences.put(conference.id(), conference);
        return conference;
    }

    String join(MeetConference conference, String kind, ObjectNode person) {
        requireRunning(conference);
        last++;
        ObjectNode fields = Json.object()
                .put("name", String.format(Locale.ROOT, "%s/participants/%019d", conference.name(), last))
                .put("earliestStartTime", now().toString());
        fields.set(kind, person);
        MeetParticipant participant = new MeetParticipant(fields);
        conference.participants().add(0, participant);
        join(conference, participant);
        return participant.id();
    }

    void join(MeetConference conference, MeetParticipant participant) {
        requireRunning(conference);
        last++;
        participant.join(String.format(Locale.ROOT, "%08x", last), now());
    }

    MeetParticipant participant(MeetConference conference, String id) {
        return conference
                .participant(id)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no participant " + id + " in " + conference.name()));
    }

    private static void requireRunning(MeetConference conference) {
        if (!conference.isRunning()) {
            throw new IllegalArgumentException("the conference of " + conference.name() + " has ended");
        }
    }

    void addConferenceRecords(String json) {
        for (ObjectNode each : given(json, "conferenceRecords")) {
            MeetConference conference = new MeetConference(each);
            conferences.put(conference.id(), conference);
        }
    }

    void addParticipants(String json) {
        for (ObjectNode each : given(json, "participants")) {
            conference(segment(each, 1)).participants().add(new MeetParticipant(each));
        }
    }

    void addParticipantSessions(String json) {
        for (ObjectNode each : given(json, "participantSessions")) {
            participant(conference(segment(each, 1)), segment(each, 3)).stays().add(each);
        }
    }

    private static List<ObjectNode> given(String json, String field) {
        ObjectNode body = Json.readObject(json);
        List<ObjectNode> given = new ArrayList<>();
        for (JsonNode each : body.path(field).isArray() ? body.path(field) : List.<JsonNode>of(body)) {
            given.add((ObjectNode) each);
        }
        return given;
    }

    private static String segment(ObjectNode resource, int index) {
        String[] segments = resource.path("name").asText().split("/", -1);
        return index < segments.length ? segments[index] : "";
    }
}

package io.unisession.testkit.daily;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.StrictRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Daily's operations on meetings, the people in them and tokens. */
final class DailyRoutes {
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_EJECTED = 100;
    private static final int LONGEST_USER_ID = 36;

    private final DailyState state;

    DailyRoutes(DailyState state) {
        this.state = state;
    }

    void addTo(RouteTable routes, UnaryOperator<Call.Handler> withKey) {
        routes.on("GET", "/v1/meetings", withKey.apply(this::listMeetings))
                .on("GET", "/v1/meetings/{id}", withKey.apply(this::getMeeting))
                .on("GET", "/v1/meetings/{id}/participants", withKey.apply(this::listParticipants))
                .on("GET", "/v1/recordings", withKey.apply(this::listRecordings))
                .on("GET", "/v1/transcript", withKey.apply(this::listTranscripts))
                .on("POST", "/v1/rooms/{name}/eject", withKey.apply(this::eject))
                .on("POST", "/v1/meeting-tokens", withKey.apply(this::createToken));
    }

    private static StrictRequest read(Call call) {
        return new StrictRequest(call, DailyErrors::invalid);
    }

    private FakeResponse listMeetings(Call call) {
        StrictRequest request = read(call)
                .allowQuery(
                        "room",
                        "timeframe_start",
                        "timeframe_end",
                        "ongoing",
                        "no_participants",
                        "limit",
                        "starting_after");
        Optional<String> room = request.text("room");
        Optional<Boolean> ongoing = request.flag("ongoing");
        long from = request.number("timeframe_start", 0, Long.MAX_VALUE).orElse(Long.MIN_VALUE);
        long before = request.number("timeframe_end", 0, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        boolean withPeople = !request.flag("no_participants").orElse(false);
        List<DailyMeeting> found =
                state.meetings(meeting -> room.orElse(meeting.room()).equals(meeting.room())
                        && ongoing.orElse(meeting.isOngoing()) == meeting.isOngoing()
                        && meeting.startTime() >= from
                        && meeting.startTime() < before);
        ObjectNode response = Json.object().put("total_count", found.size());
        ArrayNode data = response.putArray("data");
        List<DailyMeeting> rest = after(request, "starting_after", found, DailyMeeting::id);
        page(request, rest).forEach(meeting -> data.add(meeting.toJson(state.now(), withPeople)));
        return Json.response(200, response);
    }

    private FakeResponse getMeeting(Call call) {
        read(call).allowQuery();
        return FakeResponse.json(200, state.meeting(call.variable("id")).response(state.now()));
    }

    /** After the last person there is no empty page, but 404. */
    private FakeResponse listParticipants(Call call) {
        StrictRequest request = read(call).allowQuery("limit", "joined_after");
        List<DailyPerson> people = state.meeting(call.variable("id")).people();
        List<DailyPerson> rest = after(request, "joined_after", people, DailyPerson::id);
        if (rest.isEmpty() && request.text("joined_after").isPresent()) {
            throw DailyErrors.notFound("participants");
        }
        ObjectNode response = Json.object();
        ArrayNode data = response.putArray("data");
        page(request, rest).forEach(person -> data.add(person.toJson(state.now())));
        return Json.response(200, response);
    }

    /** Those of a room, whatever the meeting. */
    private FakeResponse listRecordings(Call call) {
        StrictRequest request = read(call).allowQuery("room_name", "limit", "starting_after", "ending_before");
        List<ObjectNode> found = state.recordings()
                .where(recording -> request.text("room_name")
                        .filter(room -> !room.equals(room(recording)))
                        .isEmpty());
        return artifacts(request, found, "id");
    }

    private String room(ObjectNode recording) {
        return Json.text(recording, "room_name")
                .or(() -> Json.text(recording, "mtgSessionId")
                        .flatMap(state::find)
                        .map(DailyMeeting::room))
                .orElse("");
    }

    private FakeResponse listTranscripts(Call call) {
        StrictRequest request =
                read(call).allowQuery("roomId", "mtgSessionId", "limit", "starting_after", "ending_before");
        List<ObjectNode> found = state.transcripts()
                .where(transcript -> request.text("roomId")
                                .filter(room ->
                                        !room.equals(transcript.path("roomId").asText()))
                                .isEmpty()
                        && request.text("mtgSessionId")
                                .filter(meeting -> !meeting.equals(
                                        transcript.path("mtgSessionId").asText()))
                                .isEmpty());
        return artifacts(request, found, "transcriptId");
    }

    private static FakeResponse artifacts(StrictRequest request, List<ObjectNode> found, String id) {
        ObjectNode response = Json.object().put("total_count", found.size());
        ArrayNode data = response.putArray("data");
        List<ObjectNode> rest =
                after(request, "starting_after", found, each -> each.path(id).asText());
        page(request, rest).forEach(data::add);
        return Json.response(200, response);
    }

    private static <T> List<T> after(StrictRequest request, String parameter, List<T> all, Function<T, String> id) {
        return request.text(parameter)
                .map(last -> {
                    int place = all.stream().map(id).toList().indexOf(last);
                    if (place < 0) {
                        throw request.refused(parameter + " is not in the list");
                    }
                    return all.subList(place + 1, all.size());
                })
                .orElse(all);
    }

    private static <T> List<T> page(StrictRequest request, List<T> rest) {
        int size =
                request.number("limit", 1, LARGEST_PAGE).map(Math::toIntExact).orElse(LARGEST_PAGE);
        return rest.subList(0, Math.min(size, rest.size()));
    }

    /** People who are not there do not make the call fail; the response only leaves them out. */
    private FakeResponse eject(Call call) {
        StrictRequest request = read(call).allowQuery();
        ObjectNode body = request.body("ids", "user_ids", "ban");
        List<String> ids = texts(request, body, "ids");
        List<String> userIds = texts(request, body, "user_ids");
        String room = call.variable("name");
        if (!state.knowsRoom(room)) {
            throw DailyErrors.notFound("room " + room);
        }
        ObjectNode response = Json.object();
        ArrayNode ejected = response.putArray("ejectedIds");
        state.ongoing(room)
                .ifPresent(meeting -> meeting.people().stream()
                        .filter(DailyPerson::isPresent)
                        .filter(person -> ids.contains(person.id()) || userIds.contains(person.userId()))
                        .toList()
                        .forEach(person -> {
                            state.leave(meeting, person);
                            ejected.add(person.id());
                        }));
        return Json.response(200, response);
    }

    private static List<String> texts(StrictRequest request, ObjectNode body, String field) {
        JsonNode values = body.path(field);
        if ((!values.isMissingNode() && !values.isArray()) || values.size() > MOST_EJECTED) {
            throw request.refused(field + " must be a list of at most " + MOST_EJECTED);
        }
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private FakeResponse createToken(Call call) {
        StrictRequest request = read(call).allowQuery();
        if (!(request.body("properties").path("properties") instanceof ObjectNode properties)) {
            throw request.refused("missing required field");
        }
        request.requireFields(properties, "room_name", "user_id", "user_name", "is_owner", "nbf", "exp");
        Set.of("nbf", "exp").forEach(time -> requireType(request, properties, time, JsonNode::isIntegralNumber));
        Set.of("room_name", "user_id", "user_name")
                .forEach(text -> requireType(request, properties, text, JsonNode::isTextual));
        if (properties.path("user_id").asText().length() > LONGEST_USER_ID) {
            throw request.refused("user_id is longer than " + LONGEST_USER_ID + " characters");
        }
        if (properties.path("exp").asLong(Long.MAX_VALUE) <= state.now().getEpochSecond()) {
            throw request.refused("exp is in the past");
        }
        return Json.response(200, Json.object().put("token", state.createToken(properties)));
    }

    private static void requireType(
            StrictRequest request, ObjectNode object, String field, Function<JsonNode, Boolean> type) {
        JsonNode value = object.path(field);
        if (!value.isMissingNode() && !type.apply(value)) {
            throw request.refused(field + " has the wrong type");
        }
    }
}

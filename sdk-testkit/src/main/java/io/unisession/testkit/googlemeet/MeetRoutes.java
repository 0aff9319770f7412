package io.unisession.testkit.googlemeet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.AddedObjects;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.internal.StrictRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Google Meet's operations on conference records, their participants, and spaces. */
final class MeetRoutes {

    private static final String CONFERENCES = "/v2/conferenceRecords";
    private static final String CONFERENCE = CONFERENCES + "/{conference}";
    private static final String PARTICIPANTS = CONFERENCE + "/participants";
    private static final String PARTICIPANT = PARTICIPANTS + "/{participant}";
    private static final String STAYS = PARTICIPANT + "/participantSessions";
    private static final String END = ":endActiveConference";

    private final MeetState state;
    private final FakeGoogleTokens tokens;

    MeetRoutes(MeetState state, FakeGoogleTokens tokens) {
        this.state = state;
        this.tokens = tokens;
    }

    void addTo(RouteTable routes) {
        read(routes, CONFERENCES, this::listConferences);
        read(routes, CONFERENCE, call -> one(call, conference(call).fields()));
        read(routes, PARTICIPANTS, this::listParticipants);
        read(routes, PARTICIPANT, call -> one(call, participant(call).fields()));
        read(routes, STAYS, this::listStays);
        read(routes, STAYS + "/{stay}", this::getStay);
        read(routes, CONFERENCE + "/recordings", call -> listArtifacts(call, "recordings", state.recordings()));
        read(routes, CONFERENCE + "/transcripts", call -> listArtifacts(call, "transcripts", state.transcripts()));
        read(routes, "/v2/spaces/{space}", this::getSpace);
        routes.on("POST", "/v2/spaces/{space}", this::endConference);
    }

    private void read(RouteTable routes, String path, Call.Handler handler) {
        routes.on("GET", path, call -> {
            tokens.require(call.request(), FakeGoogleTokens.READ, FakeGoogleTokens.CREATED);
            if (!call.request().body().isEmpty()) {
                throw MeetErrors.invalidArgument();
            }
            return handler.respond(call);
        });
    }

    private FakeResponse listConferences(Call call) {
        Predicate<ObjectNode> filter = filter(
                call,
                Map.of(
                        "space.name", "space",
                        "space.meeting_code", "meetingCode",
                        "start_time", "startTime",
                        "end_time", "endTime"));
        List<ObjectNode> found = state.conferences().stream()
                .filter(conference -> filter.test(withMeetingCode(conference)))
                .map(MeetConference::fields)
                .toList();
        return MeetPages.page(call.request(), "conferenceRecords", found, 25, 100);
    }

    private ObjectNode withMeetingCode(MeetConference conference) {
        ObjectNode fields = conference.fields().deepCopy();
        state.space(conference.space().replaceFirst("spaces/", ""))
                .ifPresent(space ->
                        fields.put("meetingCode", space.path("meetingCode").asText()));
        return fields;
    }

    private FakeResponse listParticipants(Call call) {
        Predicate<ObjectNode> filter =
                filter(call, Map.of("earliest_start_time", "earliestStartTime", "latest_end_time", "latestEndTime"));
        List<ObjectNode> found = conference(call).participants().stream()
                .map(MeetParticipant::fields)
                .filter(filter)
                .toList();
        return MeetPages.page(call.request(), "participants", found, 100, 250);
    }

    private FakeResponse listStays(Call call) {
        Predicate<ObjectNode> filter = filter(call, Map.of("start_time", "startTime", "end_time", "endTime"));
        List<ObjectNode> found =
                participant(call).stays().stream().filter(filter).toList();
        return MeetPages.page(call.request(), "participantSessions", found, 100, 250);
    }

    private FakeResponse listArtifacts(Call call, String list, AddedObjects added) {
        strict(call).allowQuery("pageSize", "pageToken");
        String conference = conference(call).name();
        List<ObjectNode> found =
                added.where(each -> each.path("name").asText().startsWith(conference + "/" + list + "/"));
        return MeetPages.page(call.request(), list, found, 10, 100);
    }

    private FakeResponse getStay(Call call) {
        ObjectNode found = participant(call).stays().stream()
                .filter(stay -> stay.path("name").asText().endsWith("/" + call.variable("stay")))
                .findFirst()
                .orElseThrow(MeetErrors::notFound);
        return one(call, found);
    }

    private FakeResponse getSpace(Call call) {
        ObjectNode space = state.space(call.variable("space"))
                .orElseThrow(MeetErrors::notFound)
                .deepCopy();
        state.running(space.path("name").asText())
                .ifPresent(
                        conference -> space.putObject("activeConference").put("conferenceRecord", conference.name()));
        return one(call, space);
    }

    /** What the service responds if the space has no conference is not documented. */
    private FakeResponse endConference(Call call) {
        String space = call.variable("space");
        if (!call.request().path().endsWith(END)) {
            throw MeetErrors.notFound();
        }
        tokens.require(call.request(), FakeGoogleTokens.CREATED);
        boolean emptyObject = Json.tryReadObject(call.request().body())
                .filter(ObjectNode::isEmpty)
                .isPresent();
        strict(call).allowQuery();
        if (!emptyObject) {
            throw MeetErrors.invalidArgument();
        }
        String name = "spaces/" + space.substring(0, space.length() - END.length());
        MeetConference running = state.running(name)
                .orElseThrow(() -> state.hasSpace(name) ? MeetErrors.invalidArgument() : MeetErrors.notFound());
        running.end(state.now());
        return Json.response(200, Json.object());
    }

    private MeetConference conference(Call call) {
        return state.find(call.variable("conference")).orElseThrow(MeetErrors::notFound);
    }

    private MeetParticipant participant(Call call) {
        return conference(call).participant(call.variable("participant")).orElseThrow(MeetErrors::notFound);
    }

    private static StrictRequest strict(Call call) {
        return new StrictRequest(call, reason -> MeetErrors.invalidArgument().response());
    }

    private static FakeResponse one(Call call, ObjectNode resource) {
        strict(call).allowQuery();
        return Json.response(200, resource);
    }

    private static Predicate<ObjectNode> filter(Call call, Map<String, String> fields) {
        return strict(call)
                .allowQuery("pageSize", "pageToken", "filter")
                .text("filter")
                .map(filter -> MeetFilter.read(filter, fields))
                .orElse(everything -> true);
    }
}

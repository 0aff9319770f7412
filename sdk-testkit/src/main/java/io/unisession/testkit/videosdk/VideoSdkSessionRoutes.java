package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Version 2 of VideoSDK's operations that read sessions. */
final class VideoSdkSessionRoutes {

    private static final String SESSIONS = "/v2/sessions";
    private static final String SESSION = SESSIONS + "/{sessionId}";

    private final VideoSdkState state;
    private final VideoSdkSessionJson json;
    private final VideoSdkPages pages;
    private final Set<ResponseShape> shapes;

    VideoSdkSessionRoutes(
            VideoSdkState state, VideoSdkSessionJson json, VideoSdkPages pages, Set<ResponseShape> shapes) {
        this.state = state;
        this.json = json;
        this.pages = pages;
        this.shapes = shapes;
    }

    void addTo(RouteTable routes) {
        routes.on("GET", SESSIONS, this::list)
                .on("GET", SESSIONS + "/", this::list)
                .on("GET", SESSION, this::get)
                .on("GET", SESSION + "/participants", this::participants)
                .on("GET", SESSION + "/participants/active", this::activeParticipants)
                .on("GET", SESSION + "/participants/{participantId}", this::participant)
                .on("GET", SESSION + "/stats", this::statistics)
                .on("GET", SESSION + "/participant/{participantId}/stats", this::participantStatistics);
    }

    private FakeResponse list(Call call) {
        return pages.list(call, state.sessions(filter(call.request())), this::inList);
    }

    private ObjectNode inList(VideoSdkSession session) {
        ObjectNode described = json.inList(session);
        if (shapes.contains(ResponseShape.DOCUMENT_IDS_IN_LISTS)) {
            described.set("_id", described.remove("id"));
        }
        return described;
    }

    private FakeResponse get(Call call) {
        VideoSdkSession session = session(call);
        return session.documentedBody()
                .map(body -> FakeResponse.json(200, body))
                .orElseGet(() -> Json.response(200, alone(json.fetched(session))));
    }

    /** {@code data} is an object, and the pages are pages of participants. */
    private FakeResponse participants(Call call) {
        VideoSdkSession session = session(call);
        return pages.page(call, session.participants(), onPage -> alone(json.withParticipants(session, onPage)));
    }

    private JsonNode alone(ObjectNode session) {
        return shapes.contains(ResponseShape.ONE_ELEMENT_ARRAYS) ? Json.array().add(session) : session;
    }

    /** {@code data} is an array of one session, and the pages are pages of participants. */
    private FakeResponse activeParticipants(Call call) {
        VideoSdkSession session = session(call);
        List<VideoSdkParticipant> present = session.participants().stream()
                .filter(VideoSdkParticipant::isPresent)
                .toList();
        if (shapes.contains(ResponseShape.ACTIVE_PARTICIPANTS_IN_AN_OBJECT)) {
            ObjectNode response = Json.object();
            response.set("data", json.withActiveParticipantsOnce(session, present));
            return Json.response(200, response);
        }
        return pages.page(call, present, onPage -> Json.array().add(json.withActiveParticipants(session, onPage)));
    }

    private FakeResponse participant(Call call) {
        return Json.response(200, VideoSdkSessionJson.participant(participantOf(call), true));
    }

    /** The numbers are those of the documentation. */
    private FakeResponse statistics(Call call) {
        VideoSdkSession session = session(call);
        ObjectNode statistics = Json.readObject(DocumentedBodies.videoSdk().body("v2-fetch-session-quality-stats"));
        statistics
                .put("sessionId", session.id())
                .put("meetingId", session.room().roomId());
        return Json.response(200, statistics);
    }

    private FakeResponse participantStatistics(Call call) {
        VideoSdkSession session = session(call);
        VideoSdkParticipant participant = participantOf(call);
        ObjectNode statistics =
                Json.readObject(DocumentedBodies.videoSdk().body("v2-fetch-session-peer-quality-stats"));
        statistics
                .put("sessionId", session.id())
                .put("meetingId", session.room().roomId());
        statistics.put("participantId", participant.participantId()).put("participantName", participant.name());
        return Json.response(200, statistics);
    }

    private VideoSdkSession session(Call call) {
        return state.session(call.variable("sessionId"));
    }

    private VideoSdkParticipant participantOf(Call call) {
        return state.participant(session(call), call.variable("participantId"));
    }

    private static Predicate<VideoSdkSession> filter(ReceivedRequest request) {
        Optional<String> roomId = request.queryValue("roomId");
        Optional<String> customRoomId = request.queryValue("customRoomId");
        Optional<String> named = request.queryValue("query");
        Optional<String> status = request.queryValue("status");
        Optional<Instant> from = time(request, "startDate");
        Optional<Instant> until = time(request, "endDate");
        return session -> roomId.map(session.room().roomId()::equals).orElse(true)
                && customRoomId
                        .map(id ->
                                session.room().customRoomId().filter(id::equals).isPresent())
                        .orElse(true)
                && named.map(session.room()::isNamed).orElse(true)
                && status.map(session.status()::equals).orElse(true)
                && from.map(time -> !session.start().isBefore(time)).orElse(true)
                && until.map(time -> !session.start().isAfter(time)).orElse(true);
    }

    private static Optional<Instant> time(ReceivedRequest request, String name) {
        try {
            return request.queryValue(name).map(Long::parseLong).map(Instant::ofEpochMilli);
        } catch (NumberFormatException noMilliseconds) {
            throw new ErrorResponseException(VideoSdkErrors.badRequest(name + " must be a time in milliseconds"));
        }
    }
}

package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.util.List;
import java.util.Optional;

/** Version 1 of VideoSDK's API: meetings and meeting-sessions, the same things as rooms and sessions. */
final class VideoSdkMeetingRoutes {

    private static final String MEETINGS = "/v1/meetings";
    private static final String SESSIONS = "/v1/meeting-sessions";

    private final VideoSdkState state;
    private final VideoSdkPages pages;
    private final VideoSdkErrors errors;

    VideoSdkMeetingRoutes(VideoSdkState state, VideoSdkPages pages, VideoSdkErrors errors) {
        this.state = state;
        this.pages = pages;
        this.errors = errors;
    }

    void addTo(RouteTable routes) {
        routes.on("POST", MEETINGS, this::create)
                .on("GET", MEETINGS, this::list)
                // Validating a room is a POST without a body, with the same response as getting it.
                .on("POST", MEETINGS + "/{meetingId}", this::get)
                .on("GET", MEETINGS + "/{meetingId}", this::get)
                .on("GET", SESSIONS, this::listSessions)
                .on("GET", SESSIONS + "/{id}", this::getSession)
                .on("POST", SESSIONS + "/{id}/end", this::endSession)
                .on("POST", SESSIONS + "/{id}/remove-participant", this::removeParticipant);
    }

    private FakeResponse create(Call call) {
        ObjectNode request = VideoSdkRequest.body(call);
        return Json.response(
                200,
                VideoSdkMeetingJson.meeting(
                        state.createRoom(Json.text(request, "userMeetingId").orElse(null), null)));
    }

    private FakeResponse get(Call call) {
        return Json.response(200, VideoSdkMeetingJson.meeting(state.room(call.variable("meetingId"))));
    }

    private FakeResponse list(Call call) {
        return pages.list(call, state.rooms(), VideoSdkMeetingJson::meeting);
    }

    private FakeResponse listSessions(Call call) {
        Optional<String> meetingId = call.request().queryValue("meetingId");
        List<VideoSdkSession> found = state.sessions(
                session -> meetingId.map(session.room().roomId()::equals).orElse(true));
        return pages.list(call, found, VideoSdkMeetingJson::fetched);
    }

    private FakeResponse getSession(Call call) {
        VideoSdkSession session = state.session(call.variable("id"));
        return session.documentedBody()
                .map(body -> FakeResponse.json(200, body))
                .orElseGet(() -> Json.response(200, VideoSdkMeetingJson.fetched(session)));
    }

    /** As in version 2, the response shows the session as it was just before it ended. */
    private FakeResponse endSession(Call call) {
        VideoSdkSession session = state.session(call.variable("id"));
        if (!session.isOngoing()) {
            return errors.notFound("Session");
        }
        FakeResponse response = Json.response(200, VideoSdkMeetingJson.session(session));
        state.end(session);
        return response;
    }

    /** The documented response shows even the removed participant as present. */
    private FakeResponse removeParticipant(Call call) {
        VideoSdkSession session = state.session(call.variable("id"));
        String participantId = VideoSdkRequest.required(VideoSdkRequest.body(call), "participantId");
        VideoSdkParticipant participant = state.participant(session, participantId);
        if (!participant.isPresent()) {
            return errors.notFound("Participant");
        }
        FakeResponse response = Json.response(200, VideoSdkMeetingJson.session(session));
        state.leave(session, participant);
        return response;
    }
}

package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.RouteTable;
import io.unisession.testkit.internal.Json;
import java.util.Optional;

/** Version 2 of VideoSDK's operations that end a session and remove a participant. */
final class VideoSdkEndingRoutes {

    private final VideoSdkState state;
    private final VideoSdkSessionJson json;
    private final VideoSdkErrors errors;
    private final boolean asTheServerSdkReads;

    /**
     * @param asTheServerSdkReads whether responses are those that VideoSDK's own server SDK reads, which differ from
     *     the documented ones
     */
    VideoSdkEndingRoutes(
            VideoSdkState state, VideoSdkSessionJson json, VideoSdkErrors errors, boolean asTheServerSdkReads) {
        this.state = state;
        this.json = json;
        this.errors = errors;
        this.asTheServerSdkReads = asTheServerSdkReads;
    }

    void addTo(RouteTable routes) {
        routes.on("POST", "/v2/sessions/end", this::end)
                .on("POST", "/v2/sessions/participants/remove", this::removeParticipant);
    }

    /**
     * Ends whichever session is active in the room, even if the request names another. The response shows the session
     * as it was just before it ended.
     */
    private FakeResponse end(Call call) {
        ObjectNode request = VideoSdkRequest.body(call);
        String roomId = VideoSdkRequest.required(request, "roomId");
        VideoSdkRoom room = state.room(roomId);
        Optional<VideoSdkSession> live = state.liveSession(room);
        if (live.isEmpty()) {
            return responseWithoutLiveSession(room, request.path("ignoreClosed").asBoolean());
        }
        FakeResponse response = describe(live.get());
        state.end(live.get());
        return response;
    }

    private FakeResponse responseWithoutLiveSession(VideoSdkRoom room, boolean ignoreClosed) {
        return state.sessions(session -> session.room() == room).stream()
                .findFirst()
                .filter(latest -> ignoreClosed)
                .map(this::describe)
                .orElseGet(() -> errors.notFound("Session"));
    }

    private FakeResponse removeParticipant(Call call) {
        ObjectNode request = VideoSdkRequest.body(call);
        String participantId = VideoSdkRequest.required(request, "participantId");
        VideoSdkSession session = sessionOf(request);
        VideoSdkParticipant participant = state.participant(session, participantId);
        if (!participant.isPresent()) {
            return errors.notFound("Participant");
        }
        state.leave(session, participant);
        return asTheServerSdkReads
                ? FakeResponse.text(200, "Participant removed successfully")
                : Json.response(200, json.changed(session));
    }

    private VideoSdkSession sessionOf(ObjectNode request) {
        Optional<String> sessionId = Json.text(request, "sessionId");
        if (sessionId.isPresent()) {
            return state.session(sessionId.get());
        }
        String roomId = Json.text(request, "roomId")
                .orElseThrow(
                        () -> new ErrorResponseException(VideoSdkErrors.badRequest("roomId or sessionId is required")));
        return state.liveSession(state.room(roomId))
                .orElseThrow(() -> new ErrorResponseException(errors.notFound("Session")));
    }

    private FakeResponse describe(VideoSdkSession session) {
        return Json.response(200, asTheServerSdkReads ? json.changedInMeetingNames(session) : json.changed(session));
    }
}

package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How version 2 of VideoSDK's API shows a session; each operation shows it differently. */
final class VideoSdkSessionJson {

    /** The owner of the account, made up. */
    static final String ACCOUNT_USER_ID = "5f0000000000000000000001";

    private final String apiKey;
    private final Supplier<String> baseUrl;

    /**
     * @param baseUrl where links point: to the fake itself, so that the test sees it if a client follows one
     */
    VideoSdkSessionJson(String apiKey, Supplier<String> baseUrl) {
        this.apiKey = apiKey;
        this.baseUrl = baseUrl;
    }

    ObjectNode inList(VideoSdkSession session) {
        ObjectNode json = withTimes(identity(session), session);
        json.set("participants", participants(session.participants(), false));
        json.put("status", session.status());
        json.set("links", links(session, session.id()));
        return json;
    }

    ObjectNode fetched(VideoSdkSession session) {
        ObjectNode json = Json.object().put("id", session.id()).put("userId", ACCOUNT_USER_ID);
        json.put("roomId", session.room().roomId());
        session.room().customRoomId().ifPresent(custom -> json.put("customRoomId", custom));
        withTimes(json, session).set("participants", participants(session.participants(), true));
        json.put("activeDuration", 0).put("status", session.status());
        json.set("links", links(session, ""));
        return json;
    }

    /** The response of <i>end</i> and of <i>remove participant</i>. */
    ObjectNode changed(VideoSdkSession session) {
        ObjectNode json = withTimes(Json.object(), session);
        json.set("participants", participants(session.participants(), true));
        json.setAll(identity(session));
        json.put("status", session.status());
        json.set("links", links(session, ""));
        return json;
    }

    /** The response of <i>end</i> as VideoSDK's own SDK describes it: names of version 1, no status, no links. */
    ObjectNode changedInMeetingNames(VideoSdkSession session) {
        ObjectNode json = VideoSdkMeetingJson.session(session);
        session.room().customRoomId().ifPresent(custom -> json.put("userMeetingId", custom));
        return json;
    }

    ObjectNode withParticipants(VideoSdkSession session, List<VideoSdkParticipant> participants) {
        ObjectNode json = identity(session);
        session.room().customRoomId().ifPresent(custom -> json.put("customRoomId", custom));
        json.set("participants", participants(participants, false));
        json.set("links", links(session, ""));
        return json;
    }

    ObjectNode withActiveParticipants(VideoSdkSession session, List<VideoSdkParticipant> participants) {
        ObjectNode json = Json.object().put("_id", session.id()).put("apiKey", apiKey);
        withTimes(json, session);
        ArrayNode present = json.putArray("participants");
        for (VideoSdkParticipant participant : participants) {
            ObjectNode described = participant(participant, true);
            ObjectNode events = described.putObject("events");
            List.of("mic", "webcam", "screenShare", "screenShareAudio").forEach(events::putArray);
            described.put("mode", "SEND_AND_RECV");
            present.add(described);
        }
        json.put("region", "in002").putArray("hlsLog");
        json.put("roomId", session.room().roomId()).put("status", session.status());
        json.set("links", linksOfActiveParticipants(session));
        return json;
    }

    /** Like {@link #withActiveParticipants}, but as documented until 2023-07-24. */
    ObjectNode withActiveParticipantsOnce(VideoSdkSession session, List<VideoSdkParticipant> participants) {
        ObjectNode json = identity(session);
        json.set("participants", participants(participants, false));
        json.set("links", linksOfActiveParticipants(session));
        return json;
    }

    static ObjectNode participant(VideoSdkParticipant participant, boolean withDocumentId) {
        ObjectNode json = Json.object();
        if (withDocumentId) {
            json.put("_id", participant.documentId());
        }
        json.put("participantId", participant.participantId()).put("name", participant.name());
        ArrayNode timelog = json.putArray("timelog");
        participant
                .intervals()
                .forEach(interval -> timelog.addObject()
                        .put("start", write(interval.start()))
                        .put("end", write(interval.end())));
        return json;
    }

    static ArrayNode participants(List<VideoSdkParticipant> participants, boolean withDocumentIds) {
        ArrayNode json = Json.array();
        participants.forEach(participant -> json.add(participant(participant, withDocumentIds)));
        return json;
    }

    static ObjectNode withTimes(ObjectNode json, VideoSdkSession session) {
        return json.put("start", write(session.start()))
                .put("end", write(session.end().orElse(null)));
    }

    private static ObjectNode identity(VideoSdkSession session) {
        return Json.object()
                .put("id", session.id())
                .put("roomId", session.room().roomId());
    }

    private ObjectNode linksOfActiveParticipants(VideoSdkSession session) {
        return Json.object()
                .put("get_session", baseUrl.get() + "/v2/sessions/")
                .put("get_all_participants", baseUrl.get() + "/v2/sessions/" + session.id() + "/participants");
    }

    private ObjectNode links(VideoSdkSession session, String sessionId) {
        return Json.object()
                .put("get_room", baseUrl.get() + "/v2/rooms/" + session.room().roomId())
                .put("get_session", baseUrl.get() + "/v2/sessions/" + sessionId);
    }

    private static @Nullable String write(@Nullable Instant time) {
        return Optional.ofNullable(time).map(Json::write).orElse(null);
    }
}

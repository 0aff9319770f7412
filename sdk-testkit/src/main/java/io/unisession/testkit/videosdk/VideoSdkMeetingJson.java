package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;

/** How version 1 of VideoSDK's API shows rooms and sessions: other names, no status, no links. */
final class VideoSdkMeetingJson {

    private VideoSdkMeetingJson() {}

    static ObjectNode meeting(VideoSdkRoom room) {
        ObjectNode json = Json.object().put("meetingId", room.roomId());
        room.customRoomId().ifPresent(custom -> json.put("userMeetingId", custom));
        return json.put("userId", VideoSdkSessionJson.ACCOUNT_USER_ID)
                .put("createdAt", Json.write(room.createdAt()))
                .put("updatedAt", Json.write(room.updatedAt()))
                .put("id", room.documentId());
    }

    /** A session as <i>end</i> and <i>remove participant</i> return it. */
    static ObjectNode session(VideoSdkSession session) {
        ObjectNode json = Json.object()
                .put("id", session.id())
                .put("meetingId", session.room().roomId());
        VideoSdkSessionJson.withTimes(json, session);
        json.set("participants", VideoSdkSessionJson.participants(session.participants(), false));
        return json;
    }

    /** A session as <i>get</i> and <i>list</i> return it. */
    static ObjectNode fetched(VideoSdkSession session) {
        return session(session).put("activeDuration", 0);
    }
}

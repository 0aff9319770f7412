package io.unisession.zoom;

import io.unisession.spi.http.Endpoint;

/** The operations of Zoom's API. Each has the name of the client's method, which errors and logs show. */
final class ZoomEndpoints {
    static final String BASE_URL = "https://api.zoom.us/v2";

    static final String REQUEST_ID_HEADER = "x-zm-trackingid";

    static final String LIST_SESSIONS_NAME = "listSessions";
    static final String LIST_PARTICIPANTS_NAME = "listParticipants";

    static final Endpoint GET_SESSION = Endpoint.get("getSession", "/past_meetings/{sessionId}");
    static final Endpoint GET_REPORT = Endpoint.get("getReport", "/report/meetings/{sessionId}");
    static final Endpoint PAST_MEETING_TO_END = Endpoint.get("endSession", "/past_meetings/{sessionId}");
    static final Endpoint END_SESSION = Endpoint.put("endSession", "/meetings/{meetingId}/status");

    static final Endpoint LIST_INSTANCES = Endpoint.get(LIST_SESSIONS_NAME, "/past_meetings/{meetingId}/instances");
    static final Endpoint LIST_PAST_MEETINGS = Endpoint.get(LIST_SESSIONS_NAME, "/report/users/{userId}/meetings");

    static final Endpoint LIST_PARTICIPANTS =
            Endpoint.get(LIST_PARTICIPANTS_NAME, "/past_meetings/{sessionId}/participants");
    static final Endpoint LIST_REPORTED_PARTICIPANTS =
            Endpoint.get(LIST_PARTICIPANTS_NAME, "/report/meetings/{sessionId}/participants");
    /** The dashboard, which alone knows who is in a meeting now. */
    static final Endpoint LIST_LIVE_PARTICIPANTS =
            Endpoint.get(LIST_PARTICIPANTS_NAME, "/metrics/meetings/{sessionId}/participants");

    static final Endpoint LIST_RECORDINGS = Endpoint.get("listRecordings", "/meetings/{sessionId}/recordings");
    static final Endpoint LIST_TRANSCRIPTS = Endpoint.get("listTranscripts", "/meetings/{sessionId}/recordings");

    static final Endpoint LIST_VIDEO_SESSIONS = Endpoint.get(LIST_SESSIONS_NAME, "/videosdk/sessions");
    static final Endpoint GET_VIDEO_SESSION = Endpoint.get("getSession", "/videosdk/sessions/{sessionId}");
    static final Endpoint END_VIDEO_SESSION = Endpoint.put("endSession", "/videosdk/sessions/{sessionId}/status");
    static final Endpoint LIST_VIDEO_USERS =
            Endpoint.get(LIST_PARTICIPANTS_NAME, "/videosdk/sessions/{sessionId}/users");
    static final Endpoint REMOVE_VIDEO_USER =
            Endpoint.of("PATCH", "removeParticipant", "/videosdk/sessions/{sessionId}/events");

    private ZoomEndpoints() {}

    /** The users of the account, for an operation that looks through all of them. */
    static Endpoint users(String operation) {
        return Endpoint.get(operation, "/users");
    }

    /** The meetings of a user. */
    static Endpoint meetingsOfUser(String operation) {
        return Endpoint.get(operation, "/users/{userId}/meetings");
    }

    /** A meeting by its number, whether it is going on or planned. */
    static Endpoint meeting(String operation) {
        return Endpoint.get(operation, "/meetings/{meetingId}");
    }
}

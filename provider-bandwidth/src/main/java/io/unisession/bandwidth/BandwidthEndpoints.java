package io.unisession.bandwidth;

import io.unisession.spi.http.Endpoint;

/**
 * The operations of Bandwidth's WebRTC API, version 1, whose last OpenAPI document has the version 2.0.0. Each has the
 * name of the client's method, which errors and logs show.
 */
final class BandwidthEndpoints {
    static final String BASE_URL = "https://api.webrtc.bandwidth.com/v1";

    // Some pages of 2020 have "accounts/{accountId}" twice in the path, unlike their own examples and Bandwidth's SDKs.
    private static final String SESSIONS = "/accounts/{accountId}/sessions";
    private static final String SESSION = SESSIONS + "/{sessionId}";
    private static final String PARTICIPANTS = "/accounts/{accountId}/participants";
    private static final String PARTICIPANT = PARTICIPANTS + "/{participantId}";
    private static final String MEMBERS = SESSION + "/participants";
    private static final String MEMBER = MEMBERS + "/{participantId}";
    private static final String SUBSCRIPTIONS = MEMBER + "/subscriptions";

    static final Endpoint CREATE_SESSION = Endpoint.post("createSession", SESSIONS);
    static final Endpoint GET_SESSION = Endpoint.get("getSession", SESSION);

    /** Bandwidth calls it <i>delete session</i>. */
    static final Endpoint END_SESSION = Endpoint.delete("endSession", SESSION).removal();

    static final Endpoint CREATE_PARTICIPANT = Endpoint.post("createParticipant", PARTICIPANTS);
    static final Endpoint GET_PARTICIPANT = Endpoint.get("getParticipant", PARTICIPANT);
    static final Endpoint DELETE_PARTICIPANT =
            Endpoint.delete("deleteParticipant", PARTICIPANT).removal();

    static final Endpoint LIST_PARTICIPANTS = Endpoint.get("listParticipants", MEMBERS);
    static final Endpoint ADD_PARTICIPANT = Endpoint.put("addParticipant", MEMBER);
    static final Endpoint REMOVE_PARTICIPANT =
            Endpoint.delete("removeParticipant", MEMBER).removal();

    static final Endpoint GET_SUBSCRIPTIONS = Endpoint.get("getSubscriptions", SUBSCRIPTIONS);

    /** Bandwidth calls it <i>update</i>, but it replaces all subscriptions. */
    static final Endpoint REPLACE_SUBSCRIPTIONS = Endpoint.put("replaceSubscriptions", SUBSCRIPTIONS);

    static final Endpoint CLEAR_SUBSCRIPTIONS = Endpoint.put("clearSubscriptions", SUBSCRIPTIONS);

    /** The requests for a join token. */
    static final Endpoint CREATE_JOINER = Endpoint.post("createJoinToken", PARTICIPANTS);

    static final Endpoint ADD_JOINER = Endpoint.put("createJoinToken", MEMBER);
    static final Endpoint DELETE_JOINER =
            Endpoint.delete("createJoinToken", PARTICIPANT).removal();

    private BandwidthEndpoints() {}
}

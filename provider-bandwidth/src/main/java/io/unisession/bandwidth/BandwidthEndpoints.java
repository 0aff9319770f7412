package io.unisession.bandwidth;

import io.unisession.spi.http.Endpoint;

/**
 * The operations of Bandwidth's WebRTC API, version 1. The last OpenAPI document with them is 2.0.0; the URL says
 * {@code v1} all the same. Errors and logs use the name of the method that the caller called.
 */
final class BandwidthEndpoints {
    static final String BASE_URL = "https://api.webrtc.bandwidth.com/v1";

    // Some pages of 2020 have "accounts/{accountId}" twice in the path. Neither their own examples nor Bandwidth's SDKs
    // do.
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
    static final Endpoint END_SESSION = Endpoint.delete("endSession", SESSION);

    static final Endpoint CREATE_PARTICIPANT = Endpoint.post("createParticipant", PARTICIPANTS);
    static final Endpoint GET_PARTICIPANT = Endpoint.get("getParticipant", PARTICIPANT);
    static final Endpoint DELETE_PARTICIPANT = Endpoint.delete("deleteParticipant", PARTICIPANT);

    static final Endpoint LIST_PARTICIPANTS = Endpoint.get("listParticipants", MEMBERS);
    static final Endpoint ADD_PARTICIPANT = Endpoint.put("addParticipant", MEMBER);
    static final Endpoint REMOVE_PARTICIPANT = Endpoint.delete("removeParticipant", MEMBER);

    static final Endpoint GET_SUBSCRIPTIONS = Endpoint.get("getSubscriptions", SUBSCRIPTIONS);

    /** Bandwidth calls it <i>update</i>; what was there before is gone all the same. */
    static final Endpoint REPLACE_SUBSCRIPTIONS = Endpoint.put("replaceSubscriptions", SUBSCRIPTIONS);

    static final Endpoint CLEAR_SUBSCRIPTIONS = Endpoint.put("clearSubscriptions", SUBSCRIPTIONS);

    /** The three requests of which a join token is made. */
    static final Endpoint CREATE_JOINER = Endpoint.post("createJoinToken", PARTICIPANTS);

    static final Endpoint ADD_JOINER = Endpoint.put("createJoinToken", MEMBER);
    static final Endpoint DELETE_JOINER = Endpoint.delete("createJoinToken", PARTICIPANT);

    private BandwidthEndpoints() {}
}

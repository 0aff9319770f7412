package io.unisession.bandwidth;

import io.unisession.http.Endpoint;

/** The operations of Bandwidth's WebRTC API, version 1. The last OpenAPI document with them is 2.0.0; the URL says {@code v1} all the same. */
final class BandwidthEndpoints {
    static final String BASE_URL = "https://api.webrtc.bandwidth.com/v1";

    // Some pages of 2020 have "accounts/{accountId}" twice in the path. Neither their own examples nor Bandwidth's SDKs
    // do.
    private static final String SESSION = "/accounts/{accountId}/sessions/{sessionId}";

    static final Endpoint GET_SESSION = Endpoint.get("getSession", SESSION);

    /** Bandwidth calls it <i>delete session</i>; errors and logs use the name of the method that the caller called. */
    static final Endpoint END_SESSION = Endpoint.delete("endSession", SESSION);

    private BandwidthEndpoints() {}
}

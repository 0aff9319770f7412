package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.capability.SessionEnding;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;

/** Ends a session by its id, as version 1 does. */
final class EndSessionById implements SessionEnding {
    private static final Endpoint END_SESSION = Endpoint.post("endSession", "/v1/meeting-sessions/{sessionId}/end");

    private final HttpPipeline http;

    EndSessionById(HttpPipeline http) {
        this.http = http;
    }

    @Override
    public void endSession(String sessionId, CallOptions options) {
        http.call(END_SESSION.request(sessionId), options);
    }
}

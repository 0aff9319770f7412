package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts participants out of sessions. What is answered is not read: it is a session as it was before, or a sentence. */
final class Removal implements ParticipantRemoval {
    private static final String OPERATION = "removeParticipant";
    private static final Endpoint V1 = Endpoint.post(OPERATION, "/v1/meeting-sessions/{sessionId}/remove-participant");
    private static final Endpoint V2 = Endpoint.post(OPERATION, "/v2/sessions/participants/remove");

    private final HttpPipeline http;
    private final ApiVersion version;

    Removal(HttpPipeline http, ApiVersion version) {
        this.http = http;
        this.version = version;
    }

    @Override
    public void removeParticipant(String sessionId, String participantId, CallOptions options) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("participantId", Endpoint.requireId("participantId", participantId));
        if (version == ApiVersion.V2) {
            body.put("sessionId", Endpoint.requireId("sessionId", sessionId));
        }
        http.call(request(sessionId).json(body), options);
    }

    /**
     * Version 2's reference calls the room required, and its text says that the session will do; both are sent where
     * both are known.
     */
    void removeParticipant(Session session, String participantId, CallOptions options) {
        String sessionId = session.id();
        if (version == ApiVersion.V1 || session.roomId().isEmpty()) {
            removeParticipant(sessionId, participantId, options);
            return;
        }
        Map<String, String> body = new LinkedHashMap<>();
        body.put("participantId", Endpoint.requireId("participantId", participantId));
        body.put("sessionId", sessionId);
        body.put("roomId", session.roomId().get());
        http.call(request(sessionId).json(body), options);
    }

    private ApiRequest request(String sessionId) {
        return version == ApiVersion.V1 ? V1.request(sessionId) : V2.request();
    }
}

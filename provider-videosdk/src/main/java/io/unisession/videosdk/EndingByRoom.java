package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionEnding;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Version 2: a session is ended by its room. VideoSDK's own library says that the service goes by the room alone,
 * whatever session is named beside it; so a session that is over is never sent, as the next one in its room would pay
 * for it.
 */
final class EndingByRoom implements SessionEnding {
    /** Named after what the caller asked for, so that an unknown session is an endSession that failed. */
    private static final Endpoint FIND_ROOM = Endpoint.get("endSession", "/v2/sessions/{sessionId}");

    private static final Endpoint END_SESSION = Endpoint.post("endSession", "/v2/sessions/end");
    private static final String NO_ROOM =
            "the session names no room, and VideoSDK's version 2 ends sessions by room; version 1 ends them by id";

    private final HttpPipeline http;

    EndingByRoom(HttpPipeline http) {
        this.http = http;
    }

    @Override
    public void endSession(String sessionId, CallOptions options) {
        CallSequence calls = http.sequence(options);
        calls.call(FIND_ROOM.request(sessionId), EndingByRoom::toBeEnded)
                .ifPresent(body -> calls.call(END_SESSION.request().json(body)));
    }

    @Override
    public void endSession(Session session, CallOptions options) {
        if (session.status() == SessionStatus.ENDED) {
            return;
        }
        String roomId = session.roomId().orElseThrow(() -> new IllegalArgumentException(NO_ROOM));
        http.call(END_SESSION.request().json(body(roomId, session.id())), options);
    }

    /** The body that ends the session of a response; empty where it is over. */
    private static Optional<Map<String, String>> toBeEnded(ApiResponse response) throws IOException {
        Session session = SessionMapping.session(response);
        if (session.status() == SessionStatus.ENDED) {
            return Optional.empty();
        }
        String roomId = session.roomId().orElseThrow(() -> new IllegalStateException(NO_ROOM));
        return Optional.of(body(roomId, session.id()));
    }

    private static Map<String, String> body(String roomId, String sessionId) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("roomId", roomId);
        fields.put("sessionId", sessionId);
        return fields;
    }
}

package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionEnding;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Ends a session by its room, as version 2 does. Sends both ids. VideoSDK's documentation says that either is enough;
 * its own library says that {@code roomId} selects the room and {@code sessionId} one session in it. Since it is
 * unknown which is true, nothing is sent for a session that has ended: the request might end the next one in the room.
 */
final class EndSessionByRoom implements SessionEnding {
    /** Has the name of the caller's operation, which errors show. */
    private static final Endpoint FIND_ROOM = Endpoint.get("endSession", "/v2/sessions/{sessionId}");

    private static final Endpoint END_SESSION = Endpoint.post("endSession", "/v2/sessions/end");
    private static final String NO_ROOM =
            "the session has no room id, which version 2 of the API needs to end it; version 1 ends a session by its own id";

    private final HttpPipeline http;

    EndSessionByRoom(HttpPipeline http) {
        this.http = http;
    }

    @Override
    public void endSession(String sessionId, CallOptions options) {
        CallSequence calls = http.sequence(options);
        calls.call(FIND_ROOM.request(sessionId), EndSessionByRoom::toBeEnded)
                .ifPresent(body -> calls.call(END_SESSION.request().json(body)));
    }

    /** Ends whichever session is active in this session's room. */
    void endSession(Session session, CallOptions options) {
        if (session.status() == SessionStatus.ENDED) {
            return;
        }
        String roomId = session.roomId().orElseThrow(() -> new IllegalArgumentException(NO_ROOM));
        http.call(END_SESSION.request().json(body(roomId, session.id())), options);
    }

    /** The body of the request that ends the session; empty if it has ended. */
    private static Optional<Map<String, String>> toBeEnded(ApiResponse response) throws IOException {
        Session session = SessionMapping.session(response);
        if (session.status() == SessionStatus.ENDED) {
            return Optional.empty();
        }
        String roomId = session.roomId().orElseThrow(() -> new UnusableResponseException(NO_ROOM));
        return Optional.of(body(roomId, session.id()));
    }

    private static Map<String, String> body(String roomId, String sessionId) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("roomId", roomId);
        fields.put("sessionId", sessionId);
        return fields;
    }
}

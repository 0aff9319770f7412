package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionEnding;
import io.unisession.error.ApiException;
import io.unisession.error.SessionException;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.UnusableResponseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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
        Session session = read(sessionId, calls);
        if (session.status() != SessionStatus.ENDED) {
            end(session, calls);
        }
    }

    /** Ends whichever session is active in this session's room. */
    void endSession(Session session, CallOptions options) {
        Objects.requireNonNull(options, "options");
        if (session.status() == SessionStatus.ENDED) {
            return;
        }
        if (session.roomId().isEmpty()) {
            throw new IllegalArgumentException(NO_ROOM);
        }
        end(session, http.sequence(options));
    }

    private static Session read(String sessionId, CallSequence calls) {
        return calls.call(FIND_ROOM.request(sessionId), response -> {
            Session session = SessionMapping.session(response);
            response.requireIsAbout(sessionId, session.id());
            if (session.status() != SessionStatus.ENDED && session.roomId().isEmpty()) {
                throw new UnusableResponseException(NO_ROOM);
            }
            return session;
        });
    }

    private static void end(Session session, CallSequence calls) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("roomId", session.roomId().orElseThrow());
        body.put("sessionId", session.id());
        try {
            calls.call(END_SESSION.request().json(body));
        } catch (ApiException refused) {
            if (!hasEnded(session, calls, refused)) {
                throw refused;
            }
        }
    }

    /** Whether VideoSDK refused because the session has ended since it was read: then there is nothing left to do. */
    private static boolean hasEnded(Session session, CallSequence calls, ApiException refused) {
        if (refused.httpStatus() / 100 != 4 || refused.isRetryable()) {
            return false;
        }
        try {
            return read(session.id(), calls).status() == SessionStatus.ENDED;
        } catch (SessionException unknown) {
            refused.addSuppressed(unknown);
            return false;
        }
    }
}

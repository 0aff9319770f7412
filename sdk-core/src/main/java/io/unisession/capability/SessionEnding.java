package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.Session;

/** Ends a session for everyone in it. */
@FunctionalInterface
public interface SessionEnding extends Capability {
    /**
     * Asks the provider to end a session. Returning means that the provider accepted it, not that everyone is out: providers may answer
     * before, so get the session again where that matters.
     *
     * @param sessionId the session's id at the provider
     * @param options what differs from the client's settings in this call
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the provider has no such session, or has it no longer
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link io.unisession.SessionClient#getSession}
     */
    void endSession(String sessionId, CallOptions options);

    /**
     * As {@link #endSession(String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the session's id at the provider
     */
    default void endSession(String sessionId) {
        endSession(sessionId, CallOptions.defaults());
    }

    /**
     * As {@link #endSession(String, CallOptions)}, for a session at hand: it saves a request at providers that end by room.
     *
     * @param session a session of the same provider
     * @param options what differs from the client's settings in this call
     */
    default void endSession(Session session, CallOptions options) {
        endSession(session.id(), options);
    }

    /**
     * As {@link #endSession(Session, CallOptions)}, with the client's settings.
     *
     * @param session a session of the same provider
     */
    default void endSession(Session session) {
        endSession(session, CallOptions.defaults());
    }
}

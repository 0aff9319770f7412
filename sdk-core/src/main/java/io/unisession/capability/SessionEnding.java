package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.Session;

/** Ends a session for everyone in it. */
@FunctionalInterface
public interface SessionEnding extends Capability {
    /**
     * Asks the provider to end a session. Returning means that the provider accepted it, not that everyone is out:
     * providers may respond before, so get the session again where that matters.
     *
     * @param sessionId the session's id at the provider
     * @param options what differs from the client's settings in this call
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the provider has no such session, or has it no longer
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for
     *     {@link io.unisession.SessionClient#getSession}
     */
    void endSession(String sessionId, CallOptions options);

    /**
     * As {@link #endSession(String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the session's id at the provider
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.SessionException if the call fails, as for {@link #endSession(String, CallOptions)}
     */
    default void endSession(String sessionId) {
        endSession(sessionId, CallOptions.defaults());
    }

    /**
     * As {@link #endSession(String, CallOptions)}, for a session at hand: it saves a request at providers that end by
     * room. Such a provider ends whatever session the room has by then, so pass the id of a session that was got a
     * while ago: it is looked up first.
     *
     * @param session a session of the same provider, got just now
     * @param options what differs from the client's settings in this call
     * @throws IllegalArgumentException if the session is of another provider, whose id might be found here all the
     *     same; nothing is sent
     * @throws io.unisession.error.SessionException if the call fails, as for {@link #endSession(String, CallOptions)}
     */
    default void endSession(Session session, CallOptions options) {
        endSession(session.id(), options);
    }

    /**
     * As {@link #endSession(Session, CallOptions)}, with the client's settings.
     *
     * @param session a session of the same provider, got just now
     * @throws IllegalArgumentException if the session is of another provider; nothing is sent
     * @throws io.unisession.error.SessionException if the call fails, as for {@link #endSession(String, CallOptions)}
     */
    default void endSession(Session session) {
        endSession(session, CallOptions.defaults());
    }
}

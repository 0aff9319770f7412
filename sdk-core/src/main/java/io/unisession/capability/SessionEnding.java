package io.unisession.capability;

import io.unisession.CallOptions;

/** Ends a session for everyone in it. */
@FunctionalInterface
public interface SessionEnding extends Capability {
    /**
     * Asks the provider to end a session. When this returns, the provider has accepted the request; participants may
     * still be leaving. Get the session again if that matters.
     *
     * @param sessionId the session's id at the provider
     * @param options overrides of the client's settings for this call
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the provider does not have the session
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    void endSession(String sessionId, CallOptions options);

    /**
     * Like {@link #endSession(String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the session's id at the provider
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.SessionException if the call fails, as for {@link #endSession(String, CallOptions)}
     */
    default void endSession(String sessionId) {
        endSession(sessionId, CallOptions.defaults());
    }
}

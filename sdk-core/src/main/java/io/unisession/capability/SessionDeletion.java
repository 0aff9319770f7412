package io.unisession.capability;

import io.unisession.CallOptions;

/**
 * Deletes a session from the provider's records. Unlike a session that has ended, a deleted one can no longer be
 * retrieved.
 */
@FunctionalInterface
public interface SessionDeletion extends Capability {
    /**
     * Asks the provider to delete a session. When this returns, the provider has accepted the request.
     *
     * @param sessionId the session's id at the provider
     * @param options overrides of the client's settings for this call
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the provider does not have the session, or no longer has it
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    void deleteSession(String sessionId, CallOptions options);

    /**
     * Like {@link #deleteSession(String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the session's id at the provider
     */
    default void deleteSession(String sessionId) {
        deleteSession(sessionId, CallOptions.defaults());
    }
}

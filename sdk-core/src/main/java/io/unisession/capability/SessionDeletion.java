package io.unisession.capability;

import io.unisession.CallOptions;

/** Deletes a session from the provider's records, which is more than ending it: it cannot be got afterwards. */
@FunctionalInterface
public interface SessionDeletion extends Capability {
    /**
     * Asks the provider to delete a session. Returning means that the provider accepted it.
     *
     * @param sessionId the session's id at the provider
     * @param options what differs from the client's settings in this call
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the provider has no such session, or has it no longer
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for
     *     {@link io.unisession.SessionClient#getSession}
     */
    void deleteSession(String sessionId, CallOptions options);

    /**
     * As {@link #deleteSession(String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the session's id at the provider
     */
    default void deleteSession(String sessionId) {
        deleteSession(sessionId, CallOptions.defaults());
    }
}

package io.unisession.capability;

import io.unisession.CallOptions;

/**
 * Removes a participant from a session. Whether they can join again depends on the provider and on the tokens it has
 * issued.
 */
@FunctionalInterface
public interface ParticipantRemoval extends Capability {
    /**
     * Asks the provider to remove a participant. When this returns, the provider has accepted the request.
     *
     * @param sessionId the session's id at the provider
     * @param participantId the participant's id, from {@link io.unisession.Participant#id()}
     * @param options overrides of the client's settings for this call
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the provider does not have the session or participant, or no
     *     longer has it
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    void removeParticipant(String sessionId, String participantId, CallOptions options);

    /**
     * Like {@link #removeParticipant(String, String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the session's id at the provider
     * @param participantId the participant's id
     */
    default void removeParticipant(String sessionId, String participantId) {
        removeParticipant(sessionId, participantId, CallOptions.defaults());
    }
}

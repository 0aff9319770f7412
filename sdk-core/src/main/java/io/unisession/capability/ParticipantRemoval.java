package io.unisession.capability;

import io.unisession.CallOptions;

/**
 * Puts a participant out of a session. Whether they may come back is the business of the provider and of the tokens it
 * has given out.
 */
@FunctionalInterface
public interface ParticipantRemoval extends Capability {
    /**
     * Asks the provider to put a participant out. Returning means that the provider accepted it.
     *
     * @param sessionId the session's id at the provider
     * @param participantId the participant's id, as {@link io.unisession.Participant#id()} gives it
     * @param options what differs from the client's settings in this call
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the provider has no such session or participant, or has it no
     *     longer
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for
     *     {@link io.unisession.SessionClient#getSession}
     */
    void removeParticipant(String sessionId, String participantId, CallOptions options);

    /**
     * As {@link #removeParticipant(String, String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the session's id at the provider
     * @param participantId the participant's id
     */
    default void removeParticipant(String sessionId, String participantId) {
        removeParticipant(sessionId, participantId, CallOptions.defaults());
    }
}

package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;

/**
 * Makes the tokens with which a participant's device joins a session, so that the device never sees the account's
 * credentials.
 */
@FunctionalInterface
public interface JoinTokens extends Capability {
    /**
     * Makes a token for one participant. At some providers that is a request, which also makes the participant; at
     * others the token is signed here; each provider's client tells.
     *
     * @param request who is to join what
     * @param options what differs from the client's settings in this call
     * @return the token, to be handed to the participant's device
     * @throws IllegalArgumentException if the session's id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the provider has no such session, or has it no longer
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for
     *     {@link io.unisession.SessionClient#getSession}
     */
    JoinToken createJoinToken(JoinRequest request, CallOptions options);

    /**
     * As {@link #createJoinToken(JoinRequest, CallOptions)}, with the client's settings.
     *
     * @param request who is to join what
     * @return the token
     */
    default JoinToken createJoinToken(JoinRequest request) {
        return createJoinToken(request, CallOptions.defaults());
    }
}

package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;

/**
 * Creates tokens with which participants' devices join a session, so that no device needs the account's credentials.
 */
@FunctionalInterface
public interface JoinTokens extends Capability {
    /**
     * Creates a token for one participant. Some providers create the token, and the participant with it, on request;
     * for others, the token is signed locally and nothing is sent. The documentation of each provider's client says
     * which.
     *
     * @param request who will join which session
     * @param options overrides of the client's settings for this call
     * @return the token to pass to the participant's device
     * @throws IllegalArgumentException if the session's id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the provider does not have the session, or no longer has it
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    JoinToken createJoinToken(JoinRequest request, CallOptions options);

    /**
     * Like {@link #createJoinToken(JoinRequest, CallOptions)}, with the client's settings.
     *
     * @param request who will join which session
     * @return the token
     */
    default JoinToken createJoinToken(JoinRequest request) {
        return createJoinToken(request, CallOptions.defaults());
    }
}

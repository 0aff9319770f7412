package io.unisession.error;

import java.io.Serial;

/**
 * HTTP 401: the provider did not accept the credentials, or the request had none. If they were a token that the client can
 * renew, it already tried once with a new token.
 */
public class AuthenticationException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    public AuthenticationException(String message, FailureDetails details) {
        super(message, details);
    }

    /**
     * Whether the request had credentials.
     *
     * @return false if none are configured for this operation, or if a redirect led to another origin, where none are sent;
     *     replacing the configured ones would not help
     */
    public boolean credentialsSent() {
        return details().credentialsSent();
    }
}

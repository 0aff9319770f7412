package io.unisession.error;

import java.io.Serial;

/**
 * HTTP 401: the provider does not accept the credentials. Where they were a token that can be minted again, that was
 * tried once before.
 */
public class AuthenticationException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     */
    public AuthenticationException(String message, FailureDetails details) {
        super(message, details);
    }
}

package io.unisession.error;

import java.io.Serial;

/**
 * The session did not end within the limit of {@link io.unisession.SessionClient#awaitEnd awaitEnd}. Waiting again is
 * safe: nothing was changed at the provider.
 */
public class WaitTimeoutException extends SessionException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    public WaitTimeoutException(String message, FailureDetails details) {
        super(message, details);
    }
}

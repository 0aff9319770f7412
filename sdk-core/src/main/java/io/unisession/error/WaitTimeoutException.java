package io.unisession.error;

import java.io.Serial;

/** What was waited for did not happen within the limit. Waiting again is safe: nothing was changed at the provider. */
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

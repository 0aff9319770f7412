package io.unisession.error;

import java.io.Serial;

/**
 * HTTP 409: the call does not fit the state that things are in, as when a participant is in another session already.
 */
public class ConflictException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     */
    public ConflictException(String message, FailureDetails details) {
        super(message, details);
    }
}

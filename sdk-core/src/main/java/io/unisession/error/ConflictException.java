package io.unisession.error;

import java.io.Serial;

/**
 * HTTP 409: the call conflicts with the current state at the provider, for example because a participant is already in
 * another session.
 */
public class ConflictException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    public ConflictException(String message, FailureDetails details) {
        super(message, details);
    }
}

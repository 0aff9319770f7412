package io.unisession.error;

import java.io.Serial;

/**
 * The provider has nothing with this id, or no longer has it: HTTP 404, or another status that a provider
 * uses for this, such as 402.
 */
public class NotFoundException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    public NotFoundException(String message, FailureDetails details) {
        super(message, details);
    }
}

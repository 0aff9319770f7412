package io.unisession.error;

import java.io.Serial;

/**
 * The provider has nothing by this id, or has it no longer: HTTP 404, and 402 at a provider that uses it for the same.
 */
public class NotFoundException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     */
    public NotFoundException(String message, FailureDetails details) {
        super(message, details);
    }
}

package io.unisession.error;

import java.io.Serial;

/** HTTP 5xx: the provider failed. An operation that changes something may have been carried out all the same. */
public class ProviderUnavailableException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     */
    public ProviderUnavailableException(String message, FailureDetails details) {
        super(message, details);
    }
}

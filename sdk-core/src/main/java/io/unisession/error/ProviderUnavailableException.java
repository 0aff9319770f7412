package io.unisession.error;

import java.io.Serial;

/** HTTP 5xx: the provider failed. A change may still have been made. */
public class ProviderUnavailableException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    public ProviderUnavailableException(String message, FailureDetails details) {
        super(message, details);
    }
}

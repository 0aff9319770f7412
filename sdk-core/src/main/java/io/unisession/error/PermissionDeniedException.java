package io.unisession.error;

import java.io.Serial;

/** HTTP 403: the credentials are valid but do not permit this call, or the account does not include the product. */
public class PermissionDeniedException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    public PermissionDeniedException(String message, FailureDetails details) {
        super(message, details);
    }
}

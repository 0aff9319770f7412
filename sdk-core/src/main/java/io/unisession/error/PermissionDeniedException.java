package io.unisession.error;

import java.io.Serial;

/** HTTP 403: the provider knows who is calling and does not allow it, or the account lacks the product. */
public class PermissionDeniedException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     */
    public PermissionDeniedException(String message, FailureDetails details) {
        super(message, details);
    }
}

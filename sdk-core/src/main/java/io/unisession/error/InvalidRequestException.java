package io.unisession.error;

import java.io.Serial;
import java.util.Map;

/** HTTP 400 or 422: the provider rejected the request as invalid. The same call will fail again. */
public class InvalidRequestException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    public InvalidRequestException(String message, FailureDetails details) {
        super(message, details);
    }

    /**
     * The provider's messages about fields of the request.
     *
     * @return a message per field in the provider's order, unmodifiable; empty if the provider does not report
     *     fields
     */
    public Map<String, String> fieldErrors() {
        return details().fieldErrors();
    }
}

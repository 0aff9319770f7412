package io.unisession.error;

import java.io.Serial;
import java.util.Map;

/** HTTP 400 or 422: the provider does not accept what it was sent. The same call will fail again. */
public class InvalidRequestException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     */
    public InvalidRequestException(String message, FailureDetails details) {
        super(message, details);
    }

    /**
     * What the provider said of single fields of the request.
     *
     * @return a message per field in the provider's order, unmodifiable; empty where the provider does not tell them
     *     apart
     */
    public Map<String, String> fieldErrors() {
        return details().fieldErrors();
    }
}

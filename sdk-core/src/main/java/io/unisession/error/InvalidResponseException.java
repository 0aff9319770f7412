package io.unisession.error;

import java.io.Serial;
import java.util.OptionalInt;

/**
 * The provider reported success, but its response cannot be used: it is not JSON, has no id, or exceeds a limit. No
 * partial result is returned.
 */
public class InvalidResponseException extends SessionException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    public InvalidResponseException(String message, FailureDetails details) {
        super(message, details);
    }

    /**
     * The HTTP status of the response.
     *
     * @return 200 to 299; empty if the response exceeded the size limit, or if a list made no progress
     */
    public OptionalInt httpStatus() {
        return details().httpStatus();
    }
}

package io.unisession.error;

import java.io.Serial;
import java.util.OptionalInt;

/**
 * The provider reported success, but its response cannot be used: it is not JSON, has no id, or exceeds a limit. Nothing
 * half-built is returned.
 */
public class InvalidResponseException extends SessionException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     */
    public InvalidResponseException(String message, FailureDetails details) {
        super(message, details);
    }

    /**
     * The HTTP status of the response.
     *
     * @return 200 to 299, or empty where no whole response is to blame: it was cut off at the size limit, or a list
     *     named the same next page twice
     */
    public OptionalInt httpStatus() {
        return details().httpStatus();
    }
}

package io.unisession.error;

import java.io.Serial;

/**
 * A response of success that is not what the operation responses: no JSON, no usable id, larger or deeper than the limits.
 * Nothing half-built is returned.
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
}

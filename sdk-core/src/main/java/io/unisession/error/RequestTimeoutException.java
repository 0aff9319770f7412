package io.unisession.error;

import java.io.Serial;

/**
 * No response came in time: within {@code attemptTimeout} in each of the attempts, or within {@code totalTimeout}; the
 * message says which.
 */
public class RequestTimeoutException extends TransportException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     * @param sent whether the request may have reached the provider
     */
    public RequestTimeoutException(String message, FailureDetails details, Sent sent) {
        super(message, details, sent);
    }
}

package io.unisession.error;

import java.io.Serial;

/**
 * No complete response arrived in time: each attempt exceeded {@code attemptTimeout}, or the call exceeded {@code
 * totalTimeout}. The message says which.
 */
public class RequestTimeoutException extends TransportException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     * @param sent whether the request may have reached the provider
     */
    public RequestTimeoutException(String message, FailureDetails details, Sent sent) {
        super(message, details, sent);
    }
}

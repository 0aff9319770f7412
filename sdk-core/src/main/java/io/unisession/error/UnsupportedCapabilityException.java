package io.unisession.error;

import java.io.Serial;

/**
 * The provider or this client does not support the operation; the message says why, or lists what is supported. Nothing
 * was sent.
 */
public class UnsupportedCapabilityException extends SessionException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    public UnsupportedCapabilityException(String message, FailureDetails details) {
        super(message, details);
    }
}

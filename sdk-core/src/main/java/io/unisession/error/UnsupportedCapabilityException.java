package io.unisession.error;

import java.io.Serial;

/** The provider does not support the operation; the message lists what it supports. Nothing was sent. */
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

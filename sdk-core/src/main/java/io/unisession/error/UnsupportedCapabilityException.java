package io.unisession.error;

import java.io.Serial;

/** The provider cannot do what was asked for; the message names what it can. Thrown before the network is touched. */
public class UnsupportedCapabilityException extends SessionException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     */
    public UnsupportedCapabilityException(String message, FailureDetails details) {
        super(message, details);
    }
}

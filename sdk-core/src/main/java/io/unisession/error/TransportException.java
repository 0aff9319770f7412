package io.unisession.error;

import java.io.Serial;
import java.util.Objects;

/**
 * No response came: the connection was not made, was lost, or the calling thread was interrupted (its interrupt flag is
 * then still set). {@link #sent()} tells whether the provider may have acted.
 */
public class TransportException extends SessionException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Sent sent;

    /** Whether any attempt of the call may have reached the provider. */
    public enum Sent {
        /** Nothing of the request left this machine: the provider has not acted. */
        NO,
        /** The request was being sent, or had been: the provider may have acted. */
        MAYBE
    }

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     * @param sent whether the request may have reached the provider
     */
    public TransportException(String message, FailureDetails details, Sent sent) {
        super(message, details);
        this.sent = Objects.requireNonNull(sent, "sent");
    }

    /**
     * Whether the provider may have acted on the call.
     *
     * @return {@code NO} where the call can be made again without doubt; {@code MAYBE} where an operation that changes
     *     something may have been carried out, in any of its attempts
     */
    public Sent sent() {
        return sent;
    }
}

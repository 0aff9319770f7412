package io.unisession.error;

import java.io.Serial;
import java.util.Objects;

/**
 * No complete response arrived: the connection failed or was lost, or the calling thread was interrupted (its interrupt
 * flag stays set). {@link #sent()} says whether the provider may have acted.
 */
public class TransportException extends SessionException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Sent sent;

    /** Whether any attempt of the call may have reached the provider. */
    public enum Sent {
        /** Nothing was sent: the provider has not acted. */
        NO,
        /** The request was sent at least in part: the provider may have acted. */
        MAYBE
    }

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     * @param sent whether the request may have reached the provider
     */
    public TransportException(String message, FailureDetails details, Sent sent) {
        super(message, details);
        this.sent = Objects.requireNonNull(sent, "sent");
    }

    /**
     * Whether the provider may have acted on the call.
     *
     * @return {@code NO} if it is safe to make the call again; {@code MAYBE} if an attempt may have carried out an
     *     operation that changes something
     */
    public Sent sent() {
        return sent;
    }
}

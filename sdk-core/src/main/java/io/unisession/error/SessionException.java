package io.unisession.error;

import java.io.Serial;
import java.util.Optional;

/**
 * The superclass of all exceptions that a call throws, except those that report a mistake of the caller: {@link
 * IllegalArgumentException}, {@link NullPointerException} and {@link ClientClosedException}. Unchecked. The message
 * names the provider and the operation, says what happened, and has the request id if there is one. It never contains
 * headers, tokens, query strings, or any part of the body but the provider's own message.
 */
public abstract class SessionException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final FailureDetails details;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    protected SessionException(String message, FailureDetails details) {
        super(message, details.cause());
        this.details = details;
    }

    /**
     * The called provider.
     *
     * @return the provider's id, such as {@code videosdk}
     */
    public String provider() {
        return details().provider();
    }

    /**
     * The operation that failed.
     *
     * @return its name, such as {@code getSession}
     */
    public String operation() {
        return details().operation();
    }

    /**
     * The provider's request id, to quote to its support.
     *
     * @return the id, or empty if the provider sent none
     */
    public Optional<String> requestId() {
        return details().requestId();
    }

    /**
     * Whether the same call may succeed later. Where it was safe, the call was already retried as often as the retry
     * policy allows. For an operation that changes something, see {@link TransportException#sent()} first.
     *
     * @return true if a later try may succeed
     */
    public boolean isRetryable() {
        return details().retryable();
    }

    final FailureDetails details() {
        return details;
    }
}

package io.unisession.error;

import java.io.Serial;
import java.util.Optional;

/**
 * The root of everything that a call can fail with, apart from the caller's own mistakes:
 * {@link IllegalArgumentException}, {@link NullPointerException} and {@link ClientClosedException}. Unchecked; the
 * message names provider, operation, what happened and the request id, and never a header, a token, a query or more of a
 * body than the provider's own message.
 */
public abstract class SessionException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final FailureDetails details;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     */
    protected SessionException(String message, FailureDetails details) {
        super(message, details.cause());
        this.details = details;
    }

    /**
     * The provider that was called.
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
     * The provider's id of the request, to be quoted to its support.
     *
     * @return the id, or empty where the provider sent none
     */
    public Optional<String> requestId() {
        return details().requestId();
    }

    /**
     * Whether the same call may succeed later. It was already tried again as often as the retry policy allows, where
     * that was safe. For an operation that changes something, see {@link TransportException#sent()} first.
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

package io.unisession.spi.event;

import java.util.Objects;

/** A request to a webhook was rejected. Applications see its reason as {@code WebhookResult.rejection()}. */
public final class RejectedWebhookException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The HTTP status to respond with. */
    private final int status;

    /**
     * Creates the exception.
     *
     * @param status the HTTP status to respond with
     * @param reason what is wrong and what to change; it must not contain a secret
     */
    public RejectedWebhookException(int status, String reason) {
        super(Objects.requireNonNull(reason, "reason"));
        this.status = status;
    }

    /**
     * The HTTP status to respond with.
     *
     * @return the status
     */
    public int status() {
        return status;
    }
}

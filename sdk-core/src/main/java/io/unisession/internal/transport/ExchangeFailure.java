package io.unisession.internal.transport;

import java.io.Serial;
import java.util.Objects;

/** Why a sending of a request brought no usable response. */
public final class ExchangeFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final boolean sent;
    private final boolean refused;

    /** What happened. */
    public enum Kind {
        /** No connection, or one that was lost. */
        LOST,
        /** The time for the attempt was over. */
        TIMED_OUT,
        /** The calling thread was interrupted. */
        INTERRUPTED,
        /** The HTTP client itself threw, as it does when an interceptor of the application's does. */
        BROKEN,
        /** The response is larger than the limit. */
        TOO_LARGE,
        /** The response is packed in a way that is not read; the cause says how. */
        UNREADABLE
    }

    ExchangeFailure(Kind kind, boolean sent, boolean refused, Throwable cause) {
        super(cause);
        this.kind = kind;
        this.sent = sent;
        this.refused = refused;
    }

    /** What happened. */
    public Kind kind() {
        return kind;
    }

    /** What the cause says, or its class where it says nothing. */
    public String reason() {
        Throwable cause = Objects.requireNonNull(getCause(), "cause");
        return Objects.requireNonNullElseGet(cause.getMessage(), cause::toString);
    }

    /** Whether HTTP/2 turned the request away unread. */
    boolean refused() {
        return refused;
    }

    /** Whether anything of the request may have reached the service. */
    public boolean sent() {
        return sent;
    }
}

package io.unisession.internal.transport;

import java.io.Serial;
import java.util.Objects;

/** Why sending a request gave no usable response. */
public final class ExchangeFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final boolean sent;
    private final boolean refused;

    /** What happened. */
    public enum Kind {
        /** There was no connection, or it was lost. */
        LOST,
        /** The attempt reached its time limit. */
        TIMED_OUT,
        /** The calling thread was interrupted. */
        INTERRUPTED,
        /** The HTTP client threw, usually because an application's interceptor did. */
        BROKEN,
        /** The response is larger than the limit. */
        TOO_LARGE,
        /** The response is compressed in an unsupported way; the cause says how. */
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

    /** The cause's message, or its class if it has none. */
    public String reason() {
        Throwable cause = Objects.requireNonNull(getCause(), "cause");
        return Objects.requireNonNullElseGet(cause.getMessage(), cause::toString);
    }

    /** Whether HTTP/2 refused the request unprocessed. */
    boolean refused() {
        return refused;
    }

    /** Whether any part of the request may have reached the service. */
    public boolean sent() {
        return sent;
    }
}

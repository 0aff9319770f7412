package io.unisession.internal.transport;

import java.io.IOException;
import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file cannot be requested from its address, or from where that redirects to. */
public final class UnusableAddressException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String origin;

    /** Why the file cannot be requested. */
    public enum Reason {
        /** The address is not a URL. */
        NO_URL,
        /** The address redirects on and on. */
        TOO_MANY_REDIRECTS,
        /** The address is not https. */
        UNENCRYPTED,
        /** The host is not known to keep the provider's files. */
        UNKNOWN_HOST
    }

    /**
     * Creates the exception.
     *
     * @param origin the origin; null if the address leads nowhere
     */
    UnusableAddressException(Reason reason, @Nullable String origin) {
        super(origin == null ? reason.toString() : reason + " " + origin);
        this.reason = reason;
        this.origin = Objects.requireNonNullElse(origin, "");
    }

    /** Why the file cannot be requested. */
    public Reason reason() {
        return reason;
    }

    /** The origin, without the rest of the address; blank if the address leads nowhere. */
    public String origin() {
        return origin;
    }
}

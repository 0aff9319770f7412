package io.unisession.internal.transport;

import java.io.IOException;
import java.io.Serial;

/** A file is on a host that is not known to keep the provider's files. */
public final class ForeignOriginException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String origin;

    ForeignOriginException(String origin) {
        super(origin);
        this.origin = origin;
    }

    /** The origin, without the rest of the address. */
    public String origin() {
        return origin;
    }
}

package io.unisession.internal.transport;

import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file is on a host that is not known to keep the provider's files, or nowhere. */
public final class ForeignOriginException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final @Nullable String origin;

    /**
     * Creates the exception.
     *
     * @param origin the origin; null if the address leads nowhere
     */
    ForeignOriginException(@Nullable String origin) {
        super(origin);
        this.origin = origin;
    }

    /** The origin, without the rest of the address; empty if the address leads nowhere. */
    public Optional<String> origin() {
        return Optional.ofNullable(origin);
    }
}

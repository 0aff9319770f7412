package io.unisession.error;

import java.io.Serial;

/** A field was read by {@code raw()}, but the client was built with {@code keepRaw(false)}. */
public final class RawNotKeptException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Makes the exception. */
    public RawNotKeptException() {
        super("the client does not keep responses, so raw() cannot be read; build it with keepRaw(true), the default");
    }
}

package io.unisession.error;

import java.io.Serial;

/** Thrown when {@code raw()} is read although the client was built with {@code keepRaw(false)}. */
public final class RawNotKeptException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public RawNotKeptException() {
        super("the client does not keep responses, so raw() cannot be read; build it with keepRaw(true), the default");
    }
}

package io.unisession.history.sync;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A sync cannot start or go on: its state or its output cannot be used. The message says what to do. */
public class SyncException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened and what to do
     * @param cause what caused it, or null
     */
    public SyncException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package io.unisession.internal.call;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A call reached its time limit, or its thread was interrupted, while another thread was creating the token. {@link
 * CallRun} turns this into the exception that callers see.
 */
final class TokenWaitException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TokenWaitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package io.unisession.internal.call;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A call's time ran out, or its thread was interrupted, while another thread was getting the token. {@link CallRun} turns
 * it into the exception that callers see.
 */
final class TokenWaitException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TokenWaitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

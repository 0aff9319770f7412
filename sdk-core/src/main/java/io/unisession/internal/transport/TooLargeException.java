package io.unisession.internal.transport;

import java.io.IOException;
import java.io.Serial;

/** A response is larger than the limit. */
final class TooLargeException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    TooLargeException(long limit) {
        super("larger than " + limit + " bytes");
    }
}

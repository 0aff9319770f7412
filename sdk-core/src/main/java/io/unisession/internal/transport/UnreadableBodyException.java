package io.unisession.internal.transport;

import java.io.IOException;
import java.io.Serial;

/** The body of a response is compressed in an unsupported way. The message is for the caller. */
final class UnreadableBodyException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableBodyException(String message) {
        super(message);
    }
}

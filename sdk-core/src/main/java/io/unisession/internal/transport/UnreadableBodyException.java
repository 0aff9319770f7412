package io.unisession.internal.transport;

import java.io.IOException;
import java.io.Serial;

/** The body of a response is packed in a way that is not read. The message is a sentence for the caller. */
final class UnreadableBodyException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableBodyException(String message) {
        super(message);
    }
}

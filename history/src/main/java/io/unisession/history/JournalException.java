package io.unisession.history;

import org.jspecify.annotations.Nullable;

/**
 * A journal's store cannot be used: it is full, unavailable, or written by a newer version. What was to be recorded is
 * not recorded, so do not acknowledge it: respond to a webhook with status 500, and the provider sends the event again.
 */
public class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Creates an exception.
     *
     * @param message what happened, and what to do
     * @param cause why, or null
     */
    public JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

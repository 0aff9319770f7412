package io.unisession.cli;

import io.unisession.error.SessionException;
import java.io.Serial;

/** One of several sessions is not there or cannot be read; the message of the failure does not say which. */
final class OneOfSeveralException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String sessionId;
    private final SessionException failure;

    OneOfSeveralException(String sessionId, SessionException failure) {
        super(failure);
        this.sessionId = sessionId;
        this.failure = failure;
    }

    String sessionId() {
        return sessionId;
    }

    SessionException failure() {
        return failure;
    }
}

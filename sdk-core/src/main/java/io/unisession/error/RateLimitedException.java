package io.unisession.error;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** HTTP 429: too many calls. The call was retried as often as the retry policy and the time limit allowed. */
public class RateLimitedException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    public RateLimitedException(String message, FailureDetails details) {
        super(message, details);
    }

    /**
     * How long the provider asked to wait before the next call.
     *
     * @return the wait, counted from the response, or empty where the provider did not say
     */
    public Optional<Duration> retryAfter() {
        return details().retryAfter();
    }
}

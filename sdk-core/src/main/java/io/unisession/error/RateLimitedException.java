package io.unisession.error;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** HTTP 429: too many calls. The request was retried as many times as the retry policy and the time limit allowed. */
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
     * How long to wait before the next call, according to the provider.
     *
     * @return the wait, counted from the response, or empty if the provider did not say
     */
    public Optional<Duration> retryAfter() {
        return details().retryAfter();
    }
}

package io.unisession.error;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** HTTP 429: too many calls. The call was sent again as often as retries and time allowed. */
public class RateLimitedException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     */
    public RateLimitedException(String message, FailureDetails details) {
        super(message, details);
    }

    /**
     * How long the provider asked to wait before the next call.
     *
     * @return the wait from the response on, or empty where the provider did not say
     */
    public Optional<Duration> retryAfter() {
        return details().retryAfter();
    }
}

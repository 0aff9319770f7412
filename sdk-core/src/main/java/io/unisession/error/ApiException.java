package io.unisession.error;

import java.io.Serial;
import java.util.Map;
import java.util.Optional;

/**
 * The provider rejected the request: it responded with a status outside 200 to 299, or with a success status and a body
 * that reports a failure.
 */
public class ApiException extends SessionException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the message, without secrets
     * @param details the details of the failure
     */
    public ApiException(String message, FailureDetails details) {
        super(message, details);
    }

    /**
     * The HTTP status of the response.
     *
     * @return the status; 0 only if a test did not set it
     */
    public int httpStatus() {
        return details().httpStatus().orElse(0);
    }

    /**
     * The provider's own error code.
     *
     * @return the code, or empty if the provider sent none
     */
    public Optional<String> providerCode() {
        return details().providerCode();
    }

    /**
     * The provider's own message, truncated to at most 300 characters.
     *
     * @return the message, or empty if the provider sent none
     */
    public Optional<String> providerMessage() {
        return details().providerMessage();
    }

    /**
     * The body of the response, for diagnosis. It may no longer be valid JSON: long bodies are truncated and secrets
     * are redacted.
     *
     * @return at most 16,384 characters on one line, with the call's credentials redacted; empty if the response had no
     *     body
     */
    public Optional<String> responseBody() {
        return details().responseBody();
    }

    /**
     * Response headers that help with diagnosis: request ids, rate limits, {@code Retry-After} and {@code Date}. Other
     * headers are dropped, since they may contain secrets.
     *
     * @return values by name, where the case of a name does not matter; unmodifiable
     */
    public Map<String, String> responseHeaders() {
        return details().responseHeaders();
    }
}

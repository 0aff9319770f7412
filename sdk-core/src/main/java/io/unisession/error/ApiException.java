package io.unisession.error;

import java.io.Serial;
import java.util.Map;
import java.util.Optional;

/**
 * The provider responded and refused: any status outside 200 to 299, or a success status whose body says that the call
 * failed.
 */
public class ApiException extends SessionException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the message, without anything secret
     * @param details what is known of the failure
     */
    public ApiException(String message, FailureDetails details) {
        super(message, details);
    }

    /**
     * The HTTP status of the response.
     *
     * @return the status, 0 only where a test left it out
     */
    public int httpStatus() {
        return details().httpStatus().orElse(0);
    }

    /**
     * The provider's own error code.
     *
     * @return the code, or empty where the provider sent none
     */
    public Optional<String> providerCode() {
        return details().providerCode();
    }

    /**
     * The provider's own message, at most 300 characters of it.
     *
     * @return the message, or empty where the provider sent none
     */
    public Optional<String> providerMessage() {
        return details().providerMessage();
    }

    /**
     * The body of the response, to find out what the message does not say. It is not JSON any more where it was cut or
     * where something was hidden.
     *
     * @return at most 16,384 characters on one line, with the credentials of the call hidden; empty where the response had
     *     no body
     */
    public Optional<String> responseBody() {
        return details().responseBody();
    }

    /**
     * Headers of the response that help to understand the failure: request ids, rate limits, {@code Retry-After} and
     * {@code Date}. Other headers are not kept, since they may hold secrets.
     *
     * @return values by name, where the case of a name does not matter; unmodifiable
     */
    public Map<String, String> responseHeaders() {
        return details().responseHeaders();
    }
}

package io.unisession.error;

import java.io.Serial;
import java.util.Optional;

/**
 * The provider answered and refused: any status outside 200 to 299, or a success status whose body says that the call
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
}

package io.unisession.spi.http;

import java.io.Serial;

/**
 * Thrown by a {@link ResponseMapper} that cannot map a response to a value. Callers see an {@link
 * io.unisession.error.InvalidResponseException} with its message.
 *
 * <pre>{@code
 * throw new UnusableResponseException("it has no session id");
 * }</pre>
 */
public final class UnusableResponseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param reason what the response lacks, as text that follows "cannot be used:" in the message; without
     *     values from the response, which may be secret
     */
    public UnusableResponseException(String reason) {
        super(reason);
    }
}

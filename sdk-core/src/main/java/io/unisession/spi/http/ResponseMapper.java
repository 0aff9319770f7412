package io.unisession.spi.http;

import java.io.IOException;

/**
 * Maps a provider's response to a value. Together with an {@link Endpoint} and an {@link ErrorFormat}, this is all that
 * an operation needs.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ResponseMapper<T> {
    /**
     * Maps a successful response.
     *
     * @param response the response; use it, its readers and its documents only during the mapping and on its thread: if
     *     responses are not kept, their memory is reused afterwards
     * @return the complete value
     * @throws IOException if the body is not JSON; callers see an {@code InvalidResponseException}, as with any other
     *     exception from the mapper
     * @throws UnusableResponseException if the response lacks something that the value needs; the message says what
     */
    T map(ApiResponse response) throws IOException;
}

package io.unisession.spi.http;

import java.io.IOException;

/**
 * Makes a value of a provider's response. This, an {@link Endpoint} and an {@link ErrorFormat} is all that an operation
 * needs.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface ResponseMapper<T> {
    /**
     * Maps a response of success.
     *
     * @param response the response, which with its readers and documents is for the mapping and its thread alone: where
     *     responses are not kept, their memory is used for another as soon as the mapping is done
     * @return the value, never half of one
     * @throws IOException if the body is not JSON; callers see {@code InvalidResponseException}, as they do whatever
     *     else the mapper throws
     * @throws UnusableResponseException if the response lacks what the value needs; its message says what
     */
    T map(ApiResponse response) throws IOException;
}

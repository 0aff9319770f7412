package io.unisession.http;

import java.io.IOException;

/**
 * Makes a value of a provider's answer. This, an {@link Endpoint} and an {@link ErrorFormat} is all that an operation
 * needs.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface AnswerMapping<T> {
    /**
     * Maps an answer of success.
     *
     * @param answer the answer, which with its readers and documents is for the mapping and its thread alone: where
     *     answers are not kept, their memory is used for another as soon as the mapping is done
     * @return the value, never half of one
     * @throws IOException if the body is no JSON; callers see {@code InvalidResponseException}, as they do when an
     *     exception of any kind escapes
     */
    T map(Answer answer) throws IOException;
}

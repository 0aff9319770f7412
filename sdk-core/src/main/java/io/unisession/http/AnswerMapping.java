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
     * @param answer the answer
     * @return the value, never half of one
     * @throws IOException if the body is no JSON; callers see {@code InvalidResponseException}, as they do when an
     *     exception of any kind escapes
     */
    T map(Answer answer) throws IOException;
}

/**
 * The exceptions that calls throw. Catch those that you can handle, and {@link io.unisession.error.SessionException}
 * for the rest:
 *
 * <pre>{@code
 * try {
 *     client.getSession(id);
 * } catch (NotFoundException gone) {
 *     forget(id);
 * } catch (SessionException failure) {
 *     if (failure.isRetryable()) { later(id); } else { throw failure; }
 * }
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.unisession.error;

import org.jspecify.annotations.NullMarked;

/**
 * What a call can fail with. Catch the exception whose name says what you can do something about, and {@link
 * io.unisession.error.SessionException} for the rest:
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

/**
 * What providers may be able to do beside getting a session. Ask a client with {@link io.unisession.SessionClient#find}
 * where the application can do without, and with {@link io.unisession.SessionClient#require}, once at its start, where
 * it cannot:
 *
 * <pre>{@code
 * SessionEnding ending = client.require(SessionEnding.class);
 * ending.endSession(sessionId);
 * }</pre>
 */
@NullMarked
package io.unisession.capability;

import org.jspecify.annotations.NullMarked;

package io.unisession.kotlin

import io.unisession.CallOptions
import io.unisession.ProviderDocument
import io.unisession.ProviderRequest
import io.unisession.Session
import io.unisession.SessionClient
import io.unisession.WaitOptions
import java.util.concurrent.Callable
import kotlin.jvm.optionals.getOrNull
import kotlinx.coroutines.future.await

/**
 * A view of a [SessionClient] for coroutines. Its functions suspend instead of blocking. Cancelling the coroutine ends
 * the HTTP call, with its retries and waits.
 *
 * The calls run on the executor of the client's builder, as those of [SessionClient.async] do, and throw what the
 * blocking calls throw.
 */
public class SuspendingSessionClient internal constructor(private val client: SessionClient) {
    /**
     * Gets a session.
     *
     * @param sessionId the session's id at the provider
     * @param options overrides of the client's settings for this call
     * @throws io.unisession.error.NotFoundException if the provider does not have the session
     * @see SessionClient.getSession
     */
    public suspend fun getSession(sessionId: String, options: CallOptions = CallOptions.defaults()): Session =
        client.async().getSession(sessionId, options).await()

    /**
     * Gets a session that may not exist.
     *
     * @param sessionId the session's id at the provider
     * @param options overrides of the client's settings for this call
     * @return the session, or null if the provider does not have it
     * @see SessionClient.findSession
     */
    public suspend fun findSession(sessionId: String, options: CallOptions = CallOptions.defaults()): Session? =
        client.async().findSession(sessionId, options).await().getOrNull()

    /**
     * Waits until a session has ended.
     *
     * @param sessionId the session's id at the provider
     * @param options how long to wait, and how often to look
     * @return the ended session, or null if the provider deleted it at its end
     * @throws io.unisession.error.WaitTimeoutException if the session has not ended within the limit
     * @see SessionClient.awaitEnd
     */
    public suspend fun awaitEnd(sessionId: String, options: WaitOptions): Session? =
        call { awaitEnd(sessionId, options).getOrNull() }

    /**
     * Sends a request to any path of the provider's API.
     *
     * @param request the request
     * @param options overrides of the client's settings for this call
     * @see SessionClient.request
     */
    public suspend fun request(
        request: ProviderRequest,
        options: CallOptions = CallOptions.defaults(),
    ): ProviderDocument = call { request(request, options) }

    /**
     * Runs any other call of this client, such as one of a capability:
     * ```
     * client.suspending.call { require<SessionEnding>().endSession(id) }
     * ```
     *
     * @param block makes the blocking call; cancelling the coroutine interrupts it
     * @return what the block returns
     */
    public suspend fun <T> call(block: SessionClient.() -> T): T =
        client.async().call(Callable { client.block() }).await()
}

/** The view of this client for coroutines. */
public val SessionClient.suspending: SuspendingSessionClient
    get() = SuspendingSessionClient(this)

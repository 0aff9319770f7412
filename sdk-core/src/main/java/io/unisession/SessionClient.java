package io.unisession;

import io.unisession.capability.Capability;
import java.util.Optional;
import java.util.Set;

/**
 * The sessions of one account at one provider. This is what applications call; it is not meant to be implemented by
 * them, and may gain methods. Those who add a provider implement {@link io.unisession.spi.SessionBackend}.
 *
 * <p>A client never changes, serves any number of threads at once, and works best when one is shared for as long as the
 * application runs: it holds the connections and the token. Blocking calls run on the caller's thread; interrupting it
 * ends the call at once.
 *
 * <p>Getting a session is all that every provider can do. What else this one can is asked by {@link #find} and
 * {@link #require}:
 *
 * <pre>{@code
 * client.find(SessionEnding.class).ifPresent(ending -> ending.endSession(id));
 * }</pre>
 */
public interface SessionClient extends AutoCloseable {
    /**
     * The id of the provider, such as {@code videosdk}: the one that {@link Sessions#open(String)} takes.
     *
     * @return the provider's id
     */
    String provider();

    /**
     * Gets a session.
     *
     * @param sessionId the session's id at the provider, an opaque text
     * @return the session as it stands now
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.ClientClosedException if this client is closed
     * @throws io.unisession.error.NotFoundException if the provider has no such session, or has it no longer
     * @throws io.unisession.error.ApiException if the provider refuses; its subclasses tell why
     * @throws io.unisession.error.TransportException if no response came, or none in time, or the thread was interrupted
     * @throws io.unisession.error.InvalidResponseException if the response was no session
     */
    default Session getSession(String sessionId) {
        return getSession(sessionId, CallOptions.defaults());
    }

    /**
     * Gets a session, with options for this call.
     *
     * @param sessionId the session's id at the provider, an opaque text
     * @param options what differs from the client's settings in this call
     * @return the session as it stands now
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.ClientClosedException if this client is closed
     * @throws io.unisession.error.NotFoundException if the provider has no such session, or has it no longer
     * @throws io.unisession.error.ApiException if the provider refuses; its subclasses tell why
     * @throws io.unisession.error.TransportException if no response came, or none in time, or the thread was interrupted
     * @throws io.unisession.error.InvalidResponseException if the response was no session
     */
    Session getSession(String sessionId, CallOptions options);

    /**
     * Gets a session that may not be there.
     *
     * @param sessionId the session's id at the provider, an opaque text
     * @return the session, or empty where {@link #getSession(String)} would throw {@code NotFoundException}; all other
     *     errors are thrown
     */
    default Optional<Session> findSession(String sessionId) {
        return findSession(sessionId, CallOptions.defaults());
    }

    /**
     * Gets a session that may not be there, with options for this call.
     *
     * @param sessionId the session's id at the provider, an opaque text
     * @param options what differs from the client's settings in this call
     * @return the session, or empty where {@link #getSession(String)} would throw {@code NotFoundException}; all other
     *     errors are thrown
     */
    Optional<Session> findSession(String sessionId, CallOptions options);

    /**
     * Waits until a session has ended, by getting it at intervals on the calling thread. Failures that may pass, such as a
     * provider that is unavailable, do not end the wait; the other ones are thrown. From another thread: {@code
     * client.async().call(() -> client.awaitEnd(id, options))}.
     *
     * @param sessionId the session's id at the provider, an opaque text
     * @param options how long to wait, and how often to look; the last look may end up to one interval after the limit
     * @return the session as the provider reports it after its end; empty if the provider had the session at an earlier look
     *     and no longer has it, since some forget a session when it ends
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.WaitTimeoutException if the session has not ended within the limit, or the provider does
     *     not report its status
     * @throws io.unisession.error.ClientClosedException if this client is closed, also during the wait
     * @throws io.unisession.error.NotFoundException if the provider has no such session at the first look
     * @throws io.unisession.error.ApiException if the provider refuses
     * @throws io.unisession.error.TransportException if the thread is interrupted
     * @throws io.unisession.error.InvalidResponseException if the response is no session
     */
    Optional<Session> awaitEnd(String sessionId, WaitOptions options);

    /**
     * Sends a request to any path of the provider, for what UniSession does not have yet.
     *
     * @param request the request
     * @return the response; empty for one without body
     * @throws io.unisession.error.ClientClosedException if this client is closed
     * @throws io.unisession.error.UnsupportedCapabilityException if the provider has no HTTP API that takes requests
     * @throws io.unisession.error.ApiException if the provider refuses; its subclasses tell why
     * @throws io.unisession.error.TransportException if no response came, or none in time, or the thread was interrupted
     * @throws io.unisession.error.InvalidResponseException if the response is not JSON
     */
    default ProviderDocument request(ProviderRequest request) {
        return request(request, CallOptions.defaults());
    }

    /**
     * Sends a request to any path of the provider, with options for this call. It goes below the client's base URL, with
     * the client's credentials, time limits, retries and errors. From another thread: {@code client.async().call(() ->
     * client.request(request))}.
     *
     * @param request the request
     * @param options what differs from the client's settings in this call
     * @return the response, which can be read even if the client was built with {@code keepRaw(false)}; empty for one
     *     without body
     * @throws io.unisession.error.ClientClosedException if this client is closed
     * @throws io.unisession.error.UnsupportedCapabilityException if the provider has no HTTP API that takes requests
     * @throws io.unisession.error.ApiException if the provider refuses; its subclasses tell why
     * @throws io.unisession.error.TransportException if no response came, or none in time, or the thread was interrupted
     * @throws io.unisession.error.InvalidResponseException if the response is not JSON
     */
    ProviderDocument request(ProviderRequest request, CallOptions options);

    /**
     * What this client can do beside getting sessions.
     *
     * @return the capabilities that {@link #find} finds, unmodifiable
     */
    Set<Class<? extends Capability>> capabilities();

    /**
     * Asks for a capability that the application can do without.
     *
     * @param capability the capability's interface, such as {@code SessionEnding.class}
     * @param <C> the capability
     * @return the capability, or empty where this provider does not have it; the network is not touched
     */
    <C extends Capability> Optional<C> find(Class<C> capability);

    /**
     * Asks for a capability that the application needs. Ask once when the application starts, so that a provider that
     * cannot do it is known before the first user is.
     *
     * @param capability the capability's interface, such as {@code SessionEnding.class}
     * @param <C> the capability
     * @return the capability
     * @throws io.unisession.error.UnsupportedCapabilityException if this provider does not have it, naming those that
     *     it has; the network is not touched
     */
    <C extends Capability> C require(Class<C> capability);

    /**
     * The provider's own client, which has the provider's own operations:
     *
     * <pre>{@code
     * client.unwrap(VideoSdkClient.class).ifPresent(videosdk -> videosdk.rooms().create(...));
     * }</pre>
     *
     * @param type the class of the client
     * @param <C> the class of the client
     * @return this client, or empty if it is of another class
     */
    default <C extends SessionClient> Optional<C> unwrap(Class<C> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    /**
     * The same client for callers that must not block.
     *
     * @return a view that shares everything with this client and closes with it
     */
    AsyncSessionClient async();

    /**
     * Closes the client: further calls throw {@code ClientClosedException}, calls under way finish, connections and
     * threads of the client's own are released. An {@code OkHttpClient} or executor that the application passed in is
     * left open. Closing twice does nothing.
     */
    @Override
    void close();
}

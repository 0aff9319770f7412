package io.unisession;

import io.unisession.capability.Capability;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A client for the sessions of one account at one provider. Applications call it but should not implement it, since
 * methods may be added. To add a provider, implement {@link io.unisession.spi.SessionBackend}.
 *
 * <p>A client is immutable and thread-safe. Share one for as long as the application runs, since it holds the
 * connections and the token. Calls run on the caller's thread; interrupting the thread ends the call at once.
 *
 * <p>Every provider can get a session. Use {@link #find} and {@link #require} for its other capabilities:
 *
 * {@snippet file="Snippets.java" region="find"}
 */
public interface SessionClient extends AutoCloseable {
    /**
     * The id of the provider, such as {@code videosdk}, which {@link Sessions#open(String)} takes.
     *
     * @return the provider's id
     */
    String provider();

    /**
     * Gets a session.
     *
     * @param sessionId the session's id at the provider, an opaque string
     * @return the session in its current state
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.ClientClosedException if this client is closed
     * @throws io.unisession.error.NotFoundException if the provider does not have the session, or no longer has it
     * @throws io.unisession.error.ApiException if the provider rejects the request; the subclass says why
     * @throws io.unisession.error.TransportException if no response arrived, the call timed out or the thread was
     *     interrupted
     * @throws io.unisession.error.InvalidResponseException if the response is not a session
     */
    default Session getSession(String sessionId) {
        return getSession(sessionId, CallOptions.defaults());
    }

    /**
     * Gets a session, with options for this call.
     *
     * @param sessionId the session's id at the provider, an opaque string
     * @param options overrides of the client's settings for this call
     * @return the session in its current state
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.ClientClosedException if this client is closed
     * @throws io.unisession.error.NotFoundException if the provider does not have the session, or no longer has it
     * @throws io.unisession.error.ApiException if the provider rejects the request; the subclass says why
     * @throws io.unisession.error.TransportException if no response arrived, the call timed out or the thread was
     *     interrupted
     * @throws io.unisession.error.InvalidResponseException if the response is not a session
     */
    Session getSession(String sessionId, CallOptions options);

    /**
     * Gets a session that may not exist.
     *
     * @param sessionId the session's id at the provider, an opaque string
     * @return the session, or empty if {@link #getSession(String)} would throw {@code NotFoundException}; all other
     *     errors are thrown
     */
    default Optional<Session> findSession(String sessionId) {
        return findSession(sessionId, CallOptions.defaults());
    }

    /**
     * Gets a session that may not exist, with options for this call.
     *
     * @param sessionId the session's id at the provider, an opaque string
     * @param options overrides of the client's settings for this call
     * @return the session, or empty if {@link #getSession(String)} would throw {@code NotFoundException}; all other
     *     errors are thrown
     */
    Optional<Session> findSession(String sessionId, CallOptions options);

    /**
     * Waits until a session has ended, by getting it at intervals on the calling thread. Temporary failures, such as an
     * unavailable provider, do not end the wait; others are thrown. From another thread: {@code client.async().call(()
     * -> client.awaitEnd(id, options))}.
     *
     * @param sessionId the session's id at the provider, an opaque string
     * @param options how long to wait and how often to get the session; the last call may end up to one interval after
     *     the limit
     * @return the session as the provider reports it after its end; empty if the provider had the session before and no
     *     longer has it, since some providers delete a session when it ends
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.WaitTimeoutException if the session has not ended within the limit, or the provider
     *     does not report its status
     * @throws io.unisession.error.ClientClosedException if this client is closed, even during the wait
     * @throws io.unisession.error.NotFoundException if the provider does not have the session when the wait starts
     * @throws io.unisession.error.ApiException if the provider rejects the request
     * @throws io.unisession.error.TransportException if the thread is interrupted
     * @throws io.unisession.error.InvalidResponseException if the response is not a session
     */
    Optional<Session> awaitEnd(String sessionId, WaitOptions options);

    /**
     * Sends a request to any path of the provider's API, for operations that UniSession does not cover yet.
     *
     * @param request the request
     * @return the response; empty if it has no body
     * @throws io.unisession.error.ClientClosedException if this client is closed
     * @throws io.unisession.error.UnsupportedCapabilityException if the provider does not support such requests
     * @throws io.unisession.error.ApiException if the provider rejects the request; the subclass says why
     * @throws io.unisession.error.TransportException if no response arrived, the call timed out or the thread was
     *     interrupted
     * @throws io.unisession.error.InvalidResponseException if the response is not JSON
     */
    default ProviderDocument request(ProviderRequest request) {
        return request(request, CallOptions.defaults());
    }

    /**
     * Sends a request to any path of the provider's API, with options for this call. It is sent to the client's base
     * URL, with the client's credentials, time limits, retries and errors. From another thread: {@code
     * client.async().call(() -> client.request(request))}.
     *
     * @param request the request
     * @param options overrides of the client's settings for this call
     * @return the response, which can be read even if the client was built with {@code keepRaw(false)}; empty if it has
     *     no body
     * @throws io.unisession.error.ClientClosedException if this client is closed
     * @throws io.unisession.error.UnsupportedCapabilityException if the provider does not support such requests
     * @throws io.unisession.error.ApiException if the provider rejects the request; the subclass says why
     * @throws io.unisession.error.TransportException if no response arrived, the call timed out or the thread was
     *     interrupted
     * @throws io.unisession.error.InvalidResponseException if the response is not JSON
     */
    ProviderDocument request(ProviderRequest request, CallOptions options);

    /**
     * What this client can do besides getting sessions.
     *
     * @return the capabilities that {@link #find} finds, unmodifiable
     */
    Set<Class<? extends Capability>> capabilities();

    /**
     * Finds a capability that the application can do without.
     *
     * @param capability the capability's interface, such as {@code SessionEnding.class}
     * @param <C> the type of the capability
     * @return the capability, or empty if this provider does not have it; nothing is sent
     */
    <C extends Capability> Optional<C> find(Class<C> capability);

    /**
     * Returns a capability that the application needs. Call it when the application starts, so that a missing
     * capability is found before the first user needs it.
     *
     * @param capability the capability's interface, such as {@code SessionEnding.class}
     * @param <C> the type of the capability
     * @return the capability
     * @throws io.unisession.error.UnsupportedCapabilityException if this provider does not have it; the message lists
     *     those it has; nothing is sent
     */
    <C extends Capability> C require(Class<C> capability);

    /**
     * Returns this client as the provider's own class, which has the operations that only this provider offers:
     *
     * <pre>{@code
     * client.unwrap(VideoSdkClient.class).ifPresent(videosdk -> videosdk.rooms().create(...));
     * }</pre>
     *
     * @param type the class of the client
     * @param <C> the type of the client
     * @return this client, or empty if it is of another class
     */
    default <C extends SessionClient> Optional<C> unwrap(Class<C> type) {
        Objects.requireNonNull(type, "type");
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    /**
     * An asynchronous view of this client, for callers that must not block.
     *
     * @return a view that shares everything with this client and closes with it
     */
    AsyncSessionClient async();

    /**
     * Closes the client. Running calls finish, further calls throw {@code ClientClosedException}, and the client's own
     * connections and threads are released. An {@code OkHttpClient} or executor that the application passed in stays
     * open. Closing twice does nothing.
     */
    @Override
    void close();
}

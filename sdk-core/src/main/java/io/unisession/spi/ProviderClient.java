package io.unisession.spi;

import io.unisession.AsyncSessionClient;
import io.unisession.CallOptions;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.WaitOptions;
import io.unisession.capability.Capability;
import io.unisession.capability.SessionListing;
import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.internal.call.ListenerNotifier;
import io.unisession.internal.call.Operation;
import io.unisession.internal.client.AsyncView;
import io.unisession.internal.client.CallThreads;
import io.unisession.internal.client.EndOfSession;
import io.unisession.spi.http.TransportSettings;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The {@link SessionClient} for any {@link SessionBackend}. A provider with operations of its own extends this class
 * and implements the interfaces of its capabilities, so that its users get a typed client.
 */
public class ProviderClient implements SessionClient {
    private final String provider;
    private final SessionBackend backend;
    private final Capabilities capabilities;
    private final TransportSettings transport;
    private final CallThreads ownThreads;
    private final Executor executor;

    /**
     * Creates a client for a backend, which it closes.
     *
     * @param backend the backend
     * @param settings the settings that the backend was opened with
     */
    public ProviderClient(SessionBackend backend, ProviderSettings settings) {
        this.provider = settings.provider();
        this.backend = Objects.requireNonNull(backend, "backend");
        this.capabilities = CheckedSessionListing.in(backend.capabilities(), settings.provider());
        this.transport = settings.transport();
        this.ownThreads = new CallThreads(provider);
        this.executor = settings.executor().orElse(ownThreads);
    }

    @Override
    public final String provider() {
        return provider;
    }

    @Override
    public final Session getSession(String sessionId, CallOptions options) {
        Objects.requireNonNull(sessionId, "sessionId");
        Session session = backend.getSession(sessionId, Objects.requireNonNull(options, "options"));
        if (!session.id().equals(sessionId) && !backend.isAlias(sessionId, session)) {
            throw aboutAnother(session);
        }
        return session;
    }

    private InvalidResponseException aboutAnother(Session session) {
        ResponseMetadata metadata = session.metadata();
        FailureDetails.Builder details = FailureDetails.builder(provider, "getSession")
                .requestId(metadata.requestId().orElse(null));
        metadata.httpStatus().ifPresent(details::httpStatus);
        return new InvalidResponseException(
                provider + " getSession failed: the response is for a different session than the one requested"
                        + metadata.requestId()
                                .map(id -> " (request " + id + ")")
                                .orElse(""),
                details.build());
    }

    @Override
    public final Optional<Session> findSession(String sessionId, CallOptions options) {
        try {
            return Optional.of(getSession(sessionId, options));
        } catch (NotFoundException notThere) {
            return Optional.empty();
        }
    }

    @Override
    public final Optional<Session> awaitEnd(String sessionId, WaitOptions options) {
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(options, "options");
        return new EndOfSession(this, transport.totalTimeout(), transport.timing()).await(sessionId, options);
    }

    @Override
    public final ProviderDocument request(ProviderRequest request, CallOptions options) {
        Objects.requireNonNull(request, "request");
        return backend.request(request, Objects.requireNonNull(options, "options"))
                .orElseThrow(() -> new UnsupportedCapabilityException(
                        provider + " does not support client.request(...)",
                        FailureDetails.builder(provider, request.operation()).build()));
    }

    @Override
    public final Set<Class<? extends Capability>> capabilities() {
        return capabilities.types();
    }

    @Override
    public final <C extends Capability> Optional<C> find(Class<C> capability) {
        return capabilities.find(Objects.requireNonNull(capability, "capability"));
    }

    @Override
    public final <C extends Capability> C require(Class<C> capability) {
        return find(capability).orElseThrow(() -> unsupported(capability));
    }

    private UnsupportedCapabilityException unsupported(Class<? extends Capability> capability) {
        String instead = capabilities().isEmpty() ? "getting sessions only" : capabilities.toString();
        String text = capabilities
                .reasonWithout(capability)
                .map(reason ->
                        "this " + provider + " client does not support " + capability.getSimpleName() + ": " + reason)
                .orElse(provider + " does not support " + capability.getSimpleName() + "; it supports " + instead);
        return new UnsupportedCapabilityException(
                text,
                FailureDetails.builder(provider, capability.getSimpleName()).build());
    }

    /**
     * Makes a listing check each query before anything is sent, as the client does for its {@link SessionListing}
     * capability. For providers with other listings of their own.
     *
     * @param listing a listing of this provider
     * @return a listing that rejects queries which {@link SessionListing#filters()} does not support, and that applies
     *     the range of start times exactly
     */
    protected final SessionListing checked(SessionListing listing) {
        return new CheckedSessionListing(listing, provider);
    }

    /**
     * Checks that a session is from this provider: the same id might exist at another one.
     *
     * @param session a session that the caller passes
     * @return the session
     * @throws IllegalArgumentException if the session is of another provider
     */
    protected final Session requireOwn(Session session) {
        Objects.requireNonNull(session, "session");
        if (!session.provider().equals(provider)) {
            throw new IllegalArgumentException(
                    "this client is for " + provider + ", but the session is from " + session.provider());
        }
        return session;
    }

    @Override
    public final AsyncSessionClient async() {
        Executor inContext = ListenerNotifier.inContext(executor, transport.listeners());
        return new AsyncView(this, inContext, transport.totalTimeout(), transport.timing(), Operation::waitedForThread);
    }

    @Override
    public final void close() {
        ownThreads.close();
        backend.close();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + provider + "]";
    }
}

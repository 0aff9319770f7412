package io.unisession.spi;

import io.unisession.AsyncSessionClient;
import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.capability.Capability;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.internal.client.AsyncView;
import io.unisession.internal.client.CallThreads;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The {@link SessionClient} over any {@link SessionBackend}. A provider with operations of its own extends it,
 * implements its capabilities' interfaces, and so gives its users a client on which the compiler checks what can be
 * called.
 */
public class ProviderClient implements SessionClient {
    private final String provider;
    private final SessionBackend backend;
    private final Capabilities capabilities;
    private final CallThreads ownThreads;
    private final Executor executor;

    /**
     * A client over a backend, which it closes.
     *
     * @param backend the backend
     * @param settings what the backend was opened with
     */
    public ProviderClient(SessionBackend backend, ProviderSettings settings) {
        this.provider = settings.provider();
        this.backend = Objects.requireNonNull(backend, "backend");
        this.capabilities = EndingOwnSessions.in(backend.capabilities(), settings.provider());
        this.ownThreads = new CallThreads(provider);
        this.executor = settings.executor().orElse(ownThreads);
    }

    @Override
    public final String provider() {
        return provider;
    }

    @Override
    public final Session getSession(String sessionId, CallOptions options) {
        return backend.getSession(sessionId, options);
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
    public final Set<Class<? extends Capability>> capabilities() {
        return capabilities.types();
    }

    @Override
    public final <C extends Capability> Optional<C> find(Class<C> capability) {
        return capabilities.find(capability);
    }

    @Override
    public final <C extends Capability> C require(Class<C> capability) {
        return find(capability).orElseThrow(() -> unsupported(capability));
    }

    private UnsupportedCapabilityException unsupported(Class<? extends Capability> capability) {
        String text = provider + " does not support " + capability.getSimpleName() + "; it supports "
                + (capabilities().isEmpty() ? "getting sessions only" : capabilities);
        return new UnsupportedCapabilityException(
                text,
                FailureDetails.builder(provider, capability.getSimpleName()).build());
    }

    /**
     * Refuses a session of another provider, whose id would be looked up here all the same, and might even be found.
     *
     * @param session the session that a caller hands back
     * @return the session
     * @throws IllegalArgumentException if another provider gave it
     */
    protected final Session requireOwn(Session session) {
        return EndingOwnSessions.requireOwn(provider, session);
    }

    @Override
    public final AsyncSessionClient async() {
        return new AsyncView(this, executor);
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

package io.unisession;

import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Combines clients of several providers, and gets a session by a reference that names its provider.
 *
 * {@snippet file="Snippets.java" region="route"}
 *
 * <p>A router is immutable and thread-safe.
 */
public final class SessionRouter implements AutoCloseable {
    private final Map<String, SessionClient> clients;

    private SessionRouter(Map<String, SessionClient> clients) {
        this.clients = clients;
    }

    /**
     * Creates a router over clients, one for each provider. The router closes them.
     *
     * @param clients the clients
     * @return the router
     * @throws IllegalArgumentException if two clients are for the same provider; all clients are closed in that case
     */
    public static SessionRouter of(SessionClient... clients) {
        return of(Arrays.asList(Objects.requireNonNull(clients, "clients")));
    }

    /**
     * Like {@link #of(SessionClient...)}, for clients that are in a collection.
     *
     * @param clients the clients
     * @return the router
     * @throws IllegalArgumentException if two clients are for the same provider; all clients are closed in that case
     */
    public static SessionRouter of(Collection<? extends SessionClient> clients) {
        Objects.requireNonNull(clients, "clients");
        Map<String, SessionClient> byProvider = new TreeMap<>();
        for (SessionClient client : clients) {
            if (byProvider.putIfAbsent(client.provider(), client) != null) {
                for (SessionClient opened : clients) {
                    opened.close();
                }
                throw new IllegalArgumentException("the router was given two " + client.provider()
                        + " clients; give it one client for each provider");
            }
        }
        return new SessionRouter(Collections.unmodifiableMap(byProvider));
    }

    /**
     * The providers that this router has clients for.
     *
     * @return their ids, unmodifiable, in alphabetical order
     */
    public Set<String> providers() {
        return clients.keySet();
    }

    /**
     * The client of a provider, for its capabilities and its async view.
     *
     * @param provider the provider's id
     * @return the client
     * @throws ConfigurationException if there is no client for the provider; the message lists those available
     */
    public SessionClient client(String provider) {
        SessionClient client = clients.get(Objects.requireNonNull(provider, "provider"));
        if (client == null) {
            throw new ConfigurationException(
                    "this router has no client for the provider \"" + provider + "\", only for "
                            + String.join(", ", providers()),
                    FailureDetails.builder(provider, "route").build(),
                    List.of());
        }
        return client;
    }

    /**
     * Gets a session.
     *
     * @param reference the session
     * @return the session in its current state
     * @throws ConfigurationException if there is no client for the provider
     * @throws io.unisession.error.SessionException if the call fails, as for {@link SessionClient#getSession(String)}
     */
    public Session getSession(SessionReference reference) {
        return getSession(reference, CallOptions.defaults());
    }

    /**
     * Gets a session, with options for this call.
     *
     * @param reference the session
     * @param options overrides of the client's settings for this call
     * @return the session in its current state
     * @throws ConfigurationException if there is no client for the provider
     * @throws io.unisession.error.SessionException if the call fails, as for {@link SessionClient#getSession(String)}
     */
    public Session getSession(SessionReference reference, CallOptions options) {
        Objects.requireNonNull(reference, "reference");
        return client(reference.provider()).getSession(reference.sessionId(), options);
    }

    /**
     * Gets a session that may not exist.
     *
     * @param reference the session
     * @return the session, or empty if {@link #getSession(SessionReference)} would throw {@code NotFoundException}
     * @throws ConfigurationException if there is no client for the provider
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     SessionClient#getSession(String)}
     */
    public Optional<Session> findSession(SessionReference reference) {
        return findSession(reference, CallOptions.defaults());
    }

    /**
     * Gets a session that may not exist, with options for this call.
     *
     * @param reference the session
     * @param options overrides of the client's settings for this call
     * @return the session, or empty if {@link #getSession(SessionReference)} would throw {@code NotFoundException}
     * @throws ConfigurationException if there is no client for the provider
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     SessionClient#getSession(String)}
     */
    public Optional<Session> findSession(SessionReference reference, CallOptions options) {
        Objects.requireNonNull(reference, "reference");
        return client(reference.provider()).findSession(reference.sessionId(), options);
    }

    /** Closes the clients. Closing twice does nothing. */
    @Override
    public void close() {
        for (SessionClient client : clients.values()) {
            client.close();
        }
    }

    @Override
    public String toString() {
        return "SessionRouter" + providers();
    }
}

package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.SessionClientBuilder;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** A running service and a client of it. Closing the fixture checks that the client has released its connections. */
final class ClientFixture implements AutoCloseable {
    private static final RetryPolicy AT_ONCE = RetryPolicy.standard().withDelays(Duration.ZERO, Duration.ZERO);

    private final ProviderUnderTest provider;
    private final FakeService service;
    private final SessionClient client;
    private int rooms;
    /**
     * Large enough to evict nothing during a test: connections and idle connections are counted one after the other.
     */
    private final ConnectionPool connections = new ConnectionPool(1_000, 5, TimeUnit.MINUTES);

    private ClientFixture(
            ProviderUnderTest provider, FakeService service, Consumer<SessionClientBuilder<?, ?>> options) {
        this(provider, service, new OkHttpClient.Builder(), options);
    }

    private ClientFixture(
            ProviderUnderTest provider,
            FakeService service,
            OkHttpClient.Builder http,
            Consumer<SessionClientBuilder<?, ?>> options) {
        this.provider = provider;
        this.service = service;
        SessionClientBuilder<?, ?> builder = provider.clientBuilder(service);
        // An OkHttpClient of the test's own, so that its pool can be inspected.
        builder.httpClient(http.connectionPool(connections).build());
        options.accept(builder);
        this.client = builder.build();
    }

    /** A fixture in which a failed call is sent once, so that no test has to wait. */
    static ClientFixture of(ProviderUnderTest provider) {
        return new ClientFixture(provider, provider.startService(), builder -> builder.retryPolicy(RetryPolicy.none()));
    }

    /** A fixture in which a failed call is sent again at once if that is safe, as applications have it after a wait. */
    static ClientFixture retrying(ProviderUnderTest provider) {
        return new ClientFixture(provider, provider.startService(), builder -> builder.retryPolicy(AT_ONCE));
    }

    /** Like {@link #retrying}, over HTTP/2 without TLS. */
    static ClientFixture overHttp2(ProviderUnderTest provider) {
        FakeService service = provider.startService();
        service.servesHttp2();
        OkHttpClient.Builder http = new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        return new ClientFixture(provider, service, http, builder -> builder.retryPolicy(AT_ONCE));
    }

    /**
     * Like {@link #retrying}, with a service that closes its idle connections before each request.
     *
     * @param closed counts the connections that were closed
     */
    static ClientFixture closingIdleConnections(ProviderUnderTest provider, AtomicInteger closed) {
        FakeService service = provider.startService();
        CallListener closing = new CallListener() {
            @Override
            public Scope attemptStarted(CallEvent event) {
                closed.addAndGet(service.closeIdleConnections());
                // A connection counts as idle after a millisecond.
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2);
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                return Scope.NONE;
            }
        };
        return new ClientFixture(
                provider, service, builder -> builder.retryPolicy(AT_ONCE).listener(closing));
    }

    /**
     * A fixture whose service sends this response to the next request, and again if that is repeated with a new token. It
     * handles the other requests of the call as usual.
     */
    static ClientFixture withResponse(ProviderUnderTest provider, FakeResponse response) {
        ClientFixture fixture = of(provider);
        NthRequest.enqueue(fixture, 1, response);
        return fixture;
    }

    /** A name for a room that no session of this fixture was in. */
    String newRoom() {
        rooms++;
        return "room-" + rooms;
    }

    FakeService service() {
        return service;
    }

    ProviderUnderTest provider() {
        return provider;
    }

    SessionClient client() {
        return client;
    }

    /** The ids of the participants who are in a session now. */
    List<String> presentIn(String sessionId) {
        return provider.presentIn(service, sessionId).orElseGet(() -> Target.presentIn(client, sessionId));
    }

    @Override
    public void close() {
        client.close();
        try {
            assertThat(connections.connectionCount() - connections.idleConnectionCount())
                    .as("connections in use although no call is running; the client must close every response")
                    .isZero();
        } finally {
            connections.evictAll();
            service.close();
        }
    }
}

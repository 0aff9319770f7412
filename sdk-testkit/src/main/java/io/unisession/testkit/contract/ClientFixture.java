package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.SessionClientBuilder;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** A running service and a client of it. Closing the fixture checks that the client has released its connections. */
final class ClientFixture implements AutoCloseable {
    private final FakeService service;
    private final SessionClient client;
    /**
     * Large enough to evict nothing during a test: connections and idle connections are counted one after the other.
     */
    private final ConnectionPool connections = new ConnectionPool(1_000, 5, TimeUnit.MINUTES);

    private ClientFixture(ProviderUnderTest provider, RetryPolicy retries) {
        this.service = provider.startService();
        SessionClientBuilder<?, ?> builder = provider.clientBuilder(service);
        builder.retryPolicy(retries);
        // An OkHttpClient of the test's own, so that its pool can be inspected.
        builder.httpClient(
                new OkHttpClient.Builder().connectionPool(connections).build());
        this.client = builder.build();
    }

    /** A fixture in which a failed call is sent once, so that no test has to wait. */
    static ClientFixture of(ProviderUnderTest provider) {
        return new ClientFixture(provider, RetryPolicy.none());
    }

    /**
     * A fixture whose service sends this response to the next request, and again if the request is repeated with a new
     * token.
     */
    static ClientFixture withResponse(ProviderUnderTest provider, FakeResponse response) {
        ClientFixture fixture = of(provider);
        fixture.service.enqueue(response, response);
        return fixture;
    }

    FakeService service() {
        return service;
    }

    SessionClient client() {
        return client;
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

package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.SessionClient;
import io.unisession.SessionClientBuilder;
import io.unisession.http.RetryPolicy;
import io.unisession.testkit.FakeAnswer;
import io.unisession.testkit.FakeService;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** A running service and a client of it; closing it looks for what the client left behind. */
final class Scene implements AutoCloseable {
    private final FakeService service;
    private final SessionClient client;
    /**
     * Large enough to throw none away meanwhile: those that are there and those that are idle cannot be counted at
     * once.
     */
    private final ConnectionPool connections = new ConnectionPool(1_000, 5, TimeUnit.MINUTES);

    private Scene(ProviderUnderTest provider, RetryPolicy retries) {
        this.service = provider.startService();
        SessionClientBuilder<?, ?> builder = provider.clientBuilder(service);
        builder.retryPolicy(retries);
        // A client of the test's own, because its pool can be looked into.
        builder.httpClient(
                new OkHttpClient.Builder().connectionPool(connections).build());
        this.client = builder.build();
    }

    /** A scene in which a failed call is sent once, so that no test has to wait. */
    static Scene of(ProviderUnderTest provider) {
        return new Scene(provider, RetryPolicy.none());
    }

    /**
     * A scene in which the service answers the next request in its own way. The answer is there twice, for a resend
     * with a new token.
     */
    static Scene answering(ProviderUnderTest provider, FakeAnswer answer) {
        Scene scene = of(provider);
        scene.service.answerNext(answer, answer);
        return scene;
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
                    .as("connections that no call uses any more and that were not released")
                    .isZero();
        } finally {
            connections.evictAll();
            service.close();
        }
    }
}

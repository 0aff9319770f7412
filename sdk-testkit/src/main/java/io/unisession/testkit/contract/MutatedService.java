package io.unisession.testkit.contract;

import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.SessionClientBuilder;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.net.InetAddress;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okio.Buffer;

/** A service that sends the same bytes in response to every request. */
final class MutatedService implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final ConnectionPool connections = new ConnectionPool();
    private volatile int status = 200;
    private volatile byte[] body = new byte[0];

    MutatedService() throws IOException {
        server.setServerSocketFactory(new NoDelaySockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(status)
                        .body(new Buffer().write(body))
                        .build();
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    SessionClient client(ProviderUnderTest provider, FakeService service) {
        SessionClientBuilder<?, ?> builder = provider.clientBuilder(service);
        builder.retryPolicy(RetryPolicy.none());
        builder.baseUrl(
                "http://127.0.0.1:" + server.getPort() + service.baseUrl().getPath());
        builder.httpClient(
                new OkHttpClient.Builder().connectionPool(connections).build());
        return builder.build();
    }

    /** Sets the response to all requests from now on. */
    void respondWith(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    @Override
    public void close() {
        connections.evictAll();
        server.close();
    }
}

package io.unisession.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A service on loopback that responds what it is told to, and checks after each test that no connection is still held
 * by a call.
 */
public final class Service implements BeforeEachCallback, AfterEachCallback {
    private static final int SECONDS_TO_ARRIVE = 10;

    private final MockWebServer server = new MockWebServer();
    /** Throws none away meanwhile: those that are there and those that are idle cannot be counted at once. */
    private final ConnectionPool connections = new ConnectionPool(1_000, 5, TimeUnit.MINUTES);

    private final OkHttpClient httpClient =
            new OkHttpClient.Builder().connectionPool(connections).build();
    private final VirtualTiming timing = new VirtualTiming();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            Threads.awaitTrue("no connection is held by a call", this::isIdle);
        } finally {
            connections.evictAll();
            server.close();
        }
    }

    /** Calls that were cancelled let go of their connections on their own threads, a little later. */
    private boolean isIdle() {
        return connections.connectionCount() == connections.idleConnectionCount();
    }

    public MockWebServer server() {
        return server;
    }

    /** The base URL, without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** The client whose connections are checked. */
    public OkHttpClient httpClient() {
        return httpClient;
    }

    public VirtualTiming timing() {
        return timing;
    }

    /** Settings that use the connections that are checked and the time that does not pass. */
    public TransportSettings.Builder settings() {
        return TransportSettings.builder().httpClient(httpClient).timing(timing);
    }

    /** A pipeline of the provider "acme" to this service. */
    public HttpPipeline.Builder pipeline(TransportSettings.Builder settings) {
        return HttpPipeline.builder("acme", settings.build()).baseUrl(url());
    }

    public HttpPipeline.Builder pipeline() {
        return pipeline(settings());
    }

    public Service response(MockResponse.Builder httpResponse) {
        server.enqueue(httpResponse.build());
        return this;
    }

    public Service response(int status) {
        return response(new MockResponse.Builder().code(status));
    }

    public Service response(int status, String body) {
        return response(new MockResponse.Builder().code(status).body(body));
    }

    /** How many requests came. */
    public int requestCount() {
        return server.getRequestCount();
    }

    /** The next request that came, or comes soon. */
    public RecordedRequest takeRequest() {
        try {
            RecordedRequest request = server.takeRequest(SECONDS_TO_ARRIVE, TimeUnit.SECONDS);
            assertThat(request).as("a request").isNotNull();
            return request;
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted while waiting for a request", interrupted);
        }
    }
}

package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.support.RawService;
import io.unisession.support.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that must not be sent twice, on connections that were idle. */
class IdleConnectionTest {
    private static final String RESPONSE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final Duration IDLE_LIMIT = Duration.ofMillis(20);

    @ParameterizedTest
    @MethodSource("io.unisession.spi.http.Operations#unrepeatable")
    void requestAfterTheServiceClosedTheConnection_isSentOnceOnAnother(Endpoint endpoint) throws IOException {
        try (RawService service = closingIdleConnections();
                HttpPipeline pipeline = pipeline(service, TransportSettings.builder())) {
            for (int call = 1; call <= 3; call++) {
                pipeline.call(endpoint.request("7"), CallOptions.defaults());
                Threads.awaitTrue("the service has closed the connection", () -> service.openConnections() == 0);
            }

            assertThat(service.requests()).isEqualTo(3);
            assertThat(service.connections()).isEqualTo(3);
        }
    }

    @Test
    void requestAfterTheServiceResetTheConnection_isSentOnceOnAnother() throws IOException {
        try (RawService service = new RawService(line -> {
                    line.resetAtTheEnd();
                    closeWhenIdle(line);
                });
                HttpPipeline pipeline = pipeline(service, TransportSettings.builder())) {
            for (int call = 1; call <= 2; call++) {
                pipeline.call(Operations.POST.request("7"), CallOptions.defaults());
                Threads.awaitTrue("the service has closed the connection", () -> service.openConnections() == 0);
            }

            assertThat(service.requests()).isEqualTo(2);
        }
    }

    @Test
    void requestAfterAGet_whoseConnectionTheServiceClosed_isSentOnce() throws IOException {
        try (RawService service = closingIdleConnections();
                HttpPipeline pipeline = pipeline(service, TransportSettings.builder())) {
            pipeline.call(Operations.GET.request("7"), CallOptions.defaults());
            Threads.awaitTrue("the service has closed the connection", () -> service.openConnections() == 0);
            pipeline.call(Operations.POST.request("7"), CallOptions.defaults());

            assertThat(service.requests()).isEqualTo(2);
        }
    }

    @Test
    void requestThroughTheApplicationsClient_isSentOnceAfterTheConnectionWasClosed() throws IOException {
        OkHttpClient own = new OkHttpClient();
        try (RawService service = closingIdleConnections();
                HttpPipeline pipeline =
                        pipeline(service, TransportSettings.builder().httpClient(own))) {
            for (int call = 1; call <= 3; call++) {
                pipeline.call(Operations.POST.request("7"), CallOptions.defaults());
                Threads.awaitTrue("the service has closed the connection", () -> service.openConnections() == 0);
            }

            assertThat(service.requests()).isEqualTo(3);
        }
    }

    @Test
    void manyClosedConnections_areAllPassedOver() throws Exception {
        // Nothing is closed while a slow thread may still be about to send.
        AtomicBoolean everyoneIsDone = new AtomicBoolean();
        try (RawService service = closingIdleConnections(everyoneIsDone);
                Threads threads = new Threads(8);
                HttpPipeline pipeline = pipeline(service, TransportSettings.builder())) {
            for (int round = 0; round < 3; round++) {
                everyoneIsDone.set(false);
                for (var call : threads.all(() -> {
                    pipeline.call(Operations.POST.request("7"), CallOptions.defaults());
                    return true;
                })) {
                    call.get();
                }
                everyoneIsDone.set(true);
                Threads.awaitTrue("the service has closed the connections", () -> service.openConnections() == 0);
            }

            assertThat(service.requests()).isEqualTo(24);
        }
    }

    /** Some servers say goodbye before they close an idle connection. */
    @Test
    void responseThatNobodyAskedFor_isNotTakenForThatOfTheNextRequest() throws IOException {
        try (RawService service = new RawService(line -> {
                    line.readRequest();
                    line.send(RESPONSE);
                    if (line.readRequestWithin(IDLE_LIMIT) == null) {
                        line.send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
                    }
                });
                HttpPipeline pipeline = pipeline(service, TransportSettings.builder())) {
            pipeline.call(Operations.POST.request("7"), CallOptions.defaults());
            Threads.awaitTrue("the service has closed the connection", () -> service.openConnections() == 0);
            pipeline.call(Operations.POST.request("7"), CallOptions.defaults());

            assertThat(service.requests()).isEqualTo(2);
        }
    }

    @Test
    void requestsInARow_shareAConnection() throws IOException {
        try (RawService service = new RawService(line -> {
                    while (line.readRequest() != null) {
                        line.send(RESPONSE);
                    }
                });
                HttpPipeline pipeline = pipeline(service, TransportSettings.builder())) {
            for (int call = 1; call <= 20; call++) {
                pipeline.call(Operations.POST.request("7"), CallOptions.defaults());
            }

            assertThat(service.requests()).isEqualTo(20);
            assertThat(service.connections()).isEqualTo(1);
        }
    }

    private static RawService closingIdleConnections() throws IOException {
        return new RawService(IdleConnectionTest::closeWhenIdle);
    }

    private static RawService closingIdleConnections(AtomicBoolean onceTrue) throws IOException {
        return new RawService(line -> {
            String request = line.readRequest();
            while (request != null || !onceTrue.get()) {
                if (request != null) {
                    line.send(RESPONSE);
                }
                request = line.readRequestWithin(IDLE_LIMIT);
            }
        });
    }

    static void closeWhenIdle(RawService.Line line) throws IOException {
        // Connecting takes longer than the limit, with TLS.
        String request = line.readRequest();
        while (request != null) {
            line.send(RESPONSE);
            request = line.readRequestWithin(IDLE_LIMIT);
        }
    }

    private static HttpPipeline pipeline(RawService service, TransportSettings.Builder settings) {
        return HttpPipeline.builder("acme", settings.build())
                .baseUrl(service.url())
                .build();
    }
}

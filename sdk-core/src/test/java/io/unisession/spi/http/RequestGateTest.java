package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.RequestGate;
import io.unisession.RetryPolicy;
import io.unisession.error.ProviderUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestGateTest {
    private static final ApiRequest REQUEST =
            Endpoint.get("getSession", "/sessions/{sessionId}").request("s-1");

    private final MockWebServer server = new MockWebServer();
    private HttpPipeline http;

    /** Notes how many requests the service had each time. */
    private final class Notes implements RequestGate {
        private final List<String> notes = new ArrayList<>();

        @Override
        public void beforeRequest() {
            notes.add("before " + server.getRequestCount());
        }

        @Override
        public void afterRequest() {
            notes.add("after " + server.getRequestCount());
        }
    }

    @BeforeEach
    void start() throws IOException {
        server.start();
        http = HttpPipeline.builder(
                        "acme",
                        TransportSettings.builder()
                                .retryPolicy(
                                        RetryPolicy.standard().withDelays(Duration.ofMillis(1), Duration.ofMillis(1)))
                                .build())
                .baseUrl(server.url("/").toString())
                .build();
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    private void respond(int status) {
        server.enqueue(new MockResponse.Builder().code(status).body("{}").build());
    }

    private void call(CallOptions options) {
        http.call(REQUEST, options, ApiResponse::document);
    }

    @Test
    void eachRequest_alsoARetry_passesTheGateOnce() {
        Notes gate = new Notes();
        respond(503);
        respond(200);

        call(CallOptions.defaults().withRequestGate(gate));

        assertThat(gate.notes).containsExactly("before 0", "after 1", "before 1", "after 2");
    }

    @Test
    void callsOfOneOperation_passTheGateEach() {
        Notes gate = new Notes();
        respond(200);
        respond(200);

        CallSequence calls = http.sequence(CallOptions.defaults().withRequestGate(gate));
        calls.call(REQUEST);
        calls.call(REQUEST);

        assertThat(gate.notes).containsExactly("before 0", "after 1", "before 1", "after 2");
    }

    @Test
    void requestThatFails_leavesTheGate() {
        Notes gate = new Notes();
        respond(503);

        assertThatThrownBy(() -> call(CallOptions.defaults().withMaxRetries(0).withRequestGate(gate)))
                .isInstanceOf(ProviderUnavailableException.class);

        assertThat(gate.notes).containsExactly("before 0", "after 1");
    }

    @Test
    void gateThrows_nothingIsSent() {
        RequestGate closed = new RequestGate() {
            @Override
            public void beforeRequest() {
                throw new CancellationException("closed");
            }

            @Override
            public void afterRequest() {
                throw new AssertionError("it did not pass");
            }
        };

        assertThatThrownBy(() -> call(CallOptions.defaults().withRequestGate(closed)))
                .isInstanceOf(CancellationException.class)
                .hasMessage("closed");

        assertThat(server.getRequestCount()).isZero();
    }
}

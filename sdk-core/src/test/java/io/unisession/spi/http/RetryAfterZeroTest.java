package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.error.ProviderUnavailableException;
import java.io.IOException;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

/** A service that is away and says "try again at once": OkHttp would, whatever the request is. */
class RetryAfterZeroTest {
    @Test
    void post_unavailableWithRetryAfterZero_isSentOnce() throws IOException {
        assertSentOnce(Endpoint.post("endSession", "/sessions/{sessionId}/end").request("s-1"));
    }

    @Test
    void postWithBody_unavailableWithRetryAfterZero_isSentOnce() throws IOException {
        assertSentOnce(Endpoint.post("endSession", "/sessions/{sessionId}/end")
                .request("s-1")
                .json(Map.of("reason", "over")));
    }

    private static void assertSentOnce(ApiRequest request) throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            for (int response = 0; response < 3; response++) {
                server.enqueue(new MockResponse.Builder()
                        .code(503)
                        .addHeader("Retry-After", "0")
                        .build());
            }
            try (HttpPipeline http = HttpPipeline.builder(
                            "acme", TransportSettings.builder().build())
                    .baseUrl(server.url("/").toString())
                    .build()) {
                assertThatThrownBy(() -> http.call(request, CallOptions.defaults()))
                        .isInstanceOf(ProviderUnavailableException.class);
            }
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }
}

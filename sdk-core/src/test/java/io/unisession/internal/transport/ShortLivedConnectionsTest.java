package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.support.RawService;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class ShortLivedConnectionsTest {
    private final AtomicLong nanoTime = new AtomicLong();
    private final ShortLivedConnections connections = new ShortLivedConnections(nanoTime::get);
    private final OkHttpClient client = connections.client(new OkHttpClient.Builder());

    @Test
    void connectionThatWasIdleForASecond_isUsed() throws IOException {
        assertThat(connectionsOfTwoCalls(Duration.ofSeconds(1))).isEqualTo(1);
    }

    /** The pool's own thread may have slept as long as the whole process. */
    @Test
    void connectionThatWasIdleForLonger_isNotUsed_evenIfThePoolHasNotClosedIt() throws IOException {
        assertThat(connectionsOfTwoCalls(Duration.ofSeconds(1).plusNanos(1))).isEqualTo(2);
    }

    private int connectionsOfTwoCalls(Duration pause) throws IOException {
        try (RawService service = new RawService(line -> {
            while (line.readRequest() != null) {
                line.send("HTTP/1.1 204 No Content\r\n\r\n");
            }
        })) {
            call(service);
            nanoTime.addAndGet(pause.toNanos());
            call(service);
            return service.connections();
        } finally {
            connections.close();
        }
    }

    private void call(RawService service) throws IOException {
        Request request = new Request.Builder().url(service.url()).build();
        try (Response response = client.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(204);
        }
    }
}

package io.unisession.benchmarks.peers;

import com.opentok.OpenTok;
import java.util.concurrent.Callable;

/** Gets a stream of a session by OpenTok's library. */
public final class OpenTokPeer implements Callable<Object>, AutoCloseable {
    private final OpenTok client;

    public OpenTokPeer(String baseUrl) {
        this.client = new OpenTok.Builder(123456, "made-up-secret-of-thirty-two-characters")
                .apiUrl(baseUrl)
                .build();
    }

    @Override
    public Object call() throws Exception {
        return client.getStream("2_MX4xMjM0NTZ-fk1hZGUgdXB-fg", "8b732909-0a06-46a2-8ea8-074e64d43422");
    }

    @Override
    public void close() {
        client.close();
    }
}

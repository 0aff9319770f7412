package io.unisession.benchmarks.peers;

import com.vonage.client.HttpConfig;
import com.vonage.client.VonageClient;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Gets a stream of a session by Vonage's library. */
public final class VonagePeer implements Callable<Object> {
    private final VonageClient client;

    public VonagePeer(String baseUrl) throws Exception {
        this.client = VonageClient.builder()
                .applicationId("00000000-0000-4000-8000-000000000000")
                .privateKeyPath(Path.of(System.getProperty("benchmarks.rsaKey")))
                .httpConfig(HttpConfig.builder().baseUri(baseUrl).build())
                .build();
    }

    @Override
    public Object call() {
        return client.getVideoClient()
                .getStream("2_MX4xMjM0NTZ-fk1hZGUgdXB-fg", "8b732909-0a06-46a2-8ea8-074e64d43422");
    }
}

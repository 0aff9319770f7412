package io.unisession.benchmarks.subject;

import io.unisession.SessionClient;
import io.unisession.bandwidth.Bandwidth;
import java.util.concurrent.Callable;

/** A session of Bandwidth got by UniSession's public API, with everything at its default. */
public final class ByBandwidth implements Callable<Object>, AutoCloseable {
    private final SessionClient client;
    private final String sessionId;

    /** Over a target whose address has Bandwidth's version in its path. */
    public ByBandwidth(String target) {
        Target parsed = Target.parse(target);
        Bandwidth.Builder builder = Bandwidth.builder().credentials("5500000", "user", "made-up");
        Target.clientInMemory(target).ifPresent(builder::httpClient);
        this.client = builder.baseUrl(parsed.baseUrl() + "/v1").build();
        this.sessionId = parsed.what();
    }

    @Override
    public Object call() {
        return client.getSession(sessionId);
    }

    @Override
    public void close() {
        client.close();
    }
}

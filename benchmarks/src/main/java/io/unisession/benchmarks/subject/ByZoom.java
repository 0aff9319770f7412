package io.unisession.benchmarks.subject;

import io.unisession.SessionClient;
import io.unisession.zoom.Zoom;
import java.util.concurrent.Callable;

/** A meeting of Zoom got by UniSession's public API, with everything at its default. */
public final class ByZoom implements Callable<Object>, AutoCloseable {
    private final SessionClient client;
    private final String uuid;

    /** Over a target that has Zoom's API and its token endpoint below {@code /zoom}. */
    public ByZoom(String target) {
        Target parsed = Target.parse(target);
        this.client = Zoom.builder()
                .baseUrl(parsed.baseUrl() + "/zoom")
                .tokenUrl(parsed.baseUrl() + "/zoom/oauth/token")
                .credentials("made-up-account", "made-up-client", "made-up-secret")
                .build();
        this.uuid = parsed.what();
    }

    @Override
    public Object call() {
        return client.getSession(uuid);
    }

    @Override
    public void close() {
        client.close();
    }
}

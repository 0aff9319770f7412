package io.unisession.benchmarks.subject;

import io.unisession.SessionClient;
import io.unisession.janus.Janus;
import java.util.concurrent.Callable;

/** A session of Janus got by UniSession's public API, with everything at its default. */
public final class ByJanus implements Callable<Object>, AutoCloseable {
    private final SessionClient client;
    private final String room;

    /** Over a target that has the Admin API at {@code /admin}. */
    public ByJanus(String target) {
        Target parsed = Target.parse(target);
        this.client = Janus.builder()
                .baseUrl(parsed.baseUrl() + "/admin")
                .adminSecret("made-up-admin-secret")
                .build();
        this.room = parsed.what();
    }

    @Override
    public Object call() {
        return client.getSession(room);
    }

    @Override
    public void close() {
        client.close();
    }
}

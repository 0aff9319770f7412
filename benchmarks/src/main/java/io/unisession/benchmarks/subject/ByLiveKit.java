package io.unisession.benchmarks.subject;

import io.unisession.SessionClient;
import io.unisession.livekit.LiveKit;
import java.util.concurrent.Callable;

/** A session of LiveKit got by UniSession's public API, with everything at its default. */
public final class ByLiveKit implements Callable<Object>, AutoCloseable {
    private final SessionClient client;
    private final String room;

    /** Over a target that responds in JSON below {@code /json}; LiveKit's own library gets protocol buffers without. */
    public ByLiveKit(String target) {
        Target parsed = Target.parse(target);
        this.client = LiveKit.builder()
                .baseUrl(parsed.baseUrl() + "/json")
                .credentials("made-up-key", "made-up-secret-of-thirty-two-characters")
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

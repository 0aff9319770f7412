package io.unisession.benchmarks.subject;

import io.unisession.SessionClient;
import io.unisession.videosdk.VideoSdk;
import java.util.concurrent.Callable;

/** A session of VideoSDK got by UniSession's public API, with everything at its default. */
public class ByVideoSdk implements Callable<Object>, AutoCloseable {
    private final SessionClient client;
    private final String sessionId;

    /** With a token that was given ready. */
    public ByVideoSdk(String target) {
        this(target, VideoSdk.builder().token("made-up-token"));
    }

    ByVideoSdk(String target, VideoSdk.Builder builder) {
        Target parsed = Target.parse(target);
        Target.clientInMemory(target).ifPresent(builder::httpClient);
        this.client = builder.baseUrl(parsed.baseUrl()).build();
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

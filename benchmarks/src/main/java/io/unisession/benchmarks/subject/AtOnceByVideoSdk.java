package io.unisession.benchmarks.subject;

import io.unisession.AsyncSessionClient;
import io.unisession.videosdk.VideoSdk;
import java.util.concurrent.Callable;

/** A session of VideoSDK that UniSession's asynchronous view gets. A call gives its future. */
public final class AtOnceByVideoSdk implements Callable<Object> {
    private final AsyncSessionClient client;
    private final String sessionId;

    /** With a token that was given ready. */
    public AtOnceByVideoSdk(String target) {
        Target parsed = Target.parse(target);
        this.client = VideoSdk.builder()
                .token("made-up-token")
                .baseUrl(parsed.baseUrl())
                .build()
                .async();
        this.sessionId = parsed.what();
    }

    @Override
    public Object call() {
        return client.getSession(sessionId);
    }
}

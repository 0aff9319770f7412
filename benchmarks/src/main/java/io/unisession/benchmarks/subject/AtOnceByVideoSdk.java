package io.unisession.benchmarks.subject;

import io.unisession.AsyncSessionClient;
import io.unisession.Session;
import io.unisession.videosdk.VideoSdk;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A session of VideoSDK that UniSession's asynchronous view gets. A call gives its future. */
public final class AtOnceByVideoSdk implements Callable<CompletableFuture<Session>> {
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
    public CompletableFuture<Session> call() {
        return client.getSession(sessionId);
    }
}

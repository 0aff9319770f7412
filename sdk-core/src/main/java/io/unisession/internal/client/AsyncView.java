package io.unisession.internal.client;

import io.unisession.AsyncSessionClient;
import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.error.ClientClosedException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs the blocking calls of a client elsewhere. */
public final class AsyncView implements AsyncSessionClient {
    private final SessionClient client;
    private final Executor executor;

    /** A view of a client; closing either is the business of whoever made them. */
    public AsyncView(SessionClient client, Executor executor) {
        this.client = client;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<Session> getSession(String sessionId, CallOptions options) {
        return call(() -> client.getSession(sessionId, options));
    }

    @Override
    public CompletableFuture<Optional<Session>> findSession(String sessionId, CallOptions options) {
        return call(() -> client.findSession(sessionId, options));
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> call(Callable<T> call) {
        CallFuture<T> future = new CallFuture<>(call);
        try {
            executor.execute(future);
        } catch (ClientClosedException | RejectedExecutionException notRun) {
            future.completeExceptionally(notRun);
        }
        return future;
    }
}

package io.unisession.internal.client;

import io.unisession.AsyncSessionClient;
import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.Timing;
import io.unisession.error.ClientClosedException;
import io.unisession.error.FailureDetails;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.TransportException.Sent;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Runs the blocking calls of a client on an executor. The wait for a thread counts as time of the call. */
public final class AsyncView implements AsyncSessionClient {
    private final SessionClient client;
    private final Executor executor;
    private final Duration totalTimeout;
    private final Timing timing;
    private final LongConsumer waitedForThread;

    /**
     * Creates a view of a client. The view closes neither the client nor the executor.
     *
     * @param totalTimeout the limit of calls without their own
     * @param timing the clock of the time limits
     * @param waitedForThread called on the thread before a call, with the nanoseconds that the call waited for the
     *     thread, and after it with 0
     */
    public AsyncView(
            SessionClient client,
            Executor executor,
            Duration totalTimeout,
            Timing timing,
            LongConsumer waitedForThread) {
        this.client = client;
        this.executor = executor;
        this.totalTimeout = totalTimeout;
        this.timing = timing;
        this.waitedForThread = waitedForThread;
    }

    @Override
    public CompletableFuture<Session> getSession(String sessionId, CallOptions options) {
        requireArguments(sessionId, options);
        return call("getSession", options, () -> client.getSession(sessionId, options));
    }

    @Override
    public CompletableFuture<Optional<Session>> findSession(String sessionId, CallOptions options) {
        requireArguments(sessionId, options);
        return call("getSession", options, () -> client.findSession(sessionId, options));
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> call(Callable<T> call) {
        return call("async().call", CallOptions.defaults(), Objects.requireNonNull(call, "call"));
    }

    private <T extends @Nullable Object> CompletableFuture<T> call(
            String operation, CallOptions options, Callable<T> call) {
        CallFuture<T> future = new CallFuture<>(countingFromNow(call));
        Duration limit = options.totalTimeout().orElse(totalTimeout);
        future.limitQueue(limit, () -> overdue(operation, limit));
        try {
            executor.execute(future);
        } catch (RuntimeException | Error notRun) {
            future.completeExceptionally(notRun);
        }
        return future;
    }

    private <T extends @Nullable Object> Callable<T> countingFromNow(Callable<T> call) {
        long queued = timing.nanoTime();
        return () -> {
            waitedForThread.accept(timing.nanoTime() - queued);
            try {
                return call.call();
            } finally {
                waitedForThread.accept(0);
            }
        };
    }

    private RequestTimeoutException overdue(String operation, Duration limit) {
        return new RequestTimeoutException(
                client.provider() + " " + operation + " failed: the executor did not start it within totalTimeout ("
                        + limit + "), so nothing was sent",
                FailureDetails.builder(client.provider(), operation)
                        .retryable(true)
                        .build(),
                Sent.NO);
    }

    /**
     * A call without a limit on its wait for a thread. The thread that waits for its result can run it, because the
     * executor may have no other thread.
     */
    <T> CallFuture<T> callWithoutLimit(Callable<T> call) {
        CallFuture<T> future = new CallFuture<>(call);
        try {
            executor.execute(future);
        } catch (ClientClosedException closed) {
            future.completeExceptionally(closed);
        } catch (RuntimeException notRun) {
            // The thread that waits for the result will run it.
        }
        return future;
    }

    /** Null is a mistake of the caller, so this throws at once rather than failing the future. */
    private static void requireArguments(String sessionId, CallOptions options) {
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(options, "options");
    }
}

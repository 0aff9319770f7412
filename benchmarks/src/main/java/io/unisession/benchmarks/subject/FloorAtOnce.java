package io.unisession.benchmarks.subject;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The floor with many calls in flight, in the ways in which one would write it by hand. */
public final class FloorAtOnce {
    private final Floor floor;
    private final OkHttpClient client;
    private final ExecutorService pool;
    private final OkHttpClient dispatching;
    private final @Nullable OkHttpClient virtual;

    /** With limits raised to so many calls. */
    public FloorAtOnce(String target, int inFlight) {
        this.floor = new Floor(target);
        this.client = floor.client()
                .newBuilder()
                .connectionPool(new ConnectionPool(inFlight, 5, TimeUnit.MINUTES))
                .build();
        this.pool = Executors.newFixedThreadPool(inFlight);
        this.dispatching = withDispatcher(new Dispatcher(), inFlight);
        this.virtual = virtualThreads()
                .map(threads -> withDispatcher(new Dispatcher(threads), inFlight))
                .orElse(null);
    }

    private OkHttpClient withDispatcher(Dispatcher dispatcher, int inFlight) {
        dispatcher.setMaxRequests(inFlight);
        dispatcher.setMaxRequestsPerHost(inFlight);
        return client.newBuilder().dispatcher(dispatcher).build();
    }

    private static Optional<ExecutorService> virtualThreads() {
        try {
            Method method = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
            return Optional.of((ExecutorService) method.invoke(null));
        } catch (ReflectiveOperationException olderJava) {
            return Optional.empty();
        }
    }

    /** Whether this Java has virtual threads. */
    public boolean hasVirtualThreads() {
        return virtual != null;
    }

    /** Blocking calls on a pool of platform threads. */
    public CompletableFuture<Object> onFixedPool() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Response response = client.newCall(floor.request()).execute()) {
                        return floor.session(response);
                    } catch (IOException failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                pool);
    }

    /** OkHttp's own asynchronous calls. */
    public CompletableFuture<Object> onDispatcher() {
        return enqueue(dispatching);
    }

    /** OkHttp's own asynchronous calls on virtual threads. */
    public CompletableFuture<Object> onVirtualDispatcher() {
        return enqueue(virtual == null ? dispatching : virtual);
    }

    private CompletableFuture<Object> enqueue(OkHttpClient through) {
        CompletableFuture<Object> future = new CompletableFuture<>();
        through.newCall(floor.request()).enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    future.complete(floor.session(response));
                } catch (IOException failure) {
                    future.completeExceptionally(failure);
                }
            }

            @Override
            public void onFailure(Call call, IOException failure) {
                future.completeExceptionally(failure);
            }
        });
        return future;
    }
}

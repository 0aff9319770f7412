package io.unisession.benchmarks.subject;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Response;

/** Blocking calls on a pool of platform threads. A call gives its future. */
public final class FloorOnFixedPool extends FloorAtOnce {
    private final ExecutorService pool = Executors.newFixedThreadPool(IN_FLIGHT);

    /** Over a target. */
    public FloorOnFixedPool(String target) {
        super(target);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the caller waits for it
    public Object call() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Response response = client().newCall(floor().request()).execute()) {
                        return floor().session(response);
                    } catch (IOException failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                pool);
    }
}

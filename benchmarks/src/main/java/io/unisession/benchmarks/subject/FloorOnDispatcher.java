package io.unisession.benchmarks.subject;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** OkHttp's own asynchronous calls, its limits raised. A call gives its future. */
public class FloorOnDispatcher extends FloorAtOnce {
    private final OkHttpClient dispatching;

    /** Over a target, on threads that the dispatcher makes. */
    @SuppressWarnings("this-escape") // to a getter of the superclass
    public FloorOnDispatcher(String target) {
        this(target, new Dispatcher());
    }

    FloorOnDispatcher(String target, Dispatcher dispatcher) {
        super(target);
        dispatcher.setMaxRequests(IN_FLIGHT);
        dispatcher.setMaxRequestsPerHost(IN_FLIGHT);
        this.dispatching = client().newBuilder().dispatcher(dispatcher).build();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the caller waits for it
    public Object call() {
        CompletableFuture<Object> future = new CompletableFuture<>();
        dispatching.newCall(floor().request()).enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    future.complete(floor().session(response));
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

package io.unisession.benchmarks.subject;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;

/** OkHttp's own asynchronous calls on virtual threads, for a Java that has them. */
public final class FloorOnVirtualThreads extends FloorOnDispatcher {
    /** Over a target. */
    public FloorOnVirtualThreads(String target) throws ReflectiveOperationException {
        super(target, new Dispatcher(virtualThreads()));
    }

    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}

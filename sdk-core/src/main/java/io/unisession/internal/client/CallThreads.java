package io.unisession.internal.client;

import io.unisession.error.ClientClosedException;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads for one client's async calls: virtual threads if the Java runtime has them (found by reflection, because
 * the code is compiled for Java 17), or else up to 64 daemon threads that end when idle.
 */
public final class CallThreads implements Executor, AutoCloseable {
    private static final int MOST_THREADS = 64;
    private static final int SECONDS_IDLE = 30;

    private final String provider;
    private final ReentrantLock starting = new ReentrantLock();
    private @Nullable ExecutorService threads;
    private boolean closed;

    /** Starts no thread before the first call. */
    public CallThreads(String provider) {
        this.provider = provider;
    }

    @Override
    public void execute(Runnable command) {
        try {
            threads().execute(command);
        } catch (RejectedExecutionException closedMeanwhile) {
            // These threads accept any number of tasks until they are closed.
            throw new ClientClosedException(provider);
        }
    }

    private ExecutorService threads() {
        starting.lock();
        try {
            if (closed) {
                throw new ClientClosedException(provider);
            }
            ExecutorService started = threads;
            if (started == null) {
                started = start();
                threads = started;
            }
            return started;
        } finally {
            starting.unlock();
        }
    }

    private static ExecutorService start() {
        try {
            Method virtual = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
            return (ExecutorService) virtual.invoke(null);
        } catch (ReflectiveOperationException olderJava) {
            return daemonPool();
        }
    }

    private static ExecutorService daemonPool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_THREADS, MOST_THREADS, SECONDS_IDLE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "unisession-call");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Waiting tasks still run and find the client closed, so every future completes. */
    @Override
    public void close() {
        starting.lock();
        try {
            closed = true;
            if (threads != null) {
                threads.shutdown();
            }
        } finally {
            starting.unlock();
        }
    }
}

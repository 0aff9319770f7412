package io.unisession.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Threads of a test, which can be watched until all of them wait for something. */
public final class Threads implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Thread> started = new CopyOnWriteArrayList<>();
    private final ExecutorService executor;
    private final int count;

    public Threads(int count) {
        this.count = count;
        this.executor = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "test");
            thread.setDaemon(true);
            started.add(thread);
            return thread;
        });
    }

    /** Runs a task on every thread. */
    public <T> List<Future<T>> all(Callable<T> task) {
        List<Future<T>> futures = new ArrayList<>();
        for (int thread = 0; thread < count; thread++) {
            futures.add(executor.submit(task));
        }
        return futures;
    }

    /** Returns when every thread waits for a lock or a latch. */
    public void awaitAllBlocked() {
        started.forEach(Threads::awaitBlocked);
    }

    /** Returns when a thread waits for a lock, a latch or a sleep. */
    public static void awaitBlocked(Thread thread) {
        awaitTrue(
                thread + " waits",
                () -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }

    /** Returns when something has become true that no latch tells of. */
    public static void awaitTrue(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("in vain waited until " + what);
            }
            Thread.yield();
        }
    }

    /** Waits for a latch that is sure to open. */
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted while waiting", interrupted);
        }
    }

    /** Waits for an interrupt, and throws what a call throws that is interrupted. */
    public static void awaitInterrupt(CountDownLatch never) {
        try {
            never.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("interrupted");
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}

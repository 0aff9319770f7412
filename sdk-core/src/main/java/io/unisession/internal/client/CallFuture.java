package io.unisession.internal.client;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A future that runs a call. If anything else completes it, such as a cancellation or a timeout, it interrupts the
 * call, because nobody waits for the response any more.
 */
final class CallFuture<T extends @Nullable Object> extends CompletableFuture<T> implements Runnable {
    private final Callable<T> call;
    private final ReentrantLock running = new ReentrantLock();
    private final CompletableFuture<@Nullable Void> queueLimit = new CompletableFuture<>();
    private boolean begun;
    private @Nullable Thread runner;
    private boolean interrupted;

    @SuppressWarnings("FutureReturnValueIgnored") // it is this future
    CallFuture(Callable<T> call) {
        this.call = Objects.requireNonNull(call, "call");
        whenComplete((value, failure) -> {
            queueLimit.cancel(false);
            interruptRunner();
        });
    }

    /**
     * Limits how long the call may wait for a thread: an executor may keep it waiting or silently drop it, and this
     * future would never complete.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it is cancelled when the call starts or ends
    void limitQueue(Duration limit, Supplier<? extends RuntimeException> overdue) {
        queueLimit.completeOnTimeout(null, TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
        queueLimit.thenRun(() -> {
            if (begin(null)) {
                completeExceptionally(overdue.get());
            }
        });
    }

    @Override
    public void run() {
        if (!begin(Thread.currentThread())) {
            return;
        }
        queueLimit.cancel(false);
        try {
            complete(call.call());
        } catch (Throwable failure) {
            completeExceptionally(failure);
        } finally {
            end();
        }
    }

    /**
     * The first of these starts the call: a thread of the executor, a thread that waits for the result, or the time
     * limit.
     */
    private boolean begin(@Nullable Thread thread) {
        running.lock();
        try {
            if (begun || isDone()) {
                return false;
            }
            begun = true;
            runner = thread;
            return true;
        } finally {
            running.unlock();
        }
    }

    private void end() {
        running.lock();
        try {
            runner = null;
            if (interrupted) {
                // The interrupt was for this call and must not reach the thread's next task.
                Thread.interrupted();
            }
        } finally {
            running.unlock();
        }
    }

    private void interruptRunner() {
        running.lock();
        try {
            Thread thread = runner;
            if (thread != null && !thread.equals(Thread.currentThread())) {
                interrupted = true;
                thread.interrupt();
            }
        } finally {
            running.unlock();
        }
    }
}

package io.unisession.internal.client;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A future that runs a call and, when it is completed by anyone else, be it cancelled or timed out, interrupts the
 * call: nobody waits for its response any more.
 */
final class CallFuture<T extends @Nullable Object> extends CompletableFuture<T> implements Runnable {
    private final Callable<T> call;
    private final ReentrantLock running = new ReentrantLock();
    private @Nullable Thread runner;
    private boolean interrupted;

    @SuppressWarnings("FutureReturnValueIgnored") // it is this one, told of its own completion
    CallFuture(Callable<T> call) {
        this.call = Objects.requireNonNull(call, "call");
        whenComplete((value, failure) -> interruptRunner());
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        try {
            complete(call.call());
        } catch (Throwable failure) {
            completeExceptionally(failure);
        } finally {
            end();
        }
    }

    private boolean begin() {
        running.lock();
        try {
            if (isDone()) {
                return false;
            }
            runner = Thread.currentThread();
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
                // The interrupt was meant for this call; the thread's next task must not find it.
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

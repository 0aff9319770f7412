package io.unisession.internal.call;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Makes calls of one operation on several threads. All have ended when it returns. */
public final class ParallelCalls {
    private final Operation operation;

    public ParallelCalls(Operation operation) {
        this.operation = operation;
    }

    /** The results for all items, in their order; throws the failure of the first item that fails. */
    public <I, R> List<R> forEach(List<I> items, int atOnce, BiFunction<Operation, I, R> calls) {
        if (items.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, items.size()), task -> {
            Thread thread = new Thread(task, "unisession-call");
            thread.setDaemon(true);
            return thread;
        });
        List<Branch<I, R>> branches = items.stream()
                .map(item -> new Branch<>(operation.branch(), item, calls))
                .toList();
        branches.forEach(branch -> branch.start(threads));
        try {
            return branches.stream().map(branch -> branch.result(threads)).toList();
        } finally {
            end(threads);
            branches.forEach(branch -> operation.join(branch.operation));
        }
    }

    /** The calls for one item. */
    private static final class Branch<I, R> {
        private final Operation operation;
        private final FutureTask<R> task;
        private final Supplier<R> calls;

        Branch(Operation operation, I item, BiFunction<Operation, I, R> calls) {
            this.operation = operation;
            this.calls = () -> calls.apply(operation, item);
            this.task = new FutureTask<>(this.calls::get);
        }

        void start(ExecutorService threads) {
            threads.execute(task);
        }

        /** If this thread is interrupted, so are the calls; then one of them says so. */
        R result(ExecutorService threads) {
            boolean interrupted = false;
            while (true) {
                try {
                    R result = task.get();
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return result;
                } catch (InterruptedException thisThread) {
                    interrupted = true;
                    threads.shutdownNow().forEach(unstarted -> ((Future<?>) unstarted).cancel(false));
                } catch (CancellationException unstarted) {
                    Thread.currentThread().interrupt();
                    return calls.get();
                } catch (ExecutionException failure) {
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    throw failure.getCause() instanceof RuntimeException fault
                            ? fault
                            : new IllegalStateException(failure.getCause());
                }
            }
        }
    }

    /** Calls end soon after they are interrupted. */
    private static void end(ExecutorService threads) {
        boolean interrupted = Thread.interrupted();
        while (!threads.isTerminated()) {
            threads.shutdownNow();
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

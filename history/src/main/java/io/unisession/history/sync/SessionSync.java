package io.unisession.history.sync;

import io.unisession.SessionClient;
import io.unisession.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Copies the sessions of one or several accounts in this process, side by side. A failure of one account does not stop
 * the others. If the process is killed and started again, the copy continues where it stopped.
 *
 * <pre>{@code
 * try (SessionSync sync = SessionSync.builder(SyncFiles.ndjson(folder), SyncStateFile.of(file))
 *         .add(plan, client, RequestBudget.atMost(100, Duration.ofMinutes(1)))
 *         .build()) {
 *     List<SyncResult> results = sync.run(Instant.now());
 * }
 * }</pre>
 *
 * <p>One thread at a time may {@link #run} it; {@link #close()} may be called by another.
 */
public final class SessionSync implements AutoCloseable {
    private final SyncOutput output;
    private final SyncStore store;
    private final Timing timing;
    private final Consumer<? super SyncProgress> listener;
    private final Map<String, SyncReader> readers;
    private final Map<String, RequestBudget> budgets;
    private final Map<String, SyncState> states = new LinkedHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();
    /**
     * Held while something is written. Threads are interrupted only by who holds it, since an interrupt would close files.
     * Fair, so that whoever wants to stop them need not wait for several pages.
     */
    private final Lock lock = new ReentrantLock(true);

    /** Why the output and the state may differ. From then on nothing is written. */
    private @Nullable SyncException stopped;

    /** The threads of the run, while there is one. */
    private @Nullable ExecutorService threads;

    private SessionSync(Builder builder) {
        this.output = builder.output;
        this.store = builder.store;
        this.timing = builder.timing;
        this.listener = builder.listener;
        this.readers = new LinkedHashMap<>(builder.readers);
        this.budgets = Map.copyOf(builder.budgets);
    }

    /**
     * Configures a sync.
     *
     * @param output where versions are written
     * @param store where the state is kept
     * @return a builder without sources
     */
    public static Builder builder(SyncOutput output, SyncStore store) {
        return new Builder(output, store);
    }

    private void open() {
        SyncStore.Kept kept = store.load().orElse(null);
        output.start(kept == null ? null : kept.position());
        readers.forEach((source, reader) -> states.put(source, SyncState.start(reader.plan())));
        if (kept != null) {
            states.putAll(kept.states());
        }
        store.replace(List.copyOf(states.values()), output.position());
    }

    /**
     * Runs a round for each source, or continues one that was interrupted. Returns when each round is over or has
     * failed.
     *
     * @param end the end of the round: sessions that start later are left to the next round. A time in the future means
     *     now, since sessions that have not started yet cannot be listed
     * @return a result for each source, in the order in which they were added
     * @throws SyncException if the output or the state cannot be written, or belongs to another sync, or if another
     *     thread closes this sync. All sources stop then, even those that wait for their budget. Close this sync, and
     *     build another, which continues
     * @throws IllegalStateException if another thread runs it
     * @throws InterruptedException if the thread is interrupted. A page that is being written is written to its end; the
     *     next run continues
     */
    public List<SyncResult> run(Instant end) throws InterruptedException {
        if (!running.compareAndSet(false, true)) {
            throw new IllegalStateException("this sync runs already; wait until it returns");
        }
        // It has no queue, in which a round could wait that is forgotten when the threads are stopped.
        ExecutorService pool = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "unisession-sync");
            thread.setDaemon(true);
            return thread;
        });
        try {
            start(pool);
            pool.submit(() -> {
                        begin(end);
                        return true;
                    })
                    .get();
            List<Future<SyncResult>> rounds = new ArrayList<>();
            readers.forEach((source, reader) ->
                    rounds.add(pool.submit(() -> round(source, reader).run())));
            List<SyncResult> results = new ArrayList<>();
            for (Future<SyncResult> round : rounds) {
                results.add(round.get());
            }
            return results;
        } catch (ExecutionException failure) {
            throw reason(failure.getCause());
        } catch (RejectedExecutionException failure) {
            throw reason(failure);
        } finally {
            end(pool);
            running.set(false);
        }
    }

    private void start(ExecutorService pool) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            requireNotStopped();
            threads = pool;
        } finally {
            lock.unlock();
        }
    }

    private void requireNotStopped() {
        if (stopped != null) {
            throw new SyncException(
                    "this sync stopped (" + stopped.getMessage() + "). Close it and build another, which continues",
                    stopped);
        }
    }

    /** Why a run ends: a round that was interrupted does not know. */
    private RuntimeException reason(@Nullable Throwable failure) {
        lock.lock();
        try {
            if (stopped != null) {
                return stopped;
            }
        } finally {
            lock.unlock();
        }
        return failure instanceof SyncException stop ? stop : new IllegalStateException("a round failed", failure);
    }

    /** Only for who holds the lock. */
    private void interruptThreads() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    /** Returns when no thread is left that could write. */
    private void end(ExecutorService pool) {
        lock.lock();
        try {
            pool.shutdownNow();
            threads = null;
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Instant end) throws InterruptedException {
        Instant now = timing.now();
        writing(() -> {
            boolean changed = false;
            for (Map.Entry<String, SyncReader> reader : readers.entrySet()) {
                changed |= state(reader.getKey())
                        .begin(reader.getValue().plan(), reader.getValue().mode(), end.isAfter(now) ? now : end);
            }
            if (changed) {
                keep();
            }
        });
    }

    private SyncRound round(String source, SyncReader reader) {
        return new SyncRound(
                reader,
                state(source),
                Objects.requireNonNull(budgets.get(source)),
                timing,
                listener,
                step -> write(source, step));
    }

    private SyncState state(String source) {
        return Objects.requireNonNull(states.get(source));
    }

    /** First the output, then the state: a process killed in between writes the page again. */
    private void write(String source, SyncStep step) throws InterruptedException {
        writing(() -> {
            output.write(step.versions());
            state(source).apply(step);
            if (store.append(source, step, output.position())) {
                keep();
            }
        });
    }

    /** Once this has failed in the middle, the output and the state no longer belong together. */
    private void writing(Runnable action) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (stopped != null) {
                throw stopped;
            }
            action.run();
        } catch (RuntimeException | Error failure) {
            stopped = failure instanceof SyncException known
                    ? known
                    : new SyncException("the sync could not be written: " + failure, failure);
            interruptThreads();
            throw stopped;
        } finally {
            lock.unlock();
        }
    }

    private void keep() {
        store.replace(List.copyOf(states.values()), output.position());
    }

    /**
     * Closes the output and the store, after a page that is being written. A run in another thread ends with a {@link
     * SyncException}. The clients stay open.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            stopped = stopped == null ? new SyncException("the sync was closed", null) : stopped;
            interruptThreads();
            output.close();
        } finally {
            try {
                store.close();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Configures a {@link SessionSync}. */
    public static final class Builder {
        private final SyncOutput output;
        private final SyncStore store;
        private final Map<String, SyncReader> readers = new LinkedHashMap<>();
        private final Map<String, RequestBudget> budgets = new LinkedHashMap<>();
        private Timing timing = Timing.system();
        private Consumer<? super SyncProgress> listener = progress -> {};

        private Builder(SyncOutput output, SyncStore store) {
            this.output = Objects.requireNonNull(output, "output");
            this.store = Objects.requireNonNull(store, "store");
        }

        /**
         * Adds an account.
         *
         * @param plan what to copy; its source must differ from those of the others
         * @param client the client of the account; the caller closes it
         * @param budget how many requests may be sent. Accounts that share a rate limit share a budget
         * @return this builder
         * @throws IllegalArgumentException if there is a plan with this source already
         * @throws io.unisession.error.UnsupportedCapabilityException if the provider cannot list its past sessions;
         *     nothing is sent, and the message names another way to keep them
         */
        public Builder add(SyncPlan plan, SessionClient client, RequestBudget budget) {
            Objects.requireNonNull(budget, "budget");
            if (readers.containsKey(plan.source())) {
                throw new IllegalArgumentException("there are two plans with the source \"" + plan.source() + "\"");
            }
            readers.put(plan.source(), SyncReader.of(plan, client));
            budgets.put(plan.source(), budget);
            return this;
        }

        /**
         * Sets who follows the progress.
         *
         * @param listener is called after each request, by several threads if there are several sources
         * @return this builder
         */
        public Builder listener(Consumer<? super SyncProgress> listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Sets the clock, for tests.
         *
         * @param timing tells when a session was read, and waits for the budget
         * @return this builder
         */
        public Builder timing(Timing timing) {
            this.timing = Objects.requireNonNull(timing, "timing");
            return this;
        }

        /**
         * Opens the output and the state.
         *
         * @return the sync, to be closed by the caller
         * @throws SyncException if the state is corrupt or in use, or the output does not belong to it
         */
        public SessionSync build() {
            readers.replaceAll((source, reader) -> reader.withTiming(timing));
            SessionSync sync = new SessionSync(this);
            try {
                sync.open();
            } catch (RuntimeException refused) {
                close(sync, refused);
                throw refused;
            }
            return sync;
        }

        private static void close(SessionSync sync, RuntimeException refused) {
            try {
                sync.close();
            } catch (RuntimeException failure) {
                if (!failure.equals(refused)) {
                    refused.addSuppressed(failure);
                }
            }
        }
    }
}

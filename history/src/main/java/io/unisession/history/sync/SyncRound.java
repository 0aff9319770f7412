package io.unisession.history.sync;

import io.unisession.Timing;
import io.unisession.error.RateLimitedException;
import io.unisession.error.SessionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Works off the tasks of a round on one thread, and waits for the budget and after failures. */
final class SyncRound {
    private final SyncReader reader;
    private final SyncState state;
    private final RequestBudget budget;
    private final Timing timing;
    private final Consumer<? super SyncProgress> listener;
    private final Pages pages;
    private final SyncRetries retries;
    private long finished;
    private long versions;
    private long requests;
    private long skipped;

    /** Takes what was read. */
    @FunctionalInterface
    interface Pages {
        void write(SyncStep step) throws InterruptedException;
    }

    SyncRound(
            SyncReader reader,
            SyncState state,
            RequestBudget budget,
            Timing timing,
            Consumer<? super SyncProgress> listener,
            Pages pages) {
        this.reader = reader;
        this.state = state;
        this.budget = budget;
        this.timing = timing;
        this.listener = listener;
        this.pages = pages;
        this.retries = SyncRetries.of(timing);
    }

    SyncResult run() throws InterruptedException {
        Optional<SyncTask> task = state.next();
        while (task.isPresent()) {
            Optional<RuntimeException> failure = call(task.get());
            if (failure.isPresent()) {
                return result(failure.get());
            }
            task = state.next();
        }
        return result(null);
    }

    private SyncResult result(@Nullable RuntimeException failure) {
        return new SyncResult(reader.plan().source(), versions, requests, skipped, failure);
    }

    /** Makes one call; the failure if there is no point in another. */
    private Optional<RuntimeException> call(SyncTask task) throws InterruptedException {
        BudgetGate gate = new BudgetGate(budget, timing);
        try {
            gate.leaseFirst(until -> report(task, until));
            return read(task, gate);
        } catch (RateLimitedException limited) {
            budget.throttled(limited.retryAfter(), timing.now());
            return again(limited);
        } catch (SessionException failure) {
            return again(failure);
        } catch (SyncException stopped) {
            throw stopped;
        } catch (RuntimeException bug) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return Optional.of(bug);
        }
    }

    private Optional<RuntimeException> read(SyncTask task, BudgetGate gate) throws InterruptedException {
        SyncStep step;
        try {
            step = reader.step(task, gate);
        } finally {
            requests += gate.end();
        }
        budget.observe(step.metadata(), timing.now());
        retries.succeeded();
        versions += step.versions().size();
        skipped += step.skipped().isPresent() ? 1 : 0;
        pages.write(step);
        finished += step.isSplit() || state.has(task.id()) ? 0 : 1;
        report(task, null);
        return Optional.empty();
    }

    private Optional<RuntimeException> again(SessionException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Optional<Duration> wait = retries.failed(failure);
        if (wait.isEmpty()) {
            return Optional.of(failure);
        }
        timing.sleep(wait.get());
        return Optional.empty();
    }

    private void report(SyncTask task, @Nullable Instant pausedUntil) {
        int left = state.tasks().size();
        double done = left == 0 ? 1 : (double) finished / (finished + left);
        listener.accept(new SyncProgress(
                reader.plan().source(),
                versions,
                requests,
                done,
                task.startedFrom().orElse(null),
                pausedUntil));
    }
}

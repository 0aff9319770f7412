package io.unisession.history.sync;

import io.unisession.Timing;
import io.unisession.error.RateLimitedException;
import io.unisession.error.SessionException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Works off the tasks of a round on one thread, and waits for the budget and after failures. */
final class SyncRound {
    private static final int MOST_FAILURES = 6;
    private static final int MOST_REJECTIONS = 100;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final SyncReader reader;
    private final SyncState state;
    private final RequestBudget budget;
    private final Timing timing;
    private final Consumer<? super SyncProgress> listener;
    private final Consumer<SyncStep> write;
    private final Set<String> started = new HashSet<>();
    private long versions;
    private long requests;
    private long skipped;
    private int failures;
    private int rejections;

    SyncRound(
            SyncReader reader,
            SyncState state,
            RequestBudget budget,
            Timing timing,
            Consumer<? super SyncProgress> listener,
            Consumer<SyncStep> write) {
        this.reader = reader;
        this.state = state;
        this.budget = budget;
        this.timing = timing;
        this.listener = listener;
        this.write = write;
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
        int leased = lease(task);
        int sent = leased;
        try {
            SyncStep step = reader.step(task);
            sent = step.requests();
            budget.observe(step.metadata(), timing.now());
            failures = 0;
            rejections = 0;
            requests += step.requests();
            versions += step.versions().size();
            skipped += step.skipped().isPresent() ? 1 : 0;
            write.accept(step);
            report(task, null);
            return Optional.empty();
        } catch (RateLimitedException limited) {
            requests++;
            budget.throttled(limited.retryAfter(), timing.now());
            return ++rejections > MOST_REJECTIONS ? Optional.of(limited) : Optional.empty();
        } catch (SessionException failure) {
            requests++;
            return again(failure);
        } catch (SyncException stopped) {
            throw stopped;
        } catch (RuntimeException bug) {
            return Optional.of(bug);
        } finally {
            budget.settle(leased, sent, timing.now());
        }
    }

    private Optional<RuntimeException> again(SessionException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!failure.isRetryable() || ++failures >= MOST_FAILURES) {
            return Optional.of(failure);
        }
        timing.sleep(FIRST_WAIT.plus(timing.randomUpTo(FIRST_WAIT.multipliedBy(1L << failures))));
        return Optional.empty();
    }

    private int lease(SyncTask task) throws InterruptedException {
        int wanted = Math.min(budget.most(), reader.requestsFor(task));
        RequestLease lease = budget.lease(wanted, timing.now());
        while (lease.requests() < wanted) {
            if (lease.requests() > 0) {
                budget.giveBack(lease.requests());
            }
            Instant now = timing.now();
            Instant until = lease.retryAt().orElse(now);
            report(task, until);
            // At least a little, since another source may have been first.
            Duration wait = Duration.between(now, until);
            timing.sleep(wait.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : wait);
            lease = budget.lease(wanted, timing.now());
        }
        return wanted;
    }

    private void report(SyncTask task, @Nullable Instant pausedUntil) {
        started.add(task.id());
        int left = state.tasks().size();
        double done = left == 0 ? 1 : (started.size() - 1.0) / (started.size() - 1.0 + left);
        listener.accept(new SyncProgress(
                reader.plan().source(),
                versions,
                requests,
                done,
                task.startedFrom().orElse(null),
                pausedUntil));
    }
}

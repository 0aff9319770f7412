package io.unisession.history.sync;

import io.unisession.RequestGate;
import io.unisession.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Lets each request of one call through when the budget allows it. */
final class BudgetGate implements RequestGate {
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private final RequestBudget budget;
    private final Timing timing;
    private final AtomicBoolean leasedAhead = new AtomicBoolean();
    private final AtomicInteger passed = new AtomicInteger();

    BudgetGate(RequestBudget budget, Timing timing) {
        this.budget = budget;
        this.timing = timing;
    }

    /**
     * Leases the first request before the call, so that the wait is no time of the call.
     *
     * @param listener takes the time until which there is nothing in the budget
     */
    void leaseFirst(Consumer<Instant> listener) throws InterruptedException {
        lease(listener);
        leasedAhead.set(true);
    }

    @Override
    public void beforeRequest() {
        if (!leasedAhead.getAndSet(false)) {
            try {
                lease(until -> {});
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw (CancellationException) new CancellationException("interrupted").initCause(interrupted);
            }
        }
        passed.incrementAndGet();
    }

    @Override
    public void afterRequest() {
        budget.settle(1, timing.now());
    }

    /** Ends the call, and tells how many requests it sent. One without a network counts as one. */
    int end() {
        if (leasedAhead.getAndSet(false)) {
            budget.settle(1, timing.now());
        }
        return Math.max(1, passed.get());
    }

    private void lease(Consumer<Instant> listener) throws InterruptedException {
        RequestLease lease = budget.lease(1, timing.now());
        while (lease.requests() == 0) {
            Instant now = timing.now();
            Instant until = lease.retryAt().orElse(now);
            listener.accept(until);
            Duration wait = Duration.between(now, until);
            // At least a little: another source may have been first.
            timing.sleep(wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
            lease = budget.lease(1, timing.now());
        }
    }
}

package io.unisession.flink;

import io.unisession.ResponseMetadata;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.RequestLease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shares the budget of one account among the readers. A reader leases the requests of one call at a time, and the readers
 * take turns.
 */
final class RequestLeases {
    private final RequestBudget budget;
    private final int mostPerCall;
    private final Map<Integer, Integer> held = new HashMap<>();
    private final Deque<Lease> waiting = new ArrayDeque<>();

    /** The requests of one call. */
    record Lease(int reader, int requests) {}

    RequestLeases(SyncAccount account) {
        this.budget = account.budget();
        this.mostPerCall = account.mostRequestsAtOnce();
    }

    /** Requests may have been sent just before: the job is restored. */
    void assumeSpent(Instant now) {
        budget.assumeSpent(now);
    }

    void want(int reader, int requests) {
        waiting.add(new Lease(reader, Math.min(requests, mostPerCall)));
    }

    /** Leases what the budget allows to those that have waited longest. */
    List<Lease> grant(Instant now) {
        List<Lease> granted = new ArrayList<>();
        while (!waiting.isEmpty() && take(waiting.getFirst().requests(), now)) {
            Lease lease = waiting.removeFirst();
            held.merge(lease.reader(), lease.requests(), Integer::sum);
            granted.add(lease);
        }
        return granted;
    }

    private boolean take(int requests, Instant now) {
        RequestLease lease = budget.lease(requests, now);
        if (lease.requests() == requests) {
            return true;
        }
        budget.giveBack(lease.requests());
        return false;
    }

    /** When {@link #grant} may lease more, unless a response arrives before; empty while no reader waits. */
    Optional<Instant> nextGrant(Instant now) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        RequestLease lease = budget.lease(waiting.getFirst().requests(), now);
        budget.giveBack(lease.requests());
        return lease.retryAt().or(() -> Optional.of(now.plusMillis(1)));
    }

    /** Responses arrived at a time. */
    void spent(int reader, int requests, Instant arrivedAt) {
        // A reader that failed may still send what it owed: that was settled when it failed.
        if (held.getOrDefault(reader, 0) > 0) {
            held.merge(reader, -requests, (now, spent) -> Math.max(0, now + spent));
            budget.settle(requests, arrivedAt);
        }
    }

    /** A reader has nothing to send after all. */
    void unused(int reader, int requests) {
        int returned = Math.min(requests, held.getOrDefault(reader, 0));
        held.merge(reader, -returned, Integer::sum);
        budget.giveBack(returned);
    }

    /** A reader has failed, and its requests may have arrived just before. */
    void lost(int reader, Instant now) {
        waiting.removeIf(lease -> lease.reader() == reader);
        Integer requests = held.remove(reader);
        if (requests != null) {
            budget.settle(requests, now);
        }
    }

    /** The provider rejected a request for its rate limit. */
    void throttled(Optional<Duration> retryAfter, Instant now) {
        budget.throttled(retryAfter, now);
    }

    void observe(ResponseMetadata response, Instant now) {
        budget.observe(response, now);
    }

    /** How long all readers must pause; zero if they need not. */
    Duration pause(Instant now) {
        return budget.pausedUntil()
                .filter(now::isBefore)
                .map(end -> Duration.between(now, end))
                .orElse(Duration.ZERO);
    }
}

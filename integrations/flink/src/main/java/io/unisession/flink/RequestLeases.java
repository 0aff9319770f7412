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

/** Shares the budget of one account among the readers. They lease one request at a time, and take turns. */
final class RequestLeases {
    private final RequestBudget budget;
    /** How many requests each reader has been granted whose responses have not arrived. */
    private final Map<Integer, Integer> held = new HashMap<>();
    /** The readers that want a request, once for each. */
    private final Deque<Integer> waiting = new ArrayDeque<>();

    RequestLeases(SyncAccount account) {
        this.budget = account.budget();
    }

    /** Requests may have been sent just before: the job is restored. */
    void assumeSpent(Instant now) {
        budget.assumeSpent(now);
    }

    void want(int reader) {
        waiting.add(reader);
    }

    /** Leases what the budget allows, and tells which readers may send a request, once for each. */
    List<Integer> grant(Instant now) {
        List<Integer> granted = new ArrayList<>();
        while (!waiting.isEmpty() && budget.lease(1, now).requests() == 1) {
            int reader = waiting.removeFirst();
            held.merge(reader, 1, Integer::sum);
            granted.add(reader);
        }
        return granted;
    }

    /** When {@link #grant} may lease more, unless a response arrives before; empty while no reader waits. */
    Optional<Instant> nextGrant(Instant now) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        RequestLease lease = budget.lease(1, now);
        budget.giveBack(lease.requests());
        return lease.retryAt().or(() -> Optional.of(now.plusMillis(1)));
    }

    /** The response to a request arrived at a time. */
    void spent(int reader, Instant arrivedAt) {
        // A reader that failed may still send what it owed: that was settled when it failed.
        if (release(reader)) {
            budget.settle(1, arrivedAt);
        }
    }

    /** A reader has nothing to send after all. */
    void unused(int reader) {
        if (release(reader)) {
            budget.giveBack(1);
        }
    }

    private boolean release(int reader) {
        boolean holds = held.getOrDefault(reader, 0) > 0;
        held.computeIfPresent(reader, (key, requests) -> Math.max(0, requests - 1));
        return holds;
    }

    /** A reader has failed, and its requests may have arrived just before. */
    void lost(int reader, Instant now) {
        waiting.removeIf(waits -> waits == reader);
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

package io.unisession.history.sync;

import io.unisession.ResponseMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How many requests may be sent to an account by everyone who shares this budget. It obeys its own limits and those
 * that the provider reports. It never waits: if it grants nothing, the lease says when to ask again. Thread-safe.
 *
 * <pre>{@code
 * RequestBudget budget = RequestBudget.atMost(100, Duration.ofMinutes(1)).and(10, Duration.ofSeconds(1));
 * RequestLease lease = budget.lease(1, clock.instant());
 * if (lease.requests() == 1) {
 *     ... // send a request
 *     budget.settle(1, clock.instant());
 * } else {
 *     ... // wait until lease.retryAt()
 * }
 * }</pre>
 *
 * <p>A limit holds in any period of its length, by the provider's clock as well as this machine's: a request counts
 * from the lease, before it is sent, until one period after it was settled, when its response had arrived.
 */
public final class RequestBudget {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    /** Threads that tell the time one after another may arrive the other way round. */
    private static final Duration SAME_TIME = Duration.ofSeconds(1);

    private final Lock lock = new ReentrantLock();
    private final List<Limit> limits;
    private int leased;
    private @Nullable Instant pausedUntil;
    private Instant pausedSince = Instant.MIN;
    private int refusals;

    /** At most some requests in any period. */
    private static final class Limit {
        private final int requests;
        private final Duration period;
        /** When the requests of the last period were settled, oldest first. */
        private final Deque<Instant> settled = new ArrayDeque<>();

        Limit(int requests, Duration period) {
            if (requests < 1 || period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException(
                        "a limit needs at least 1 request and a positive period, but is " + requests + " in " + period);
            }
            this.requests = requests;
            this.period = period;
        }

        int free(int leased, Instant now) {
            if (!settled.isEmpty() && settled.getLast().isAfter(now.plus(SAME_TIME))) {
                // The clock was set back. Otherwise these would count for as long as it was.
                int count = settled.size();
                settled.clear();
                settle(count, now);
            }
            Instant start = now.minus(period);
            while (!settled.isEmpty() && !settled.getFirst().isAfter(start)) {
                settled.removeFirst();
            }
            return Math.max(0, requests - leased - settled.size());
        }

        /** When a request becomes free; empty if that depends on leases that are not settled. */
        Optional<Instant> nextFree() {
            return Optional.ofNullable(settled.peekFirst()).map(oldest -> oldest.plus(period));
        }

        void settle(int count, Instant now) {
            for (int request = 0; request < count; request++) {
                settled.addLast(now);
            }
            while (settled.size() > requests) {
                settled.removeFirst();
            }
        }
    }

    private RequestBudget(List<Limit> limits) {
        this.limits = limits;
    }

    /**
     * A budget that has only the limits that the provider reports.
     *
     * @return a new budget
     */
    public static RequestBudget unlimited() {
        return new RequestBudget(List.of());
    }

    /**
     * A budget with a limit.
     *
     * @param requests the largest number of requests in any such period, at least 1
     * @param period the period, positive
     * @return a new budget
     * @throws IllegalArgumentException if the number or the period is not positive
     */
    public static RequestBudget atMost(int requests, Duration period) {
        return unlimited().and(requests, period);
    }

    /**
     * Adds a limit.
     *
     * @param requests the largest number of requests in any such period, at least 1
     * @param period the period, positive
     * @return a new budget with the limits of this one and one more
     * @throws IllegalArgumentException if the number or the period is not positive
     */
    public RequestBudget and(int requests, Duration period) {
        List<Limit> all = new ArrayList<>();
        limits.forEach(limit -> all.add(new Limit(limit.requests, limit.period)));
        all.add(new Limit(requests, period));
        return new RequestBudget(Collections.unmodifiableList(all));
    }

    /**
     * Takes requests out of the budget. Each must be {@linkplain #settle settled} or {@linkplain #giveBack given back}.
     *
     * @param wanted how many requests, at least 1
     * @param now the current time
     * @return as many requests as there are, perhaps none or fewer than wanted
     * @throws IllegalArgumentException if the number is less than 1
     */
    public RequestLease lease(int wanted, Instant now) {
        if (wanted < 1) {
            throw new IllegalArgumentException("a lease needs at least 1 request, but has " + wanted);
        }
        lock.lock();
        try {
            followClock(now);
            Instant pause = pausedUntil;
            if (pause != null && now.isBefore(pause)) {
                return new RequestLease(0, pause);
            }
            int free = wanted;
            Instant retryAt = null;
            for (Limit limit : limits) {
                int left = limit.free(leased, now);
                if (left < wanted) {
                    Instant next = limit.nextFree().orElse(now.plus(limit.period));
                    retryAt = retryAt == null || next.isAfter(retryAt) ? next : retryAt;
                }
                free = Math.min(free, left);
            }
            leased += free;
            return new RequestLease(free, retryAt);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Settles leased requests whose responses are there, or that failed.
     *
     * @param requests how many were sent
     * @param now the current time
     */
    public void settle(int requests, Instant now) {
        lock.lock();
        try {
            leased = Math.max(0, leased - requests);
            limits.forEach(limit -> limit.settle(requests, now));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives back leased requests that were not sent.
     *
     * @param requests how many
     */
    public void giveBack(int requests) {
        lock.lock();
        try {
            leased = Math.max(0, leased - requests);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Fills the budget with requests that were perhaps sent just before: by a process that was killed.
     *
     * @param now the current time
     */
    public void assumeSpent(Instant now) {
        lock.lock();
        try {
            limits.forEach(limit -> limit.settle(limit.requests, now));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Pauses everyone because the provider rejected a request for its rate limit.
     *
     * @param retryAfter how long the provider asks to wait; if it does not say, the pause is a second, and doubles with
     *     each rejection in a row up to about a minute
     * @param now the current time
     */
    public void throttled(Optional<Duration> retryAfter, Instant now) {
        lock.lock();
        try {
            followClock(now);
            Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(refusals, MOST_DOUBLINGS));
            Duration pause = retryAfter.filter(wait -> !wait.isZero()).orElse(own);
            // Requests that were on their way when the pause began say nothing new.
            refusals += pausedUntil == null || !now.isBefore(pausedUntil) ? 1 : 0;
            pauseUntil(now.plus(limited(pause)), now);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reads the rate limit of a successful response, and pauses everyone if nothing is left until it is reset.
     *
     * @param response the metadata of the response
     * @param now the current time
     */
    public void observe(ResponseMetadata response, Instant now) {
        lock.lock();
        try {
            followClock(now);
            refusals = 0;
            response.rateLimitPause(now).ifPresent(pause -> pauseUntil(now.plus(limited(pause)), now));
        } finally {
            lock.unlock();
        }
    }

    private static Duration limited(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void pauseUntil(Instant end, Instant now) {
        if (pausedUntil == null || end.isAfter(pausedUntil)) {
            pausedUntil = end;
            pausedSince = now;
        }
    }

    /** If the clock was set back, a pause would be longer by as much. */
    private void followClock(Instant now) {
        if (pausedUntil != null && pausedSince.isAfter(now.plus(SAME_TIME))) {
            pausedUntil = pausedUntil.minus(Duration.between(now, pausedSince));
            pausedSince = now;
        }
    }

    /**
     * Until when everyone pauses.
     *
     * @return the end of the last pause, perhaps in the past; empty if there was none
     */
    public Optional<Instant> pausedUntil() {
        lock.lock();
        try {
            return Optional.ofNullable(pausedUntil);
        } finally {
            lock.unlock();
        }
    }
}

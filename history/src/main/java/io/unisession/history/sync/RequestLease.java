package io.unisession.history.sync;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests that may be sent now. */
public final class RequestLease {
    private final int requests;
    private final @Nullable Instant retryAt;

    RequestLease(int requests, @Nullable Instant retryAt) {
        this.requests = requests;
        this.retryAt = retryAt;
    }

    /**
     * How many requests may be sent.
     *
     * @return the number, 0 if none
     */
    public int requests() {
        return requests;
    }

    /**
     * When to ask for more.
     *
     * @return the time if there were fewer than wanted; empty if there were enough
     */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }

    @Override
    public String toString() {
        return "RequestLease[" + requests + (retryAt == null ? "" : ", more at " + retryAt) + "]";
    }
}

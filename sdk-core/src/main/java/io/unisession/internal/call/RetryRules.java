package io.unisession.internal.call;

import io.unisession.internal.transport.ExchangeFailure;
import io.unisession.spi.http.Endpoint;
import java.util.Set;

/** Decides whether a failed request may be sent again. */
public final class RetryRules {
    /** Those from 520 on are of proxies that did not reach the service in time, and of services that are overloaded. */
    private static final Set<Integer> TRANSIENT = Set.of(408, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529);

    /** The service says that it did not handle the request. */
    private static final Set<Integer> REFUSALS = Set.of(408, 503, 521, 523, 529);

    private static final int TOO_MANY_REQUESTS = 429;

    private RetryRules() {}

    /** Whether a response with this status may be different later. */
    public static boolean isTransient(int httpStatus) {
        return httpStatus == TOO_MANY_REQUESTS || TRANSIENT.contains(httpStatus);
    }

    /**
     * After 429 nothing was done, so any request may be sent again; after the others, only one that is harmless to
     * repeat.
     */
    static boolean mayResend(Endpoint endpoint, int httpStatus) {
        return httpStatus == TOO_MANY_REQUESTS || (endpoint.isIdempotent() && TRANSIENT.contains(httpStatus));
    }

    /** Whether an attempt with this status may have taken effect: what is behind a proxy may have acted all the same. */
    static boolean mayHaveActed(int httpStatus) {
        return TRANSIENT.contains(httpStatus) && !REFUSALS.contains(httpStatus);
    }

    /** A request that was not sent may be sent again; one that may have arrived, only if it is harmless to repeat. */
    static boolean mayResend(Endpoint endpoint, ExchangeFailure failure) {
        return switch (failure.kind()) {
            case LOST, TIMED_OUT -> !failure.sent() || endpoint.isIdempotent();
            case INTERRUPTED, BROKEN, TOO_LARGE, UNREADABLE -> false;
        };
    }
}

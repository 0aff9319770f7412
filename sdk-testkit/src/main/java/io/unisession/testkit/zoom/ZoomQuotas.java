package io.unisession.testkit.zoom;

import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.FakeResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The limits of each category of requests, by second and by day. There are none until a test sets one. */
final class ZoomQuotas {

    private record Limit(String type, int requests, int used, Instant resetAt) {}

    private final Clock clock;
    private final Map<String, Limit> limits = new HashMap<>();

    ZoomQuotas(Clock clock) {
        this.clock = clock;
    }

    void limitPerSecond(String category, int requests) {
        limits.put(category, new Limit("QPS", requests, 0, clock.instant().plusSeconds(1)));
    }

    void limitPerDay(String category, int requests) {
        Instant midnight = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        limits.put(category, new Limit("Daily-limit", requests, 0, midnight));
    }

    /** Counts a request and labels its response. */
    FakeResponse respond(String category, Supplier<FakeResponse> handler) {
        Limit limit = limits.get(category);
        if (limit == null) {
            return responseOf(handler).withHeader("X-RateLimit-Category", category);
        }
        if (!clock.instant().isBefore(limit.resetAt())) {
            limits.remove(category);
            return respond(category, handler);
        }
        if (limit.used() == limit.requests()) {
            return refusal(category, limit);
        }
        limits.put(category, new Limit(limit.type(), limit.requests(), limit.used() + 1, limit.resetAt()));
        return labelled(responseOf(handler), category, limit, limit.requests() - limit.used() - 1);
    }

    private static FakeResponse responseOf(Supplier<FakeResponse> handler) {
        try {
            return handler.get();
        } catch (ErrorResponseException refused) {
            return refused.response();
        }
    }

    private static FakeResponse refusal(String category, Limit limit) {
        boolean daily = limit.type().equals("Daily-limit");
        FakeResponse response = labelled(
                ZoomErrors.tooMany("You have reached the maximum " + (daily ? "daily" : "per-second")
                        + " rate limit for this API."),
                category,
                limit,
                0);
        // In ISO 8601, which HTTP does not have, and only for the day.
        return daily
                ? response.withHeader("Retry-After", ZoomPages.time(limit.resetAt()))
                : response.withHeader(
                        "X-RateLimit-Reset", String.valueOf(limit.resetAt().getEpochSecond()));
    }

    private static FakeResponse labelled(FakeResponse response, String category, Limit limit, int remaining) {
        return response.withHeader("X-RateLimit-Category", category)
                .withHeader("X-RateLimit-Type", limit.type())
                .withHeader("X-RateLimit-Limit", String.valueOf(limit.requests()))
                .withHeader("X-RateLimit-Remaining", String.valueOf(remaining));
    }
}

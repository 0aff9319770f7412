package io.unisession.benchmarks.measure;

import io.unisession.CallOptions;
import io.unisession.Interval;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A provider with any number of sessions, which takes no time and no memory: each is computed. They start at equal
 * distances and last up to an hour, one in two hundred ten hours.
 */
final class ManySessions implements SessionBackend, SessionListing {
    private static final int LONG_ONE_IN = 200;

    private final Instant first;
    private final Duration distance;
    private final int pageSize;
    private final Supplier<Instant> clock;

    private ManySessions(Instant first, Duration distance, int pageSize, Supplier<Instant> clock) {
        this.first = first;
        this.distance = distance;
        this.pageSize = pageSize;
        this.clock = clock;
    }

    static SessionClient client(Instant first, Duration distance, int pageSize, Supplier<Instant> clock) {
        return new ProviderClient(
                new ManySessions(first, distance, pageSize, clock),
                ProviderSettings.builder("many").build());
    }

    @Override
    public Session getSession(String sessionId, CallOptions options) {
        return session(Long.parseLong(sessionId.substring(2)));
    }

    private Session session(long number) {
        Instant start = first.plus(distance.multipliedBy(number));
        Instant end =
                start.plus(number % LONG_ONE_IN == 0 ? Duration.ofHours(10) : Duration.ofMinutes(1 + number % 60));
        boolean ended = !end.isAfter(clock.get());
        return Session.builder("many")
                .id("s-" + number)
                .roomId("room-" + number % 1000)
                .status(ended ? SessionStatus.ENDED : SessionStatus.ACTIVE)
                .startedAt(start)
                .endedAt(ended ? end : null)
                .participants(List.of(Participant.builder("p-" + number)
                        .name("Somebody")
                        .intervals(List.of(Interval.of(start, ended ? end : null)))
                        .build()))
                .build();
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none().with(SessionListing.class, this);
    }

    @Override
    public SessionFilters filters() {
        return SessionFilters.none().withStartedFrom().withStartedBefore();
    }

    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest request, CallOptions options) {
        return Pager.of("many", "listSessions", request, page -> page(query, page));
    }

    private Page<Session> page(SessionQuery query, PageRequest request) {
        long from = number(query.startedFrom().orElse(first));
        long before = number(query.startedBefore().orElse(clock.get()));
        long start = request.cursor().map(Long::parseLong).orElse(from);
        long end = Math.min(before, start + pageSize);
        List<Session> sessions = new ArrayList<>();
        for (long number = start; number < end; number++) {
            sessions.add(session(number));
        }
        return Page.builder(sessions)
                .nextCursor(end < before ? Long.toString(end) : null)
                .total(before - from)
                .build();
    }

    /** The first session that starts at a time or later. */
    private long number(Instant time) {
        long nanos = Duration.between(first, time).toNanos();
        return Math.max(0, -Math.floorDiv(-nanos, distance.toNanos()));
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}

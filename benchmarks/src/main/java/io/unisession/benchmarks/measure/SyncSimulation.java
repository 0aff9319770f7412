package io.unisession.benchmarks.measure;

import io.unisession.SessionClient;
import io.unisession.Timing;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.RequestLease;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncReader;
import io.unisession.history.sync.SyncState;
import io.unisession.history.sync.SyncStep;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Simulates a copy: first of a past day, as one of many, then hour by hour, with the real state and budget and a clock
 * that only latency and the rate limit move. It prints requests, hours, memory and the size of the state.
 *
 * <p>Takes the sessions of a year, the sessions on a page, the hours of look-back, the milliseconds of a request and the
 * requests that are allowed in a minute.
 */
public final class SyncSimulation {
    private static final Instant YEAR = Instant.parse("2025-01-01T00:00:00Z");
    private static final int DAYS = 365;
    private static final int HOURS = 24;

    private final SyncReader reader;
    private final RequestBudget budget;
    private final Duration latency;
    private final SyncState state;
    private Instant now = YEAR;
    private long requests;
    private long versions;
    private Duration busy = Duration.ZERO;

    private SyncSimulation(
            long sessionsOfAYear, int pageSize, Duration lookBack, Duration latency, RequestBudget budget) {
        Duration distance = Duration.ofDays(DAYS).dividedBy(sessionsOfAYear);
        SessionClient client = ManySessions.client(YEAR, distance, pageSize, () -> now);
        SyncPlan plan = SyncPlan.builder("many", YEAR).lookBack(lookBack).build();
        this.latency = latency;
        this.budget = budget;
        this.reader = SyncReader.of(plan, client).withTiming(new Timing() {
            @Override
            public Instant now() {
                return now;
            }
        });
        this.state = SyncState.start(plan);
    }

    /** See the class. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        long sessions = Long.parseLong(arguments[0]);
        SyncSimulation simulation = new SyncSimulation(
                sessions,
                Integer.parseInt(arguments[1]),
                Duration.ofHours(Long.parseLong(arguments[2])),
                Duration.ofMillis(Long.parseLong(arguments[3])),
                RequestBudget.atMost(Integer.parseInt(arguments[4]), Duration.ofMinutes(1)));
        // Two past days, of which the first only fills the look-back.
        simulation.round(YEAR.plus(Duration.ofDays(1)));
        simulation.print("the past, for each day", 1);
        simulation.round(YEAR.plus(Duration.ofDays(2)));
        simulation.forget();
        for (int hour = 1; hour <= HOURS; hour++) {
            simulation.round(YEAR.plus(Duration.ofDays(2)).plus(Duration.ofHours(hour)));
        }
        simulation.print("hour by hour, for each hour", HOURS);
    }

    private void forget() {
        requests = 0;
        versions = 0;
        busy = Duration.ZERO;
    }

    private void round(Instant end) {
        now = end.isAfter(now) ? end : now;
        Instant begun = now;
        state.begin(reader.plan(), reader.mode(), end);
        while (state.next().isPresent()) {
            RequestLease lease = budget.lease(1, now);
            if (lease.requests() == 0) {
                now = lease.retryAt().orElseThrow();
                continue;
            }
            SyncStep step = reader.step(state.next().orElseThrow());
            now = now.plus(latency);
            budget.settle(step.requests(), now);
            requests += step.requests();
            versions += step.versions().size();
            state.apply(step);
        }
        busy = busy.plus(Duration.between(begun, now));
    }

    @SuppressWarnings("SystemOut")
    private void print(String what, int times) {
        for (int index = 0; index < 3; index++) {
            System.gc();
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d requests, %d versions, %.1f minutes; state %.1f MB, memory %.0f MB, sessions remembered %d%n",
                what,
                requests / times,
                versions / times,
                busy.toMillis() / 60_000.0 / times,
                state.toJson().getBytes(StandardCharsets.UTF_8).length / 1e6,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6,
                state.rememberedSessions());
    }
}

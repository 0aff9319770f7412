package io.unisession.benchmarks.measure;

import io.unisession.SessionClient;
import io.unisession.Timing;
import io.unisession.benchmarks.server.Responses;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.RequestLease;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncReader;
import io.unisession.history.sync.SyncState;
import io.unisession.history.sync.SyncStep;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;

/**
 * Simulates a copy: first of a past day, as one of many, then hour by hour, with the real state and budget and a clock
 * that only the calls and the rate limit move. It prints requests, hours, memory and the size of the state.
 *
 * <p>Takes the sessions of a year, the sessions on a page, the hours of look-back, the milliseconds of the way to the
 * provider and back, the requests that are allowed in a minute, and a file with the microseconds that pages took, one a
 * line. A call takes as many of them at random as have the sessions of its page.
 */
public final class SyncSimulation {
    private static final Instant YEAR = Instant.parse("2025-01-01T00:00:00Z");
    private static final int DAYS = 365;
    private static final int HOURS = 24;

    private final SyncReader reader;
    private final RequestBudget budget;
    private final Duration roundTrip;
    private final long[] samples;
    private final int samplesPerPage;
    private final Random random = new Random(50);
    private final SyncState state;
    private Instant now = YEAR;
    private long requests;
    private long versions;
    private Duration busy = Duration.ZERO;

    private SyncSimulation(
            long sessionsOfAYear,
            int pageSize,
            Duration lookBack,
            Duration roundTrip,
            RequestBudget budget,
            long[] samples) {
        Duration distance = Duration.ofDays(DAYS).dividedBy(sessionsOfAYear);
        SessionClient client = ManySessions.client(YEAR, distance, pageSize, () -> now);
        SyncPlan plan = SyncPlan.builder("many", YEAR).lookBack(lookBack).build();
        this.roundTrip = roundTrip;
        this.samples = samples;
        this.samplesPerPage = Math.max(1, pageSize / Responses.pageSize());
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
    public static void main(String[] arguments) throws IOException {
        long sessions = Long.parseLong(arguments[0]);
        SyncSimulation simulation = new SyncSimulation(
                sessions,
                Integer.parseInt(arguments[1]),
                Duration.ofHours(Long.parseLong(arguments[2])),
                Duration.ofMillis(Long.parseLong(arguments[3])),
                RequestBudget.atMost(Integer.parseInt(arguments[4]), Duration.ofMinutes(1)),
                Files.readAllLines(Path.of(arguments[5])).stream()
                        .mapToLong(Long::parseLong)
                        .sorted()
                        .toArray());
        simulation.printSamples();
        // The first past day is one of many; the second reads it again, as the first hour then does.
        simulation.round(YEAR.plus(Duration.ofDays(1)));
        simulation.print("the past, for each day", 1);
        simulation.round(YEAR.plus(Duration.ofDays(2)));
        simulation.forget();
        for (int hour = 1; hour <= HOURS; hour++) {
            simulation.round(YEAR.plus(Duration.ofDays(2)).plus(Duration.ofHours(hour)));
        }
        simulation.print("hour by hour, for each hour", HOURS);
    }

    private Duration page() {
        return Duration.of(
                random.longs(samplesPerPage, 0, samples.length)
                        .map(index -> samples[(int) index])
                        .sum(),
                ChronoUnit.MICROS);
    }

    @SuppressWarnings("SystemOut")
    private void printSamples() {
        System.out.printf(
                Locale.ROOT,
                "%d samples of a page of %d sessions: half took up to %.2f ms, 99 %% up to %.2f ms%n",
                samples.length,
                Responses.pageSize(),
                samples[samples.length / 2] / 1e3,
                samples[samples.length * 99 / 100] / 1e3);
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
            now = now.plus(roundTrip).plus(page());
            budget.settle(1, now);
            requests++;
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

package io.unisession.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.capability.SessionListing;
import io.unisession.flink.SessionSource;
import io.unisession.flink.SyncAccount;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncPlan;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import io.unisession.videosdk.VideoSdk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on Flink's cluster within this process, which read a service over sockets. */
@Tag("real-servers")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SyncOnClusterTest {
    private static final Logger FLINK = Logger.getLogger("org.apache.flink");
    private static final Duration LATE = Duration.ofHours(16);

    @TempDir
    private Path directory;

    /** Behind the cluster's clock, so that the test decides when sessions start, end, change and vanish. */
    private final FakeClock clock = FakeClock.at(Instant.now().minus(LATE).truncatedTo(ChronoUnit.SECONDS));

    private FakeVideoSdkHistory fake;
    private Cluster cluster;
    private final Table table = new Table();

    @BeforeEach
    void startCluster() throws Exception {
        FLINK.setLevel(Level.OFF);
        cluster = Cluster.start(directory);
    }

    @AfterEach
    void close() throws Exception {
        cluster.close();
        fake.close();
        List.of("VIDEOSDK_API_KEY", "VIDEOSDK_SECRET_KEY", "VIDEOSDK_BASE_URL").forEach(System::clearProperty);
    }

    private SyncPlan.Builder plan(FakeVideoSdkHistory.Builder service, Instant first) {
        fake = service.start();
        System.setProperty("VIDEOSDK_API_KEY", fake.apiKey());
        System.setProperty("VIDEOSDK_SECRET_KEY", fake.secretKey());
        System.setProperty("VIDEOSDK_BASE_URL", fake.baseUrl().toString());
        return SyncPlan.builder("videosdk", first).pageSize(100);
    }

    private static SyncAccount account(SyncPlan.Builder plan) {
        return SyncAccount.builder("videosdk", plan.build()).build();
    }

    private Map<String, String> truth() {
        return truth(listed());
    }

    /** What the service has. */
    private Map<String, String> listed() {
        Map<String, String> listed = new HashMap<>();
        try (SessionClient client = VideoSdk.builder()
                .credentials(fake.apiKey(), fake.secretKey())
                .baseUrl(fake.baseUrl().toString())
                .build()) {
            client.require(SessionListing.class)
                    .listSessions(SessionQuery.all(), PageRequest.first().withSize(1000), CallOptions.defaults())
                    .forEach(session -> listed.put(
                            "videosdk/" + session.id(),
                            SessionVersion.of("videosdk", session, Instant.EPOCH)
                                    .hash()));
        }
        return listed;
    }

    /** What the service has, and of what it no longer has, what the table knows. */
    private Map<String, String> truth(Map<String, String> listed) {
        Map<String, String> truth = new HashMap<>(listed);
        fake.vanishedSessions(clock.instant()).stream()
                .map(id -> "videosdk/" + id)
                .filter(table.rows()::containsKey)
                .forEach(key -> truth.put(
                        key,
                        SessionVersion.vanished("videosdk", "x", Instant.EPOCH).hash()));
        return truth;
    }

    /**
     * The table takes no part in Flink's checkpoints: it has each version as soon as it is emitted, and keeps it when the
     * job is set back.
     */
    @Test
    void manySessionsStartEndAndChangeLateOrVanish_machinesFail_tableHasWhatTheServiceHas() throws Exception {
        int count = 100_000;
        Duration distance = Duration.ofSeconds(20);
        Instant first = clock.instant().plus(LATE.dividedBy(2)).minus(distance.multipliedBy(count));
        SyncPlan.Builder plan = plan(
                FakeVideoSdkHistory.builder(count, first)
                        .distance(distance)
                        .clock(clock)
                        .changes(),
                first);
        SessionSource source = SessionSource.builder()
                .account(account(plan.lookBack(LATE.plusHours(4)).maxSessionAge(LATE.plusHours(20))))
                .every(Duration.ofSeconds(1))
                .emitAfterCheckpoint()
                .build();
        Random random = new Random(20261129);
        int failures = Failures.failed();
        Failures.failAfter(1 + random.nextInt(30_000));
        JobID job = cluster.submit(source, table, 4);
        for (int fail = 1; fail <= 4; fail++) {
            int expected = failures + fail;
            Cluster.until(() -> Failures.failed() == expected);
            Failures.failAfter(1 + random.nextInt(20_000));
        }
        cluster.replaceTaskManager();
        Cluster.until(() -> table.rows().size() >= 98_000 - LATE.dividedBy(2).dividedBy(distance));
        for (int step = 0; step < 8; step++) {
            int expected = Failures.failed() + 1;
            Failures.failAfter(1 + random.nextInt(5));
            clock.advance(LATE.dividedBy(8));
            Cluster.until(() -> Failures.failed() >= expected);
        }

        Map<String, String> listed = listed();
        Cluster.until(() -> table.differences(truth(listed)).isEmpty());

        assertThat(table.rows()).hasSizeGreaterThan(99_000);
        assertThat(table.rows().values()).filteredOn(SessionVersion::isVanished).hasSizeGreaterThan(2);
        assertThat(Failures.failed() - failures).isGreaterThanOrEqualTo(12);
        cluster.cancel(job);
    }

    @Test
    void boundedJob_readsEachPageOnceAndFinishes() throws Exception {
        Instant first = clock.instant().minus(Duration.ofDays(3));
        SyncPlan.Builder plan = plan(FakeVideoSdkHistory.builder(10_000, first).clock(clock), first);
        SessionSource source = SessionSource.builder()
                .account(account(plan))
                .until(clock.instant())
                .build();

        JobStatus end = cluster.await(cluster.submit(source, table, 4));

        assertThat(end).isEqualTo(JobStatus.FINISHED);
        assertThat(table.differences(truth())).isEmpty();
        assertThat(table.writes()).isEqualTo(10_000);
        assertThat(pages()).doesNotHaveDuplicates();
    }

    @Test
    void rounds_readNothingBeforeTheLookBackTwice() throws Exception {
        Instant first = Instant.now().minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.SECONDS);
        SyncPlan.Builder plan = plan(FakeVideoSdkHistory.builder(5_000, first).distance(Duration.ofMinutes(2)), first);
        Duration lookBack = Duration.ofHours(30);
        Instant started = Instant.now();
        SessionSource source = SessionSource.builder()
                .account(account(plan.lookBack(lookBack).maxSessionsPerWindow(100_000)))
                .every(Duration.ofMillis(300))
                .build();

        JobID job = cluster.submit(source, table, 2);
        Cluster.until(() -> pages().size() - new HashSet<>(pages()).size() > 30 || fake.requestCount() > 300);
        cluster.cancel(job);

        Set<String> seen = new HashSet<>();
        long earliest = started.minus(lookBack).toEpochMilli();
        List<ReceivedRequest> again = fake.requests().stream()
                .filter(request -> !seen.add(page(request)) || request.path().contains("session-"))
                .toList();
        assertThat(fake.requestCount()).isGreaterThan(60);
        assertThat(again)
                .allMatch(request ->
                        request.queryValue("startDate").map(Long::parseLong).orElse(0L) >= earliest);
        assertThat(fake.requests().stream()
                        .filter(request ->
                                Long.parseLong(request.queryValue("startDate").orElseThrow()) < earliest)
                        .map(SyncOnClusterTest::page))
                .doesNotHaveDuplicates();
    }

    private List<String> pages() {
        return fake.requests().stream().map(SyncOnClusterTest::page).toList();
    }

    private static String page(ReceivedRequest request) {
        return request.path() + "?" + request.rawQuery();
    }

    @Test
    void budget_fourReaders_isNeverExceededAndNearlyAllUsed() throws Exception {
        int limit = 60;
        Duration period = Duration.ofSeconds(10);
        Instant first = Instant.now().minus(Duration.ofDays(8)).truncatedTo(ChronoUnit.SECONDS);
        SyncPlan.Builder plan = plan(FakeVideoSdkHistory.builder(30_000, first).rateLimit(limit, period), first);
        List<Long> arrivals = Collections.synchronizedList(new ArrayList<>());
        fake.beforeHandling(request -> {
            arrivals.add(System.nanoTime());
            return request;
        });
        SessionSource source = SessionSource.builder()
                .account(SyncAccount.builder("videosdk", plan.build())
                        .atMost(limit, period)
                        .build())
                .until(Instant.now())
                .build();

        cluster.await(cluster.submit(source, table, 4));

        assertThat(table.rows()).hasSize(30_000);
        assertThat(fake.rejectedRequests()).isZero();
        List<Long> times = arrivals.stream().sorted().toList();
        long[] distances = IntStream.range(limit, times.size())
                .mapToLong(index -> times.get(index) - times.get(index - limit))
                .toArray();
        assertThat(distances).hasSizeGreaterThan(200);
        assertThat(LongStream.of(distances).min().orElseThrow()).isGreaterThanOrEqualTo(period.toNanos());
        double used = period.toNanos() / LongStream.of(distances).average().orElseThrow();
        System.out.printf(Locale.ROOT, "%d requests used %.1f %% of the budget%n", times.size(), used * 100);
        assertThat(used).isGreaterThan(0.95);
    }

    @Test
    void tooManyRequests_seenByOneReader_pausesAll() throws Exception {
        Instant first = clock.instant().minus(Duration.ofDays(2));
        SyncPlan.Builder plan = plan(FakeVideoSdkHistory.builder(8_000, first).clock(clock), first);
        List<Long> arrivals = Collections.synchronizedList(new ArrayList<>());
        fake.beforeHandling(request -> {
            arrivals.add(System.nanoTime());
            if (arrivals.size() == 20) {
                fake.enqueue(FakeResponse.empty(429).withHeader("Retry-After", "3"));
            }
            return request;
        });
        SessionSource source = SessionSource.builder()
                .account(SyncAccount.builder("videosdk", plan.build())
                        .atMost(20, Duration.ofSeconds(1))
                        .build())
                .until(clock.instant())
                .build();

        JobStatus end = cluster.await(cluster.submit(source, table, 4));

        assertThat(end).isEqualTo(JobStatus.FINISHED);
        assertThat(table.differences(truth())).isEmpty();
        List<Long> times = arrivals.stream().sorted().toList();
        long longest = 0;
        for (int index = 1; index < times.size() && index < 82; index++) {
            longest = Math.max(longest, times.get(index) - times.get(index - 1));
        }
        assertThat(Duration.ofNanos(longest)).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(20));
    }
}

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
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import io.unisession.videosdk.VideoSdk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are stopped with a savepoint, and continued in another way. */
@Tag("real-servers")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SavepointTest {
    private static final Logger FLINK = Logger.getLogger("org.apache.flink");
    private static final int SESSIONS = 4_000;
    private static final int PAGE = 100;
    private static final Duration DISTANCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final Instant first = Instant.now().minus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS);
    private final Instant end = first.plus(DISTANCE.multipliedBy(SESSIONS));
    private final Table table = new Table();
    private FakeVideoSdkHistory fake;
    private Cluster cluster;

    @BeforeEach
    void startCluster() throws Exception {
        FLINK.setLevel(Level.OFF);
        fake = FakeVideoSdkHistory.builder(SESSIONS, first).distance(DISTANCE).start();
        System.setProperty("VIDEOSDK_API_KEY", fake.apiKey());
        System.setProperty("VIDEOSDK_SECRET_KEY", fake.secretKey());
        System.setProperty("VIDEOSDK_BASE_URL", fake.baseUrl().toString());
        cluster = Cluster.start(directory);
    }

    @AfterEach
    void close() {
        cluster.close();
        fake.close();
        List.of("VIDEOSDK_API_KEY", "VIDEOSDK_SECRET_KEY", "VIDEOSDK_BASE_URL").forEach(System::clearProperty);
    }

    /** Slow enough that a job can be stopped on the way. */
    private SessionSource sourceOf(String... accounts) {
        SessionSource.Builder source = SessionSource.builder();
        for (String account : accounts) {
            SyncPlan plan = SyncPlan.builder(account, first)
                    .windowLength(Duration.ofHours(6))
                    .pageSize(PAGE)
                    .build();
            source.account(SyncAccount.builder("videosdk", plan)
                    .atMost(10, Duration.ofSeconds(1))
                    .build());
        }
        return source.until(end).build();
    }

    /** What the service has, as rows of some accounts. */
    private Map<String, String> truth(String... accounts) {
        Map<String, String> truth = new HashMap<>();
        try (SessionClient client = VideoSdk.builder()
                .credentials(fake.apiKey(), fake.secretKey())
                .baseUrl(fake.baseUrl().toString())
                .build()) {
            client.require(SessionListing.class)
                    .listSessions(SessionQuery.all(), PageRequest.first().withSize(1000), CallOptions.defaults())
                    .forEach(session -> Stream.of(accounts)
                            .forEach(account -> truth.put(
                                    account + "/" + session.id(),
                                    SessionVersion.of(account, session, Instant.EPOCH)
                                            .hash())));
        }
        return truth;
    }

    private long rowsOf(String account) {
        return table.rows().keySet().stream()
                .filter(key -> key.startsWith(account + "/"))
                .count();
    }

    /** Requests that were sent again: those whose responses were on their way when the job was stopped. */
    private int pagesReadAgain() {
        List<String> pages = fake.requests().stream()
                .map(request -> request.path() + "?" + request.rawQuery())
                .toList();
        return pages.size() - new HashSet<>(pages).size();
    }

    private String stopOnTheWay(JobID job) throws Exception {
        Cluster.until(() -> table.rows().size() > SESSIONS / 4);
        String savepoint = cluster.stop(job);
        assertThat(table.rows()).hasSizeLessThan(SESSIONS * 3 / 4);
        return savepoint;
    }

    private void continuedBy(int readersBefore, int readersAfter) throws Exception {
        SessionSource source = sourceOf("videosdk");
        String savepoint = stopOnTheWay(cluster.submit(source, table, readersBefore));
        assertThat(table.writers()).hasSize(readersBefore);
        table.writers().clear();

        JobStatus status = cluster.await(cluster.submit(source, table, readersAfter, savepoint));

        assertThat(status).isEqualTo(JobStatus.FINISHED);
        assertThat(pagesReadAgain())
                .as("each reader had up to 4 pages on their way")
                .isLessThanOrEqualTo(readersBefore * 4);
        assertThat(table.writers()).hasSize(readersAfter);
        assertThat(table.differences(truth("videosdk"))).isEmpty();
        assertThat(table.writes()).isEqualTo(SESSIONS);
    }

    @Test
    void continuedByFewerReaders_eachVersionIsWrittenOnce() throws Exception {
        continuedBy(4, 1);
    }

    @Test
    void continuedByMoreReaders_allOfThemReadOnAndEachVersionIsWrittenOnce() throws Exception {
        continuedBy(1, 4);
    }

    @Test
    void continuedWithAnotherListOfAccounts_keptIsReadOnAndRemovedIsNotAndAddedIsReadFromItsStart() throws Exception {
        String savepoint = stopOnTheWay(cluster.submit(sourceOf("kept", "removed"), table, 2));
        long keptAtTheStop = rowsOf("kept");
        long removedAtTheStop = rowsOf("removed");
        assertThat(keptAtTheStop).isPositive();
        assertThat(removedAtTheStop).isPositive();

        JobStatus status = cluster.await(cluster.submit(sourceOf("kept", "added"), table, 2, savepoint));

        assertThat(status).isEqualTo(JobStatus.FINISHED);
        assertThat(rowsOf("removed")).isEqualTo(removedAtTheStop);
        table.rows().keySet().removeIf(key -> key.startsWith("removed/"));
        assertThat(table.differences(truth("kept", "added"))).isEmpty();
        assertThat(table.writes()).as("each version once").isEqualTo(2 * SESSIONS + (int) removedAtTheStop);
    }
}

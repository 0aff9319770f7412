package io.unisession.flink.cluster;

import io.unisession.SessionClient;
import io.unisession.capability.SessionListing;
import io.unisession.history.sync.SessionVersion;
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import io.unisession.videosdk.VideoSdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A job that {@code flink run} submits to a cluster of two processes, and that loses its TaskManager on the way.
 *
 * @param printed what {@code flink run} printed
 * @param rows the hash of the latest version of each session, by its id
 * @param truth the same, as the service has it
 * @param written how many versions were written
 * @param secretLogged whether a log has the secret of the account
 */
public record StandaloneRun(
        String printed, Map<String, String> rows, Map<String, String> truth, int written, boolean secretLogged) {
    static final int SESSIONS = 12_000;

    /** Runs the job; the cluster keeps its files in a directory. */
    public static StandaloneRun in(Path directory) throws Exception {
        Instant until = Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        Instant from = until.minus(Duration.ofSeconds(20L * SESSIONS));
        Path output = directory.resolve("rows");
        try (FakeVideoSdkHistory service =
                        FakeVideoSdkHistory.builder(SESSIONS, from).start();
                StandaloneCluster cluster = StandaloneCluster.start(
                        directory,
                        Map.of(
                                "VIDEOSDK_API_KEY", service.apiKey(),
                                "VIDEOSDK_SECRET_KEY", service.secretKey(),
                                "VIDEOSDK_BASE_URL", service.baseUrl().toString()))) {
            Path jar = StandaloneCluster.pack(directory.resolve("job.jar"));
            CompletableFuture<String> job = CompletableFuture.supplyAsync(() -> {
                try {
                    return cluster.run(
                            jar, CopyJob.class.getName(), from.toString(), until.toString(), output.toString());
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            });
            Cluster.until(() -> job.isDone() || RowFiles.written(output).size() > SESSIONS / 6);
            if (job.isDone()) {
                throw new IllegalStateException(
                        "the job was over before its TaskManager could be killed:\n" + job.join());
            }
            cluster.replaceTaskManager();
            String printed = job.get(4, TimeUnit.MINUTES);

            List<RowFiles.Row> written = RowFiles.written(output);
            Map<String, String> rows = new TreeMap<>();
            RowFiles.latest(written).forEach((id, row) -> rows.put(id, row.hash()));
            String logs = Files.readString(cluster.log("jobmanager")) + Files.readString(cluster.log("taskmanager"));
            return new StandaloneRun(printed, rows, truth(service), written.size(), logs.contains(service.secretKey()));
        }
    }

    private static Map<String, String> truth(FakeVideoSdkHistory service) {
        Map<String, String> truth = new TreeMap<>();
        try (SessionClient client = VideoSdk.builder()
                .credentials(service.apiKey(), service.secretKey())
                .baseUrl(service.baseUrl().toString())
                .build()) {
            client.require(SessionListing.class)
                    .listSessions()
                    .forEach(session -> truth.put(
                            session.id(),
                            SessionVersion.of("videosdk", session, Instant.EPOCH)
                                    .hash()));
        }
        return truth;
    }
}

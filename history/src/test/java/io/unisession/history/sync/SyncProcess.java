package io.unisession.history.sync;

import io.unisession.SessionClient;
import io.unisession.videosdk.VideoSdk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A process of its own that copies sessions into files. */
final class SyncProcess {
    static final int PAGE = 10;

    private SyncProcess() {}

    static Process start(String baseUrl, String apiKey, String secretKey, Path folder, Instant from, Instant end)
            throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SyncProcess.class.getName(),
                        baseUrl,
                        apiKey,
                        secretKey,
                        folder.toString(),
                        from.toString(),
                        end.toString()))
                .inheritIO()
                .start();
    }

    public static void main(String... args) throws InterruptedException {
        Path folder = Path.of(args[3]);
        SyncPlan plan = SyncPlan.builder("videosdk", Instant.parse(args[4]))
                .pageSize(PAGE)
                .build();
        try (SessionClient client = VideoSdk.builder()
                        .credentials(args[1], args[2])
                        .baseUrl(args[0])
                        .build();
                SessionSync sync = SessionSync.builder(
                                SyncFiles.ndjson(folder), SyncStateFile.of(folder.resolve("state")))
                        .add(plan, client, RequestBudget.unlimited())
                        .build()) {
            if (sync.run(Instant.parse(args[5])).get(0).failure().isPresent()) {
                System.exit(1);
            }
        }
    }
}

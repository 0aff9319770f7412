package io.unisession.examples;

import io.unisession.SessionClient;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.SessionSync;
import io.unisession.history.sync.SyncFiles;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncResult;
import io.unisession.history.sync.SyncStateFile;
import io.unisession.videosdk.VideoSdk;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Copies the sessions of two accounts of VideoSDK into files, side by side. Run it again, and it copies what is new or
 * changed. It can be killed at any time; {@link CopySessions} does so.
 *
 * <p>The environment variables {@code EU_API_KEY}, {@code EU_SECRET_KEY} and {@code EU_BASE_URL} are of one account,
 * those with {@code US} of the other. The system property {@code copy.folder} is where the files are, and {@code
 * copy.from} and {@code copy.to} are the range of start times.
 */
public final class CopyAccounts {
    private CopyAccounts() {}

    /**
     * Runs the copy.
     *
     * @param args none
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String... args) throws InterruptedException {
        SmallProgram.main(args, CopyAccounts::run);
    }

    static void run(PrintStream out) throws InterruptedException {
        Path folder = Path.of(System.getProperty("copy.folder", "copy"));
        Instant from = Instant.parse(System.getProperty("copy.from"));
        Instant to = Instant.parse(System.getProperty("copy.to"));
        try (SessionClient europe = client("EU");
                SessionClient america = client("US");
                SessionSync sync = SessionSync.builder(
                                SyncFiles.ndjson(folder), SyncStateFile.of(folder.resolve("sync.state")))
                        .add(plan("videosdk/eu", from), europe, RequestBudget.atMost(10, Duration.ofSeconds(1)))
                        .add(plan("videosdk/us", from), america, RequestBudget.atMost(10, Duration.ofSeconds(1)))
                        .build()) {
            for (SyncResult result : sync.run(to)) {
                out.println(result.source() + ": new or changed sessions: " + result.versions());
                result.failure().ifPresent(failure -> out.println("  not complete: " + failure.getMessage()));
            }
        }
    }

    private static SyncPlan plan(String source, Instant from) {
        return SyncPlan.builder(source, from).pageSize(50).build();
    }

    private static SessionClient client(String account) {
        return VideoSdk.builder()
                .credentials(System.getenv(account + "_API_KEY"), System.getenv(account + "_SECRET_KEY"))
                .baseUrl(System.getenv(account + "_BASE_URL"))
                .build();
    }
}

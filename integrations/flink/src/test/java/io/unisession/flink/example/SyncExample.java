package io.unisession.flink.example;

import io.unisession.Session;
import io.unisession.flink.SessionSource;
import io.unisession.flink.SyncAccount;
import io.unisession.flink.cluster.Failures;
import io.unisession.flink.cluster.Table;
import io.unisession.history.sync.SyncPlan;
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Copies the sessions of an embedded service on a Flink cluster within this process, which fails once on the way, and
 * compares the rows with those of a copy without a failure.
 */
public final class SyncExample {
    // Both say on stderr what they do, which hides the rows. A logger that nobody refers to forgets its level.
    private static final Logger FLINK = Logger.getLogger("org.apache.flink");
    private static final Logger PEKKO = Logger.getLogger("org.apache.pekko");
    private static final int SESSIONS = 5_000;
    private static final Duration DISTANCE = Duration.ofMinutes(1);

    private SyncExample() {}

    public static void main(String[] arguments) throws Exception {
        FLINK.setLevel(Level.OFF);
        PEKKO.setLevel(Level.OFF);
        // The last session has ended by now, so both copies find the same.
        Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(1));
        Instant start = end.minus(DISTANCE.multipliedBy(SESSIONS));
        try (FakeVideoSdkHistory service =
                FakeVideoSdkHistory.builder(SESSIONS, start).distance(DISTANCE).start()) {
            System.setProperty("EU_API_KEY", service.apiKey());
            System.setProperty("EU_SECRET_KEY", service.secretKey());
            System.setProperty("EU_BASE_URL", service.baseUrl().toString());
            Failures.failAfter(SESSIONS / 2);
            Table disturbed = copy(start, end);
            Table undisturbed = copy(start, end);

            disturbed.rows().values().stream()
                    .flatMap(version -> version.session().stream())
                    .sorted(Comparator.comparing(session -> session.startedAt().orElseThrow()))
                    .limit(5)
                    .forEach(SyncExample::print);
            boolean same = hashes(disturbed).equals(hashes(undisturbed));
            System.out.println(disturbed.rows().size() + " sessions, as in a copy without a failure: " + same
                    + ". The job failed " + Failures.failed() + " time, and " + disturbed.writes()
                    + " versions were written.");
            if (!same) {
                System.exit(1);
            }
        }
    }

    private static Map<String, String> hashes(Table table) {
        return table.rows().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().hash()));
    }

    private static Table copy(Instant start, Instant end) throws Exception {
        Table table = new Table();
        SyncAccount europe = SyncAccount.builder(
                        "videosdk",
                        SyncPlan.builder("videosdk/eu", start).pageSize(100).build())
                .setting("VIDEOSDK_API_KEY", "EU_API_KEY")
                .setting("VIDEOSDK_SECRET_KEY", "EU_SECRET_KEY")
                .setting("VIDEOSDK_BASE_URL", "EU_BASE_URL")
                .atMost(20, Duration.ofSeconds(1))
                .build();
        SessionSource source =
                SessionSource.builder().account(europe).until(end).build();

        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(checkpoints());
        environment.setParallelism(2);
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "sessions")
                .map(new Failures())
                .returns(source.getProducedType())
                .sinkTo(table);
        environment.execute("sessions");
        return table;
    }

    private static Configuration checkpoints() throws Exception {
        Path directory = Files.createTempDirectory("checkpoints");
        Configuration settings = new Configuration();
        settings.setString("execution.checkpointing.interval", "200 ms");
        settings.setString("execution.checkpointing.dir", directory.toUri().toString());
        settings.setString("restart-strategy.type", "fixed-delay");
        settings.setString("restart-strategy.fixed-delay.attempts", "3");
        settings.setString("restart-strategy.fixed-delay.delay", "100 ms");
        return settings;
    }

    private static void print(Session session) {
        System.out.println(session.startedAt().orElseThrow() + "  " + session.id() + "  " + session.status()
                + ", participants: " + session.participants().size());
    }
}

package io.unisession.history.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.ProviderDocument;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed in the middle. */
@Tag("real-servers")
class SyncCrashTest {
    private static final int SESSIONS = 800;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void processes_killedAtRandomPoints_loseNothingAndRequestAtMostOnePageAgain() throws Exception {
        Random random = new Random(20260301);
        Instant end = START.plus(Duration.ofDays(1));
        int kills = 0;
        try (FakeVideoSdkHistory fake =
                FakeVideoSdkHistory.builder(SESSIONS, START).start()) {
            boolean over = false;
            while (!over) {
                int requests = fake.requestCount();
                Process process = SyncProcess.start(
                        fake.baseUrl().toString(), fake.apiKey(), fake.secretKey(), folder, START, end);
                int pages = 1 + random.nextInt(25);
                while (!process.waitFor(1, TimeUnit.MILLISECONDS) && fake.requestCount() < requests + pages) {
                    // It copies.
                }
                if (process.isAlive()) {
                    kills++;
                    process.destroyForcibly();
                    assertThat(process.waitFor()).isNotZero();
                } else {
                    assertThat(process.exitValue()).isZero();
                    over = true;
                }
            }

            assertThat(kills).isGreaterThan(3);
            assertThat(ids()).hasSize(SESSIONS).doesNotHaveDuplicates();
            assertThat(fake.requests().stream()
                            .collect(Collectors.groupingBy(
                                    Function.<ReceivedRequest>identity().andThen(ReceivedRequest::rawQuery),
                                    Collectors.counting()))
                            .values()
                            .stream()
                            .mapToLong(times -> times - 1)
                            .sum())
                    .as("pages that were requested again")
                    .isLessThanOrEqualTo(kills);
        }
    }

    private List<String> ids() throws Exception {
        return Files.readAllLines(folder.resolve("sessions.ndjson")).stream()
                .map(line -> ProviderDocument.of(line).text("/session_id").orElseThrow())
                .toList();
    }
}

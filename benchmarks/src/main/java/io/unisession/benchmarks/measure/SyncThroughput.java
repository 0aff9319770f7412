package io.unisession.benchmarks.measure;

import io.unisession.SessionClient;
import io.unisession.benchmarks.server.Responses;
import io.unisession.benchmarks.subject.SyncByHand;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.SessionSync;
import io.unisession.history.sync.SyncFiles;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncProgress;
import io.unisession.history.sync.SyncStateFile;
import io.unisession.videosdk.VideoSdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Copies the service's sessions into files, by turns with UniSession and by hand, and tells how many in a second, and how
 * long UniSession took for each page.
 */
public final class SyncThroughput {
    private static final Instant DAY = Instant.parse("2022-02-22T00:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2022-02-23T00:00:00Z");

    private SyncThroughput() {}

    /** Takes the base URL, the number of rounds, an empty folder, and a file to write the microseconds of each page to. */
    @SuppressWarnings("SystemOut") // the caller reads it
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        List<String> samples = new ArrayList<>();
        // Two rounds to warm up.
        for (int round = -2; round < rounds; round++) {
            Path own = Files.createDirectories(folder.resolve("round" + round));
            double byUniSession = perSecond(() -> copy(arguments[0], own.resolve("unisession"), samples));
            double byHand = perSecond(() ->
                    SyncByHand.copy(arguments[0], Responses.pages(), Files.createDirectories(own.resolve("hand"))));
            if (round >= 0) {
                System.out.println("sync " + byUniSession + " " + byHand);
            } else {
                samples.clear();
            }
        }
        Files.write(Path.of(arguments[3]), samples);
        System.exit(0);
    }

    /** Copies all sessions. */
    private interface Copy {
        void run() throws IOException, InterruptedException;
    }

    private static double perSecond(Copy copy) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        copy.run();
        return (double) Responses.pages() * Responses.pageSize() * 1e9 / (System.nanoTime() - begun);
    }

    private static void copy(String baseUrl, Path folder, List<String> samples) throws InterruptedException {
        // All sessions of the list have one start and one id: there is one window, and none may be taken for another.
        SyncPlan plan = SyncPlan.builder("videosdk", DAY)
                .maxSessionsPerWindow(Long.MAX_VALUE)
                .lookBack(Duration.ZERO)
                .build();
        try (SessionClient client = VideoSdk.builder()
                        .token("made-up-token")
                        .baseUrl(baseUrl)
                        .build();
                SessionSync sync = SessionSync.builder(
                                SyncFiles.ndjson(folder), SyncStateFile.of(folder.resolve("state")))
                        .add(plan, client, RequestBudget.unlimited())
                        .listener(new Samples(samples))
                        .build()) {
            sync.run(NEXT_DAY).get(0).failure().ifPresent(failure -> {
                throw failure;
            });
        }
    }

    /** Notes how long each page took: to request, map and write it, and to keep the state. */
    private static final class Samples implements Consumer<SyncProgress> {
        private final List<String> samples;
        private long last = System.nanoTime();

        Samples(List<String> samples) {
            this.samples = samples;
        }

        @Override
        public void accept(SyncProgress progress) {
            long now = System.nanoTime();
            samples.add(Long.toString((now - last) / 1_000));
            last = now;
        }
    }
}

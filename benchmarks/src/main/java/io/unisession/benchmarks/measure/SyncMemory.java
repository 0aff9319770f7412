package io.unisession.benchmarks.measure;

import io.unisession.SessionClient;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.SessionSync;
import io.unisession.history.sync.SyncFiles;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncProgress;
import io.unisession.history.sync.SyncStateFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Copies a million sessions and tells how much memory is alive after a tenth of them and at the end. */
public final class SyncMemory {
    private static final long SESSIONS = 1_000_000;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration DISTANCE = Duration.ofSeconds(30);

    private long early;
    private long late;

    private SyncMemory() {}

    /** Takes an empty folder. */
    @SuppressWarnings("SystemOut") // the caller reads it
    public static void main(String[] arguments) throws InterruptedException {
        new SyncMemory().run(Path.of(arguments[0]));
        System.exit(0);
    }

    @SuppressWarnings("SystemOut")
    private void run(Path folder) throws InterruptedException {
        Instant end = FIRST.plus(DISTANCE.multipliedBy(SESSIONS));
        SyncPlan plan = SyncPlan.builder("many", FIRST).build();
        try (SessionClient client = ManySessions.client(FIRST, DISTANCE, 500, Instant::now);
                SessionSync sync = SessionSync.builder(
                                SyncFiles.ndjson(folder), SyncStateFile.of(folder.resolve("state")))
                        .add(plan, client, RequestBudget.unlimited())
                        .listener(this::measure)
                        .build()) {
            sync.run(end);
        }
        System.out.println("memory " + SESSIONS + " " + early + " " + late);
    }

    private void measure(SyncProgress progress) {
        if (early == 0 && progress.versions() >= SESSIONS / 10) {
            early = live();
        }
        if (late == 0 && progress.versions() >= SESSIONS * 99 / 100) {
            late = live();
        }
    }

    private static long live() {
        for (int index = 0; index < 3; index++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

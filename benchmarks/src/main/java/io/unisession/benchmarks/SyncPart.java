package io.unisession.benchmarks;

import io.unisession.benchmarks.measure.SyncMemory;
import io.unisession.benchmarks.measure.SyncSimulation;
import io.unisession.benchmarks.measure.SyncThroughput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How fast a sync copies sessions into files, and how much memory it needs. */
final class SyncPart {
    private final Bench bench;

    SyncPart(Bench bench) {
        this.bench = bench;
    }

    void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(bench.directory(), "sync");
        try {
            throughput(folder);
            memory(folder.resolve("memory"));
        } finally {
            delete(folder);
        }
    }

    private void throughput(Path folder) throws IOException, InterruptedException {
        List<double[]> rounds = measure(folder);
        Figures ratio = new Figures();
        ratio.addFork(rounds.stream().map(round -> round[0] / round[1]).toList());
        bench.table().begin("Sessions copied into NDJSON", "", "sessions/s", "UniSession / this");
        for (int index = 0; index < 2; index++) {
            int which = index;
            Figures perSecond = new Figures();
            perSecond.addFork(rounds.stream().map(round -> round[which]).toList());
            bench.table()
                    .row(
                            index == 0 ? "SessionSync" : "OkHttp, Jackson and a writer, by hand",
                            perSecond.text(0),
                            index == 0 ? "" : ratio.text(2));
        }
        bench.goals().atLeast("sessions copied in a second / by hand", 0.8, ratio.median());
    }

    private void memory(Path folder) throws IOException, InterruptedException {
        double[] memory = Jdk.numbers(
                        bench.jdk().measure(bench.classPaths().all(), SyncMemory.class, List.of(folder.toString())),
                        "memory")
                .get(0);
        bench.table().begin("A sync of many sessions", "", "sessions", "KB alive after a tenth", "KB alive at the end");
        bench.table()
                .row(
                        "SessionSync",
                        Figures.text(memory[0], 0),
                        Figures.text(memory[1] / 1_000, 0),
                        Figures.text(memory[2] / 1_000, 0));
        // Of the tasks of the round, fewer are left at the end.
        bench.goals().atMost("a sync of 1,000,000 sessions: memory alive, end / tenth", 1.05, memory[2] / memory[1]);
    }

    private List<double[]> measure(Path folder) throws IOException, InterruptedException {
        return Jdk.numbers(
                bench.jdk()
                        .measure(
                                bench.classPaths().all(),
                                SyncThroughput.class,
                                List.of(
                                        bench.service().plain(),
                                        Integer.toString(bench.scaled(5, 3)),
                                        folder.toString(),
                                        samples(folder))),
                "sync");
    }

    private static String samples(Path folder) {
        return folder.resolve("samples").toString();
    }

    /** Fifty million sessions a year, a look-back of a day, 100 ms to the provider and back, 600 requests in a minute. */
    void simulation() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(bench.directory(), "sync");
        try {
            measure(folder);
            bench.table().text("A sync of 50,000,000 sessions a year, simulated:");
            for (String[] words : bench.jdk()
                    .measure(
                            bench.classPaths().all(),
                            SyncSimulation.class,
                            List.of("50000000", "100", "24", "100", "600", samples(folder)))) {
                bench.table().text(String.join(" ", words));
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

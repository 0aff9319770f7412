package io.unisession.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What paired runs of several forks gave. The first subject is what the others are divided by. */
final class PairedResult {
    private final List<List<double[]>> rounds = new ArrayList<>();
    private final List<List<double[]>> processor = new ArrayList<>();
    private final List<double[]> bytes = new ArrayList<>();

    void addFork(List<String[]> lines) {
        rounds.add(Jdk.numbers(lines, "round"));
        processor.add(Jdk.numbers(lines, "processor"));
        bytes.add(Jdk.numbers(lines, "bytes").get(0));
    }

    /** Time of a subject over that of another, round by round. */
    Figures timeRatio(int subject, int other) {
        return ratio(rounds, subject, other);
    }

    /** As {@link #timeRatio}, of the processor time of the calling thread, which other programs hardly change. */
    Figures processorTimeRatio(int subject, int other) {
        return ratio(processor, subject, other);
    }

    private static Figures ratio(List<List<double[]>> times, int subject, int other) {
        Figures figures = new Figures();
        times.forEach(fork -> figures.addFork(
                fork.stream().map(round -> round[subject] / round[other]).toList()));
        return figures;
    }

    Figures micros(int subject) {
        Figures figures = new Figures();
        rounds.forEach(fork -> figures.addFork(
                fork.stream().map(round -> round[subject] / 1_000).toList()));
        return figures;
    }

    Figures bytes(int subject) {
        Figures figures = new Figures();
        bytes.forEach(fork -> figures.addFork(List.of(fork[subject])));
        return figures;
    }

    Figures bytesRatio(int subject, int other) {
        Figures figures = new Figures();
        bytes.forEach(fork -> figures.addFork(List.of(fork[subject] / fork[other])));
        return figures;
    }
}

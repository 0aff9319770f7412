package io.unisession.benchmarks;

import io.unisession.benchmarks.measure.ColdStart;
import io.unisession.benchmarks.server.Responses;
import io.unisession.benchmarks.subject.ByVideoSdkMinting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** New JVMs, from their start to their first session. */
final class ColdStartPart {
    private static final int FIRST_WITH_AOT_CACHE = 25;

    private static final Pattern OWN_CLASS = Pattern.compile("\\bio\\.unisession\\.(?!benchmarks)");
    private static final Pattern OF_RECORDINGS =
            Pattern.compile("(Recording|Transcript|Artifact|Download|VideoSdkStream|transport\\.File)");

    private final Bench bench;

    /** What is started: a command, and what the table calls it. */
    private record Start(String name, List<String> command) {}

    ColdStartPart(Bench bench) {
        this.bench = bench;
    }

    void run() throws IOException, InterruptedException {
        String plain = bench.service().plain();
        String tls = bench.service().tls();
        List<String> trust = bench.service().trust();
        for (Jdk jdk : bench.jdks()) {
            List<Start> starts = new ArrayList<>();
            starts.add(start(jdk, "", List.of(), bench.floor(), plain + "|" + Responses.SMALL));
            starts.add(start(jdk, "", List.of(), bench.videoSdk(), plain + "|" + Responses.SMALL));
            starts.add(start(jdk, " with a minted token", List.of(), minting(), plain + "|" + Responses.SMALL));
            starts.add(start(jdk, ", TLS", trust, bench.floor(), tls + "|" + Responses.SMALL));
            starts.add(start(jdk, ", TLS", trust, bench.videoSdk(), tls + "|" + Responses.SMALL));
            starts.add(start(jdk, "", List.of(), bench.bandwidth(), plain + "|" + Bench.BANDWIDTH_SESSION));
            int bandwidth = starts.size() - 1;
            for (String peer : PeerPart.NAMES) {
                starts.add(start(
                        jdk,
                        "",
                        PeerPart.options(bench.directory()),
                        bench.peer(peer, PeerPart.className(peer)),
                        PeerPart.target(peer, plain)));
            }
            List<List<Double>> millis =
                    report("Cold start, JDK " + jdk.version() + ": a new JVM to its first session", starts, 12);
            String title = "cold start, JDK " + jdk.feature() + ": ";
            List<Double> peers = millis.subList(bandwidth + 1, millis.size()).stream()
                    .map(Figures::median)
                    .toList();
            bench.goals().atMost(title + "ms / floor", 1.25, ratio(millis.get(1), millis.get(0)));
            bench.goals().below(title + "ms, against every peer", peers, Figures.median(millis.get(1)));
            bench.goals()
                    .atMost(
                            title + "Bandwidth session / Bandwidth's SDK",
                            0.85,
                            ratio(millis.get(bandwidth), millis.get(bandwidth + 1)));
        }
    }

    /** With what a JDK can keep from an earlier run. */
    void archives() throws IOException, InterruptedException {
        String target = bench.service().plain() + "|" + Responses.SMALL;
        for (Jdk jdk : bench.jdks()) {
            List<Start> starts = new ArrayList<>();
            for (Contestant original : List.of(bench.floor(), bench.videoSdk())) {
                Contestant contestant = new Contestant(
                        original.name(),
                        original.className(),
                        bench.classPaths().ofJars(original.classPath()));
                starts.add(start(jdk, "", List.of(), contestant, target));
                String name = contestant.className().replaceFirst(".*\\.", "") + "-" + jdk.feature();
                Path cds = bench.directory().resolve(name + ".jsa");
                warm(jdk, List.of("-XX:ArchiveClassesAtExit=" + cds), contestant, target);
                starts.add(start(jdk, ", AppCDS", List.of("-XX:SharedArchiveFile=" + cds), contestant, target));
                if (jdk.feature() >= FIRST_WITH_AOT_CACHE) {
                    Path aot = bench.directory().resolve(name + ".aot");
                    warm(jdk, List.of("-XX:AOTCacheOutput=" + aot), contestant, target);
                    starts.add(start(jdk, ", AOT cache", List.of("-XX:AOTCache=" + aot), contestant, target));
                }
            }
            report("Cold start with an archive, JDK " + jdk.version(), starts, 12);
        }
    }

    /**
     * What recordings cost a client that never lists any: how many of their classes its JVM loads. Their names tell them
     * apart from the others.
     */
    void recordings() throws IOException, InterruptedException {
        String target = bench.service().plain() + "|" + Responses.SMALL;
        bench.table().begin("Classes that a getSession loads", "", "UniSession's", "of recordings among them");
        for (Jdk jdk : bench.jdks()) {
            Path log = bench.directory().resolve("classes-" + jdk.feature() + ".log");
            warm(jdk, List.of("-Xlog:class+load:file=" + log), bench.videoSdk(), target);
            List<String> loaded;
            try (Stream<String> lines = Files.lines(log)) {
                loaded = lines.filter(line -> OWN_CLASS.matcher(line).find()).toList();
            }
            long ofRecordings = loaded.stream()
                    .filter(line -> OF_RECORDINGS.matcher(line).find())
                    .count();
            bench.table()
                    .row(
                            "JDK " + jdk.version(),
                            Figures.text((double) loaded.size(), 0),
                            Figures.text((double) ofRecordings, 0));
            bench.goals().atMost("recordings, JDK " + jdk.feature() + ": classes that nobody asked for", 16, (double)
                    ofRecordings);
        }
    }

    private Contestant minting() {
        return new Contestant(
                bench.videoSdk().name(),
                ByVideoSdkMinting.class.getName(),
                bench.videoSdk().classPath());
    }

    private Start start(Jdk jdk, String addition, List<String> options, Contestant contestant, String target) {
        return new Start(
                contestant.name() + addition,
                jdk.command(options, contestant.classPath(), ColdStart.class, List.of(contestant.className(), target)));
    }

    private void warm(Jdk jdk, List<String> options, Contestant contestant, String target)
            throws IOException, InterruptedException {
        millis(start(jdk, "", options, contestant, target).command());
    }

    private static double ratio(List<Double> one, List<Double> other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < one.size(); round++) {
            ratios.add(one.get(round) / other.get(round));
        }
        return Figures.median(ratios);
    }

    /** Gives the milliseconds of each, round by round. */
    private List<List<Double>> report(String title, List<Start> starts, int rounds)
            throws IOException, InterruptedException {
        List<List<Double>> all = new ArrayList<>();
        starts.forEach(start -> all.add(new ArrayList<>()));
        // The first round fills the file system's cache and is not counted.
        for (int round = 0; round <= bench.scaled(rounds, 3); round++) {
            for (int index = 0; index < starts.size(); index++) {
                double millis = millis(starts.get(index).command());
                if (round > 0) {
                    all.get(index).add(millis);
                }
            }
        }
        bench.table().begin(title, "", "ms, median", "/ first, median of rounds");
        for (int index = 0; index < starts.size(); index++) {
            bench.table()
                    .row(
                            starts.get(index).name(),
                            Figures.text(Figures.median(all.get(index)), 0),
                            Figures.text(ratio(all.get(index), all.get(0)), 2));
        }
        return all;
    }

    private static double millis(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int first = process.getInputStream().read();
        double millis = (System.nanoTime() - start) / 1e6;
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        if (process.waitFor() != 0 || first < 0) {
            throw new IOException("a cold start failed: " + command.subList(command.size() - 2, command.size()));
        }
        return millis;
    }
}

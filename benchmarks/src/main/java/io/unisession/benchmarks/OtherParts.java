package io.unisession.benchmarks;

import io.unisession.benchmarks.measure.ManyAtOnce;
import io.unisession.benchmarks.measure.TokenCount;
import io.unisession.benchmarks.measure.WalkOfPages;
import io.unisession.benchmarks.server.Responses;
import io.unisession.benchmarks.subject.AtOnceByVideoSdk;
import io.unisession.benchmarks.subject.FloorOnDispatcher;
import io.unisession.benchmarks.subject.FloorOnFixedPool;
import io.unisession.benchmarks.subject.FloorOnVirtualThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What has no pair to be compared with call by call. */
final class OtherParts {
    private static final int LAST_ON_PLATFORM_THREADS = 20;

    private final Bench bench;

    OtherParts(Bench bench) {
        this.bench = bench;
    }

    void tokens() throws IOException, InterruptedException {
        double[] counts = Jdk.numbers(
                        bench.jdk().measure(bench.classPaths().all(), TokenCount.class, List.of()), "tokens")
                .get(0);
        bench.table().begin("Tokens minted", "", "threads", "calls", "tokens");
        bench.table()
                .row(
                        "one client with an API key",
                        Figures.text(counts[1], 0),
                        Figures.text(counts[2], 0),
                        Figures.text(counts[0], 0));
        bench.goals().atMost("tokens minted for 64 threads", 1, counts[0]);
    }

    void pages() throws IOException, InterruptedException {
        double[] walk = Jdk.numbers(bench.jdk().measure(bench.classPaths().all(), WalkOfPages.class, List.of()), "walk")
                .get(0);
        bench.table()
                .begin(
                        "A walk over pages of " + Responses.pageSize(),
                        "",
                        "sessions",
                        "KB alive after 1,000 pages",
                        "KB alive in the last of " + Figures.text(Responses.pages(), 0));
        bench.table()
                .row(
                        "listSessions()",
                        Figures.text(walk[0], 0),
                        Figures.text(walk[1] / 1_000, 0),
                        Figures.text(walk[2] / 1_000, 0));
        // What the JVM itself needs varies by about a hundredth.
        bench.goals().atMost("a walk over 100,000 sessions: memory alive, last / first", 1.02, walk[2] / walk[1]);
    }

    void many() throws IOException, InterruptedException {
        for (Jdk jdk : bench.jdks()) {
            List<Contestant> contestants = new ArrayList<>(List.of(
                    new Contestant(
                            "UniSession, async()",
                            AtOnceByVideoSdk.class.getName(),
                            bench.videoSdk().classPath()),
                    byHand("floor on 64 platform threads", FloorOnFixedPool.class),
                    byHand("floor by OkHttp's dispatcher, limits raised", FloorOnDispatcher.class)));
            if (jdk.feature() > LAST_ON_PLATFORM_THREADS) {
                contestants.add(byHand("floor by OkHttp's dispatcher on virtual threads", FloorOnVirtualThreads.class));
            }
            List<String> arguments = new ArrayList<>(List.of(Integer.toString(bench.scaled(12, 3)), "1000"));
            for (Contestant contestant : contestants) {
                arguments.addAll(contestant.at(bench.service().plain() + "|" + Responses.SMALL));
            }
            List<double[]> rounds = Jdk.numbers(
                    jdk.measure(bench.classPaths().measuring().toString(), ManyAtOnce.class, arguments), "persecond");
            bench.table().begin("64 in flight, JDK " + jdk.version(), "", "calls/s", "UniSession / this");
            double leastRatio = Double.MAX_VALUE;
            for (int index = 0; index < contestants.size(); index++) {
                int which = index;
                Figures perSecond = new Figures();
                perSecond.addFork(rounds.stream().map(round -> round[which]).toList());
                Figures ratio = new Figures();
                ratio.addFork(
                        rounds.stream().map(round -> round[0] / round[which]).toList());
                bench.table().row(contestants.get(index).name(), perSecond.text(0), ratio.text(2));
                leastRatio = index == 0 ? leastRatio : Math.min(leastRatio, ratio.median());
            }
            bench.goals().atLeast("64 in flight, JDK " + jdk.feature() + ": calls/s / the best", 0.95, leastRatio);
        }
    }

    private Contestant byHand(String name, Class<?> subject) {
        return new Contestant(name, subject.getName(), bench.classPaths().byHand());
    }

    void footprint() throws IOException {
        bench.table().begin("Class path with everything it brings", "", "jars", "MB", "UniSession's own jars, KB");
        for (String provider : List.of("unisession-videosdk", "unisession-bandwidth", "unisession-generic")) {
            List<Path> jars = bench.classPaths().providerLibraries(provider);
            long own = 0;
            for (Path jar : jars) {
                String name = ClassPaths.artifact(jar);
                own += name.startsWith("unisession-") ? Files.size(jar) : 0;
            }
            double megabytes = size(provider, jars, Figures.text(own / 1_000.0, 0));
            if (provider.equals("unisession-videosdk")) {
                bench.goals().atMost("unisession-videosdk: jars", 12, jars.size());
                bench.goals().atMost("unisession-videosdk: MB", 6.2, megabytes);
                bench.goals().atMost("unisession-videosdk: UniSession's own jars, KB", 400, own / 1_000.0);
            }
        }
        for (String peer : PeerPart.NAMES) {
            size(peer, bench.classPaths().peerLibraries(peer), "");
        }
    }

    private double size(String name, List<Path> jars, String own) throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        bench.table().row(name, Integer.toString(jars.size()), Figures.text(bytes / 1_000_000.0, 1), own);
        return bytes / 1_000_000.0;
    }

    /**
     * The class path of this JVM has JMH and the benchmarks for it, which the main class does not see when it is
     * compiled.
     */
    void jmh() throws IOException, InterruptedException {
        Path results = bench.directory().resolve("jmh.csv");
        List<String> command = new ArrayList<>(List.of(
                bench.jdk().program("java"),
                "-cp",
                bench.classPaths().all(),
                "org.openjdk.jmh.Main",
                "-f",
                Integer.toString(bench.scaled(2, 1)),
                "-wi",
                "3",
                "-i",
                Integer.toString(bench.scaled(5, 2)),
                "-w",
                "1",
                "-r",
                "1",
                "-prof",
                "gc",
                "-rf",
                "csv",
                "-rff",
                results.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(bench.directory().resolve("jmh.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("JMH failed; see its log");
        }
        bench.table().begin("Parts of a call, by JMH", "", "score", "± (99.9 %)", "unit");
        for (String line : Files.readAllLines(results)
                .subList(1, Files.readAllLines(results).size())) {
            String[] cells = line.replace("\"", "").split(",", -1);
            String name = cells[0].substring(
                    cells[0].lastIndexOf('.', cells[0].indexOf(':') < 0 ? cells[0].length() : cells[0].indexOf(':'))
                            + 1);
            if (!name.contains(":") || name.contains("alloc.rate.norm")) {
                bench.table()
                        .row(
                                name.replace(":·gc.alloc.rate.norm", "").replace(":gc.alloc.rate.norm", ""),
                                Figures.text(Double.parseDouble(cells[4]), 1),
                                Figures.text(Double.parseDouble(cells[5]), 1),
                                cells[6]);
            }
        }
    }
}

package io.unisession.benchmarks;

import io.unisession.benchmarks.server.Answers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is compared call by call in one JVM. */
final class PairedParts {
    private static final String IN_MEMORY = "memory:|";

    private final Bench bench;

    PairedParts(Bench bench) {
        this.bench = bench;
    }

    void small() throws IOException, InterruptedException {
        String target = IN_MEMORY + Answers.SMALL;
        compare(
                "One session, 643 bytes, over a socket in memory",
                5,
                2_000,
                150,
                target,
                bench.floor(),
                bench.videoSdk());
    }

    void large() throws IOException, InterruptedException {
        String target = IN_MEMORY + Answers.LARGE;
        compare(
                "One session with 10,000 participants and 30,000 stays, 3 MB, over a socket in memory",
                3,
                10,
                80,
                target,
                bench.floor(),
                bench.floorWithOneArray(),
                bench.videoSdk());
    }

    void bandwidth() throws IOException, InterruptedException {
        compare(
                "One session of Bandwidth over loopback",
                4,
                500,
                100,
                bench.service().plain() + "|" + Bench.BANDWIDTH_SESSION,
                new Contestant(
                        "Bandwidth's SDK 5.2.0",
                        "io.unisession.benchmarks.peers.BandwidthPeer",
                        bench.classPaths().peer("bandwidth")),
                bench.bandwidth());
    }

    void descriptor() throws IOException, InterruptedException {
        String target = IN_MEMORY + Answers.SMALL;
        compare(
                "One session through a descriptor, over a socket in memory",
                3,
                2_000,
                100,
                target,
                bench.videoSdk(),
                bench.descriptor());
    }

    private void compare(String title, int forks, int calls, int rounds, String target, Contestant... contestants)
            throws IOException, InterruptedException {
        List<String> subjects = new ArrayList<>();
        for (Contestant contestant : contestants) {
            boolean isPeer = contestant.className().contains(".peers.");
            // Other libraries take an address alone, and ask for the same session.
            subjects.addAll(contestant.at(isPeer ? target.substring(0, target.indexOf('|')) + "/v1" : target));
        }
        PairedResult result = bench.paired(forks, calls, rounds, subjects);
        bench.table().begin(title, "", "time / first", "bytes / first", "µs per call", "bytes per call");
        for (int index = 0; index < contestants.length; index++) {
            bench.table()
                    .row(
                            contestants[index].name(),
                            result.timeRatio(index, 0).text(3),
                            result.bytesRatio(index, 0).text(3),
                            result.micros(index).text(1),
                            result.bytes(index).text(0));
        }
    }
}

package io.unisession.benchmarks;

import io.unisession.benchmarks.server.Responses;
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
        PairedResult result = compare(
                "One session, 643 bytes, over a socket in memory",
                4,
                2_000,
                150,
                IN_MEMORY + Responses.SMALL,
                bench.floor(),
                bench.videoSdk());
        bench.goals()
                .atMost(
                        "one session: time / floor",
                        1.20,
                        result.timeRatio(1, 0).median());
        bench.goals()
                .atMost(
                        "one session: bytes / floor",
                        1.20,
                        result.bytesRatio(1, 0).median());
    }

    void large() throws IOException, InterruptedException {
        PairedResult result = compare(
                "One session with 10,000 participants and 30,000 stays, 3 MB, over a socket in memory",
                3,
                10,
                60,
                IN_MEMORY + Responses.LARGE,
                bench.floor(),
                bench.floorWithOneArray(),
                bench.videoSdk(),
                bench.videoSdkWithoutRaw());
        bench.goals()
                .atMost(
                        "10,000 participants: time / floor that keeps strings",
                        1.20,
                        result.timeRatio(2, 0).median());
        bench.goals()
                .atMost(
                        "10,000 participants: bytes / floor, raw() kept",
                        0.90,
                        result.bytesRatio(2, 0).median());
        bench.goals()
                .atMost(
                        "10,000 participants: bytes / floor, keepRaw(false)",
                        0.65,
                        result.bytesRatio(3, 0).median());
    }

    void attendance() throws IOException, InterruptedException {
        PairedResult result = compare(
                "The attendance of one session with 10,000 participants and 30,000 stays, fetched over loopback",
                3,
                10,
                60,
                bench.service().plain() + "|" + Responses.LARGE,
                bench.videoSdk(),
                bench.attendance());
        bench.goals()
                .atMost(
                        "attendance of 10,000 participants: time / getSession",
                        1.00,
                        result.timeRatio(1, 0).median());
    }

    void bandwidth() throws IOException, InterruptedException {
        PairedResult result = compare(
                "One session of Bandwidth over loopback",
                3,
                500,
                80,
                bench.service().plain() + "|" + Bench.BANDWIDTH_SESSION,
                new Contestant(
                        "Bandwidth's SDK 5.2.0",
                        "io.unisession.benchmarks.peers.BandwidthPeer",
                        bench.classPaths().peer("bandwidth")),
                bench.bandwidth());
        bench.goals()
                .atMost(
                        "Bandwidth session: time / Bandwidth's SDK",
                        1.00,
                        result.timeRatio(1, 0).median());
        bench.goals()
                .atMost(
                        "Bandwidth session: bytes / Bandwidth's SDK",
                        0.80,
                        result.bytesRatio(1, 0).median());
    }

    void liveKit() throws IOException, InterruptedException {
        PairedResult result = compare(
                "One session of LiveKit over loopback",
                3,
                500,
                80,
                bench.service().plain() + "|" + Bench.LIVEKIT_ROOM,
                bench.floorOfLiveKit(),
                bench.liveKit());
        bench.goals()
                .atMost(
                        "LiveKit session: time / floor",
                        1.25,
                        result.timeRatio(1, 0).median());
    }

    void janus() throws IOException, InterruptedException {
        PairedResult result = compare(
                "One session of Janus over loopback",
                3,
                500,
                80,
                bench.service().plain() + "|" + Bench.JANUS_ROOM,
                bench.floorOfJanus(),
                bench.janus());
        bench.goals()
                .atMost(
                        "Janus session: time / floor",
                        1.25,
                        result.timeRatio(1, 0).median());
    }

    void zoom() throws IOException, InterruptedException {
        PairedResult result = compare(
                "One meeting of Zoom over loopback",
                3,
                500,
                80,
                bench.service().plain() + "|" + Responses.ZOOM_MEETING,
                bench.floorOfZoom(),
                bench.zoom());
        bench.goals()
                .atMost(
                        "Zoom meeting: time / floor",
                        1.25,
                        result.timeRatio(1, 0).median());
    }

    void descriptor() throws IOException, InterruptedException {
        PairedResult result = compare(
                "One session through a descriptor, over a socket in memory",
                3,
                2_000,
                100,
                IN_MEMORY + Responses.SMALL,
                bench.videoSdk(),
                bench.descriptor());
        bench.goals()
                .atMost(
                        "through a descriptor: time / Java provider",
                        1.30,
                        result.timeRatio(1, 0).median());
    }

    /** What metrics and traces add to a call. It has no goal: an application weighs this itself. */
    void telemetry() throws IOException, InterruptedException {
        compare(
                "One session with metrics and traces, 643 bytes, over a socket in memory",
                3,
                2_000,
                100,
                IN_MEMORY + Responses.SMALL,
                bench.videoSdk(),
                bench.observedByMicrometer(),
                bench.observedByOpenTelemetry());
    }

    /** Nothing is sent: a receiver gets a request, and responds with the event. */
    void events() throws IOException, InterruptedException {
        for (String provider : List.of(
                "daily",
                "zoom",
                "standard-webhooks",
                "hmac-sha256-timed",
                "hmac-sha256",
                "livekit",
                "realtimekit",
                "videosdk",
                "twilio-video",
                "100ms",
                "janus",
                "bandwidth")) {
            PairedResult result = compare(
                    "An event of " + provider + ", verified and mapped",
                    3,
                    2_000,
                    60,
                    provider,
                    bench.eventByHand(),
                    bench.event());
            bench.goals()
                    .atMost(
                            "event of " + provider + ": processor time / by hand",
                            1.25,
                            result.processorTimeRatio(1, 0).median());
        }
    }

    void idle() throws IOException, InterruptedException {
        PairedResult result = compare(
                "The rule about idle connections, over a socket in memory",
                3,
                2_000,
                100,
                IN_MEMORY + Responses.SMALL,
                bench.postWithoutRule(),
                bench.postWithRule(),
                bench.get());
        bench.goals()
                .atMost(
                        "a GET, to which the rule does not apply: time / POST without the rule",
                        1.05,
                        result.timeRatio(2, 0).median());
    }

    private PairedResult compare(
            String title, int forks, int calls, int rounds, String target, Contestant... contestants)
            throws IOException, InterruptedException {
        List<String> subjects = new ArrayList<>();
        for (Contestant contestant : contestants) {
            boolean isPeer = contestant.className().contains(".peers.");
            // Other libraries take an address alone, and ask for the same session.
            subjects.addAll(contestant.at(isPeer ? target.substring(0, target.indexOf('|')) + "/v1" : target));
        }
        int warmUpMillis = !target.contains("|") || target.startsWith(IN_MEMORY)
                ? Bench.WARM_UP_MILLIS
                : Bench.WARM_UP_MILLIS_OVER_LOOPBACK;
        PairedResult result = bench.paired(forks, warmUpMillis, calls, rounds, subjects);
        bench.table()
                .begin(
                        title,
                        "",
                        "time / first",
                        "processor time / first",
                        "bytes / first",
                        "µs per call",
                        "bytes per call");
        for (int index = 0; index < contestants.length; index++) {
            bench.table()
                    .row(
                            contestants[index].name(),
                            result.timeRatio(index, 0).text(3),
                            result.processorTimeRatio(index, 0).text(3),
                            result.bytesRatio(index, 0).text(3),
                            result.micros(index).text(1),
                            result.bytes(index).text(0));
        }
        return result;
    }
}

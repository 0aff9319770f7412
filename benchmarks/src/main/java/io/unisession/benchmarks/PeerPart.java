package io.unisession.benchmarks;

import io.unisession.benchmarks.measure.PairedRun;
import io.unisession.benchmarks.measure.Throughput;
import io.unisession.benchmarks.server.Responses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Other libraries, each on a small response of its own service, each divided by OkHttp fetching the same bytes and
 * throwing them away.
 */
final class PeerPart {
    static final List<String> NAMES = List.of("bandwidth", "twilio", "livekit", "opentok", "vonage");

    private static final String STREAM =
            "/session/2_MX4xMjM0NTZ-fk1hZGUgdXB-fg/stream/8b732909-0a06-46a2-8ea8-074e64d43422";

    private final Bench bench;

    PeerPart(Bench bench) {
        this.bench = bench;
    }

    /** The class of a library's module. */
    static String className(String peer) {
        return switch (peer) {
            case "bandwidth" -> "BandwidthPeer";
            case "twilio" -> "TwilioPeer";
            case "livekit" -> "LiveKitPeer";
            case "opentok" -> "OpenTokPeer";
            case "vonage" -> "VonagePeer";
            default -> throw new IllegalArgumentException("there is no peer " + peer);
        };
    }

    /** What a library takes for an address. */
    static String target(String peer, String baseUrl) {
        return peer.equals("bandwidth") ? baseUrl + "/v1" : baseUrl;
    }

    private static String request(String peer) {
        return switch (peer) {
            case "bandwidth" -> "GET /v1/accounts/5500000/sessions/" + Bench.BANDWIDTH_SESSION;
            case "twilio" -> "GET /v1/Rooms/RM00000000000000000000000000000000";
            case "livekit" -> "POST /twirp/livekit.RoomService/ListRooms";
            case "opentok" -> "GET /v2/project/123456" + STREAM;
            case "vonage" -> "GET /v2/project/00000000-0000-4000-8000-000000000000" + STREAM;
            default -> throw new IllegalArgumentException("there is no peer " + peer);
        };
    }

    /** Vonage signs with an RSA key; making one is no part of what is measured. */
    static List<String> options(Path directory) throws IOException {
        Path file = directory.resolve("made-up.pem");
        if (!Files.exists(file)) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
                Files.writeString(
                        file,
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder().encodeToString(key) + "\n-----END PRIVATE KEY-----\n");
            } catch (NoSuchAlgorithmException noRsa) {
                throw new IOException(noRsa);
            }
        }
        return List.of("-Dbenchmarks.rsaKey=" + file);
    }

    void run() throws IOException, InterruptedException {
        String plain = bench.service().plain();
        List<List<String>> pairs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        names.add("UniSession VideoSDK");
        pairs.add(pair("GET /v2/sessions/" + Responses.SMALL, bench.videoSdk().at(plain + "|" + Responses.SMALL)));
        names.add("UniSession Bandwidth");
        pairs.add(pair(request("bandwidth"), bench.bandwidth().at(plain + "|" + Bench.BANDWIDTH_SESSION)));
        for (String peer : NAMES) {
            names.add(peer);
            pairs.add(pair(request(peer), bench.peer(peer, className(peer)).at(target(peer, plain))));
        }
        Map<Integer, List<Double>> perSecond = new LinkedHashMap<>();
        perSecond.put(16, perSecond(16, pairs));
        perSecond.put(64, perSecond(64, pairs));
        bench.table()
                .begin(
                        "Small calls over loopback, each on its own response",
                        "",
                        "time / discarding",
                        "bytes / discarding",
                        "µs per call",
                        "bytes per call",
                        "calls/s, 16 threads",
                        "calls/s, 64 threads");
        List<Double> times = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            PairedResult result = new PairedResult();
            // One that takes milliseconds for a call gets fewer of them.
            String calls = names.get(index).equals("vonage") ? "20" : "200";
            for (int fork = 0; fork < bench.scaled(3, 1); fork++) {
                List<String> arguments = new ArrayList<>(List.of(
                        Integer.toString(bench.scaled(Bench.WARM_UP_MILLIS_OVER_LOOPBACK, Bench.WARM_UP_MILLIS)),
                        calls,
                        Integer.toString(bench.scaled(60, 6))));
                arguments.addAll(pairs.get(index));
                result.addFork(bench.jdk()
                        .measure(
                                options(bench.directory()),
                                bench.classPaths().measuring().toString(),
                                PairedRun.class,
                                arguments));
            }
            bench.table()
                    .row(
                            names.get(index),
                            result.timeRatio(1, 0).text(2),
                            result.bytesRatio(1, 0).text(2),
                            result.micros(1).text(0),
                            result.bytes(1).text(0),
                            Figures.text(perSecond.get(16).get(index), 0),
                            Figures.text(perSecond.get(64).get(index), 0));
            times.add(result.timeRatio(1, 0).median());
            bytes.add(result.bytesRatio(1, 0).median());
        }
        // Bandwidth's own library is asked for the same session, and compared with in a part of its own.
        int others = names.indexOf("bandwidth") + 1;
        bench.goals().below("small call: time / discarding, against every peer", from(others, times), times.get(0));
        bench.goals().below("small call: bytes / discarding, against every peer", from(others, bytes), bytes.get(0));
        perSecond.forEach((threads, figures) -> bench.goals()
                .above(
                        "calls/s on " + threads + " threads, against every peer",
                        from(others, figures),
                        figures.get(0)));
    }

    private static List<Double> from(int first, List<Double> figures) {
        return figures.subList(first, figures.size());
    }

    private List<String> pair(String request, List<String> subject) {
        List<String> pair =
                new ArrayList<>(bench.discarding().at(bench.service().plain() + "|" + request));
        pair.addAll(subject);
        return pair;
    }

    /**
     * All in one JVM and by turns, since nothing else would compare them fairly on a machine that does other things
     * too.
     */
    private List<Double> perSecond(int threads, List<List<String>> pairs) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of(Integer.toString(threads), Integer.toString(bench.scaled(6, 2)), "1000"));
        pairs.forEach(pair -> arguments.addAll(pair.subList(3, 6)));
        List<double[]> rounds = Jdk.numbers(
                bench.jdk()
                        .measure(
                                options(bench.directory()),
                                bench.classPaths().measuring().toString(),
                                Throughput.class,
                                arguments),
                "persecond");
        List<Double> medians = new ArrayList<>();
        for (int index = 0; index < pairs.size(); index++) {
            int which = index;
            medians.add(
                    Figures.median(rounds.stream().map(round -> round[which]).toList()));
        }
        return medians;
    }
}

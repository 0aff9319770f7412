package io.unisession.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the measurements and writes their table into {@code target/benchmarks.md} of the module. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Takes what to run ({@code paired}, {@code all} or {@code none}, or the names of single parts with commas between
     * them), how long in percent of the usual, the module's directory, and further JDKs with commas between them.
     */
    public static void main(String[] arguments) throws Exception {
        List<String> parts = parts(arguments[0]);
        if (parts.isEmpty()) {
            return;
        }
        Path module = Path.of(arguments[2]);
        List<Jdk> jdks = new ArrayList<>(List.of(Jdk.own()));
        for (String home : (arguments.length > 3 ? arguments[3] : "").split(",", -1)) {
            if (!home.isBlank()) {
                jdks.add(Jdk.at(Path.of(home)));
            }
        }
        ClassPaths classPaths = new ClassPaths(module);
        Path directory = Files.createDirectories(module.resolve("target/benchmarks"));
        Table table = new Table(System.out);
        try (Service service = Service.start(Jdk.own(), classPaths.measuring(), directory)) {
            Goals goals = new Goals();
            Bench bench = new Bench(
                    jdks, classPaths, service, directory, table, goals, Integer.parseInt(arguments[1]) / 100.0);
            table.text(LocalDate.now(ZoneOffset.UTC) + ", "
                    + Runtime.getRuntime().availableProcessors()
                    + " processors, JDK " + jdks.stream().map(Jdk::version).collect(Collectors.joining(" and ")) + ", "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
            for (String part : parts) {
                run(part, bench);
            }
            goals.print(table);
        }
        table.write(module.resolve("target/benchmarks.md"));
    }

    private static List<String> parts(String asked) {
        return switch (asked) {
            case "none" -> List.of();
            case "paired" ->
                List.of(
                        "small",
                        "large",
                        "attendance",
                        "bandwidth",
                        "livekit",
                        "janus",
                        "zoom",
                        "descriptor",
                        "events",
                        "telemetry",
                        "idle");
            case "all" ->
                List.of(
                        "footprint",
                        "small",
                        "large",
                        "attendance",
                        "bandwidth",
                        "livekit",
                        "janus",
                        "zoom",
                        "descriptor",
                        "events",
                        "telemetry",
                        "idle",
                        "tokens",
                        "pages",
                        "many",
                        "journal",
                        "sync",
                        "simulation",
                        "cold",
                        "archives",
                        "recordings",
                        "peers",
                        "jmh");
            default -> Arrays.asList(asked.split(",", -1));
        };
    }

    private static void run(String part, Bench bench) throws Exception {
        switch (part) {
            case "small" -> new PairedParts(bench).small();
            case "large" -> new PairedParts(bench).large();
            case "attendance" -> new PairedParts(bench).attendance();
            case "bandwidth" -> new PairedParts(bench).bandwidth();
            case "livekit" -> new PairedParts(bench).liveKit();
            case "janus" -> new PairedParts(bench).janus();
            case "zoom" -> new PairedParts(bench).zoom();
            case "descriptor" -> new PairedParts(bench).descriptor();
            case "events" -> new PairedParts(bench).events();
            case "telemetry" -> new PairedParts(bench).telemetry();
            case "idle" -> new PairedParts(bench).idle();
            case "tokens" -> new OtherParts(bench).tokens();
            case "pages" -> new OtherParts(bench).pages();
            case "many" -> new OtherParts(bench).many();
            case "journal" -> new JournalPart(bench).run();
            case "sync" -> new SyncPart(bench).run();
            case "simulation" -> new SyncPart(bench).simulation();
            case "footprint" -> new OtherParts(bench).footprint();
            case "jmh" -> new OtherParts(bench).jmh();
            case "peers" -> new PeerPart(bench).run();
            case "cold" -> new ColdStartPart(bench).run();
            case "recordings" -> new ColdStartPart(bench).recordings();
            case "archives" -> new ColdStartPart(bench).archives();
            default -> throw new IllegalArgumentException("there is no part " + part);
        }
    }
}

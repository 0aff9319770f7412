package io.unisession.examples;

import io.unisession.ProviderDocument;
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Copies all sessions of two accounts into files, from services that run on this machine. {@link CopyAccounts}, which
 * copies them, is killed in the middle and started again; the files are the same as without that.
 */
public final class CopySessions {
    private static final int SESSIONS = 1_000;
    private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(2));
    private static final Duration DISTANCE = Duration.ofMinutes(2);

    private final PrintStream out;
    private final FakeVideoSdkHistory europe;
    private final FakeVideoSdkHistory america;

    private CopySessions(PrintStream out, FakeVideoSdkHistory europe, FakeVideoSdkHistory america) {
        this.out = out;
        this.europe = europe;
        this.america = america;
    }

    /**
     * Runs the example.
     *
     * @param args none
     * @throws Exception if a process cannot be started
     */
    public static void main(String... args) throws Exception {
        SmallProgram.main(args, CopySessions::run);
    }

    static void run(PrintStream out) throws Exception {
        try (FakeVideoSdkHistory europe = service();
                FakeVideoSdkHistory america = service()) {
            new CopySessions(out, europe, america).run();
        }
    }

    private static FakeVideoSdkHistory service() {
        return FakeVideoSdkHistory.builder(SESSIONS, FROM).distance(DISTANCE).start();
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("copy");
        try {
            Path killed = folder.resolve("killed");
            int before = europe.requestCount();
            Process copy = copy(killed);
            while (copy.isAlive() && europe.requestCount() < before + 10) {
                Thread.sleep(1);
            }
            copy.destroyForcibly().waitFor();
            out.println("killed the copy when it had " + (sessions(killed).isEmpty() ? "no" : "some") + " sessions");
            print(copy(killed));

            Path whole = folder.resolve("whole");
            out.println("another copy, which is not killed:");
            print(copy(whole));

            List<String> rows = Files.readAllLines(killed.resolve("sessions.ndjson"));
            out.println("both have the same sessions: " + sessions(killed).equals(sessions(whole)) + "; rows: "
                    + rows.size());
            sessions(killed).stream().limit(3).forEach(out::println);
        } finally {
            delete(folder);
        }
    }

    private Process copy(Path folder) throws IOException {
        return JavaProcess.start(
                CopyAccounts.class,
                Map.of("copy.folder", folder.toString(), "copy.from", FROM.toString(), "copy.to", TO.toString()),
                Map.of(
                        "EU_API_KEY", europe.apiKey(),
                        "EU_SECRET_KEY", europe.secretKey(),
                        "EU_BASE_URL", europe.baseUrl().toString(),
                        "US_API_KEY", america.apiKey(),
                        "US_SECRET_KEY", america.secretKey(),
                        "US_BASE_URL", america.baseUrl().toString()));
    }

    private void print(Process copy) throws Exception {
        new String(copy.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> out.println("  " + line));
        copy.waitFor();
    }

    /** The sessions in the files, without the times when they were read. */
    private static Set<String> sessions(Path folder) throws IOException {
        Path file = folder.resolve("sessions.ndjson");
        if (!Files.exists(file)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(CopySessions::session).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String session(String line) {
        // A process that is killed may leave half a line; the next cuts it.
        if (!line.endsWith("}")) {
            return "";
        }
        ProviderDocument row = ProviderDocument.of(line);
        return Stream.of("/source", "/started_at", "/session_id", "/status", "/version_hash")
                .map(field -> row.text(field).orElse(""))
                .collect(Collectors.joining("  "));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}

package io.unisession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.SessionSync;
import io.unisession.history.sync.SyncFiles;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncStateFile;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.InMemoryProvider;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncCommandTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final FakeVideoSdkHistory service =
            FakeVideoSdkHistory.builder(100, START).start();

    @TempDir
    private Path folder;

    @BeforeEach
    void setUp() {
        System.setProperty("VIDEOSDK_API_KEY", service.apiKey());
        System.setProperty("VIDEOSDK_SECRET_KEY", service.secretKey());
    }

    @AfterEach
    void tearDown() {
        service.close();
        System.clearProperty("VIDEOSDK_API_KEY");
        System.clearProperty("VIDEOSDK_SECRET_KEY");
    }

    private String[] command(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "sync",
                "--provider",
                "videosdk",
                "--base-url",
                service.baseUrl().toString(),
                "--from",
                "2026-03-01",
                "--page-size",
                "10"));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private ProgramRun run(String... more) {
        return ProgramRun.of(command(more));
    }

    private String target() {
        return folder.resolve("out").toString();
    }

    @Test
    void sync_writesFiles_andThenOnlyWhatChanged() throws IOException {
        ProgramRun first = run("--to", "2026-03-02", "--out", target());
        ProgramRun second = run("--to", "2026-03-03", "--out", target());

        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .containsExactly("videosdk: 100 new or changed sessions up to 2026-03-02T00:00:00Z, 10 requests");
        assertThat(first.exitCode()).isZero();
        assertThat(second.out().get(0)).startsWith("videosdk: 0 new or changed sessions");
        assertThat(Files.readAllLines(folder.resolve("out/sessions.ndjson"))).hasSize(100);
        assertThat(Files.readAllLines(folder.resolve("out/participants.ndjson")))
                .hasSize(199);
    }

    @Test
    void sync_sameEndAgain_openSessionsAreTooOld_canBeContinuedByTheNext() {
        try (FakeVideoSdkHistory early = FakeVideoSdkHistory.builder(100, START)
                .clock(FakeClock.at(START.plusSeconds(61)))
                .start()) {
            for (int run = 0; run < 3; run++) {
                ProgramRun copied = ProgramRun.of(
                        "sync",
                        "--provider",
                        "videosdk",
                        "--base-url",
                        early.baseUrl().toString(),
                        "--from",
                        "2026-03-01",
                        "--to",
                        "2026-03-10",
                        "--look-back",
                        "0s",
                        "--out",
                        target());

                assertThat(copied.err()).isEmpty();
                assertThat(copied.exitCode()).isZero();
            }
        }
    }

    @Test
    void sync_csvAndNameOfTheAccount_areInTheRows() throws IOException {
        run("--to", "2026-03-02", "--out", target(), "--format", "CSV", "--source", "videosdk/eu");

        assertThat(Files.readAllLines(folder.resolve("out/sessions.csv")))
                .hasSize(101)
                .element(1)
                .asString()
                .startsWith("videosdk/eu,session-");
    }

    @Test
    void sync_database_hasTheLatestOfEachSession() throws SQLException {
        String url = "jdbc:h2:mem:" + SyncCommandTest.class.getName() + ";DB_CLOSE_DELAY=-1";

        ProgramRun first = run("--to", "2026-03-02", "--out", url);
        ProgramRun second = run("--to", "2026-03-02", "--out", url);

        assertThat(first.err()).isEmpty();
        assertThat(second.out())
                .containsExactly("videosdk: 0 new or changed sessions up to 2026-03-02T00:00:00Z, 0 requests");
        try (var connection = DriverManager.getConnection(url);
                var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM unisession_sessions")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(100);
        }
    }

    @Test
    void sync_every_goesOnUntilItIsStopped() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thread program = new Thread(() -> UniSession.run(
                ProgramRun.printing(out),
                ProgramRun.printing(new ByteArrayOutputStream()),
                100,
                command("--out", target(), "--every", "1s")));
        program.start();
        while (out.toString(StandardCharsets.UTF_8).lines().count() < 2 && program.isAlive()) {
            Thread.onSpinWait();
        }
        program.interrupt();
        program.join();

        assertThat(ProgramRun.lines(out).get(0)).startsWith("videosdk: 100 new or changed sessions up to ");
        assertThat(ProgramRun.lines(out).get(1)).startsWith("videosdk: 0 new or changed sessions up to ");
    }

    @Test
    void nextRound_machineWasAsleep_isOneRoundAndNotAllThatWereMissed() {
        Duration hour = Duration.ofHours(1);

        assertThat(SyncCommand.nextRound(START, hour, START.plusSeconds(60))).isEqualTo(START.plus(hour));
        assertThat(SyncCommand.nextRound(START, hour, START.plus(Duration.ofDays(2))))
                .isEqualTo(START.plus(Duration.ofDays(2)));
    }

    @Test
    void sync_providerWithoutListing_isRefusedBeforeTheNetwork() {
        System.setProperty("BW_ACCOUNT_ID", "9900000");
        System.setProperty("BW_USERNAME", "user");
        System.setProperty("BW_PASSWORD", "made-up");
        try (FakeBandwidth bandwidth = FakeBandwidth.start()) {
            ProgramRun run = ProgramRun.of(
                    "sync",
                    "--provider",
                    "bandwidth",
                    "--base-url",
                    bandwidth.baseUrl().toString(),
                    "--from",
                    "2026-03-01",
                    "--out",
                    target());

            assertThat(run.err())
                    .containsExactly("error: bandwidth cannot list sessions. Keep its sessions in a SessionJournal:"
                            + " record its events, or if it sends none, get each session through a JournaledClient"
                            + " while it is active (see docs/events.md and docs/journal.md)");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(bandwidth.requestCount()).isZero();
            assertThat(folder.resolve("out")).doesNotExist();
        } finally {
            System.clearProperty("BW_ACCOUNT_ID");
            System.clearProperty("BW_USERNAME");
            System.clearProperty("BW_PASSWORD");
        }
    }

    @Test
    void sync_callFails_saysSoAndTheNextRunContinues() throws IOException {
        service.enqueue(
                request -> request.queryValue("page").filter("4"::equals).isPresent(),
                FakeResponse.json(403, "{\"error\":\"no\"}"));

        ProgramRun failed = run("--to", "2026-03-02", "--out", target());
        ProgramRun next = run("--to", "2026-03-02", "--out", target());

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out().get(0)).startsWith("videosdk: 30 new or changed sessions");
        assertThat(failed.err()).singleElement().asString().startsWith("error: videosdk listSessions failed: HTTP 403");
        assertThat(next.out().get(0)).startsWith("videosdk: 70 new or changed sessions");
        assertThat(Files.readAllLines(folder.resolve("out/sessions.ndjson"))).hasSize(100);
    }

    @Test
    void sync_wrongOptions_areRefusedInOneLine() {
        assertThat(run("--out", target(), "--rate", "fast").err())
                .containsExactly("error: --rate must be a number of requests and a duration, such as 100/1m, but is"
                        + " \"fast\"");
        assertThat(run("--out", target(), "--every", "1h", "--to", "2026-03-02").err())
                .containsExactly("error: --every and --to do not go together: there would be nothing left to copy");
        assertThat(run("--out", target(), "--every", "0s").err())
                .containsExactly("error: --every must be longer than 0 seconds");
        assertThat(run("--out", target(), "--look-back", "soon").err().get(0))
                .contains("\"soon\" is not a duration like 90s, 15m, 1h or 2d");
        assertThat(run("--out", "jdbc:nothing:x").err())
                .containsExactly(
                        "error: no JDBC driver for nothing is on the class path. Start the program with java -cp"
                                + " unisession.jar:<driver>.jar io.unisession.cli.UniSession");
    }

    @Test
    void sync_nothingBetweenFromAndTo_isRefused() {
        assertThat(run("--out", target(), "--to", "2026-02-28").err())
                .containsExactly(
                        "error: --to must be after --from (2026-03-01T00:00:00Z), but is 2026-02-28T00:00:00Z");
        ProgramRun ahead = ProgramRun.of(
                "sync", "--provider", "videosdk", "--from", "9999-03-01", "--to", "9999-04-01", "--out", target());

        assertThat(ahead.err()).containsExactly("error: --from must be in the past, but is 9999-03-01T00:00:00Z");
        assertThat(ahead.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void sync_targetIsAFile_saysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "x");

        ProgramRun run = run("--out", target());

        assertThat(run.err()).containsExactly("error: " + file + " is not a folder. Name another");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void sync_stateInPlaceOfAFileOfSessions_isRefused() {
        ProgramRun run = run("--out", target(), "--state", target() + "/../out/sessions.ndjson");

        assertThat(run.err())
                .containsExactly(
                        "error: --state must not be a .ndjson file in the --out folder, where the sessions are stored;"
                                + " use another name");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void sync_killedBeforeItsFirstState_startsAgain() throws IOException {
        for (String format : List.of("NDJSON", "CSV")) {
            String[] options = {"--to", "2026-03-02", "--out", target() + format, "--format", format};
            run(options);
            Path state = Path.of(target() + format, "sync.state");
            Path sessions = Path.of(target() + format, "sessions." + format.toLowerCase(Locale.ROOT));
            Path participants = Path.of(target() + format, "participants." + format.toLowerCase(Locale.ROOT));
            Path intervals = Path.of(target() + format, "intervals." + format.toLowerCase(Locale.ROOT));
            List<String> complete = Files.readAllLines(sessions);
            // The first file has its header, the second half of it, and the third is not there.
            Files.delete(state);
            Files.writeString(sessions, format.equals("CSV") ? complete.get(0) + "\r\n" : "");
            String header = Files.readAllLines(participants).get(0);
            Files.writeString(participants, format.equals("CSV") ? header.substring(0, header.length() / 2) : "");
            Files.delete(intervals);

            ProgramRun again = run(options);

            assertThat(again.err()).isEmpty();
            assertThat(Files.readAllLines(sessions)).hasSameSizeAs(complete);
        }
    }

    @Test
    void sync_folderWithFilesOfSomethingElse_isRefused() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/sessions.ndjson"), "x");

        ProgramRun run = run("--out", target());

        assertThat(run.err()).singleElement().asString().contains("exists, but there is no state file");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private List<String> progress(boolean terminal, Duration betweenRequests) throws InterruptedException {
        FakeClock clock = FakeClock.at(START.plus(Duration.ofDays(2)));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ProgressLine line = new ProgressLine(ProgramRun.printing(err), terminal, clock::instant);
        InMemoryProvider provider = InMemoryProvider.create("acme");
        for (int number = 0; number < 40; number++) {
            provider.add(io.unisession.Session.builder("acme")
                    .id("s-" + number)
                    .status(io.unisession.SessionStatus.ENDED)
                    .startedAt(START.plus(Duration.ofHours(number)))
                    .participants(List.of())
                    .build());
        }
        line.begin();
        try (SessionSync sync = SessionSync.builder(
                        SyncFiles.ndjson(folder.resolve("p" + terminal)),
                        SyncStateFile.of(folder.resolve("s" + terminal)))
                .timing(clock.timing())
                .listener(line::show)
                .add(
                        SyncPlan.builder("acme", START).pageSize(10).build(),
                        provider.client(),
                        RequestBudget.atMost(1, betweenRequests))
                .build()) {
            sync.run(clock.instant());
        }
        line.end();
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void progress_redirected_isLinesOfTheirOwn() throws InterruptedException {
        assertThat(progress(false, Duration.ofSeconds(20)))
                .contains(
                        "acme: 20 sessions, 60 a minute, from 2026-03-01T00:00:00Z, 0 %",
                        "acme: 24 sessions, 36 a minute, from 2026-03-01T00:00:00Z, 50 %, about 40 s left",
                        "acme: 34 sessions, 34 a minute, from 2026-03-02T00:00:00Z, 50 %, about 1 m 00 s left");
    }

    @Test
    void progress_terminal_isOneLineThatIsCleared() throws InterruptedException {
        List<String> lines = progress(true, Duration.ofSeconds(20));

        assertThat(String.join("|", lines)).contains("acme: ").endsWith(" ");
    }

    @Test
    void progress_lessThanASecondLeft_isRoundedUp() throws InterruptedException {
        String line = String.join("|", progress(true, Duration.ofMillis(300)));

        assertThat(line).contains("50 %, about 1 s left").doesNotContain(" ms");
    }
}

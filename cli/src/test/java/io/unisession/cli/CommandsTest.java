package io.unisession.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.SessionJson;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.daily.FakeDaily;
import io.unisession.testkit.livekit.FakeLiveKit;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each command, with a fake in place of the service and credentials in system properties. */
class CommandsTest {
    private static final String LESSON = """
            {"id": "s-1", "roomId": "r-1", "customRoomId": "physics", "status": "ended",
             "start": "2026-03-02T09:00:00.000Z", "end": "2026-03-02T10:00:00.000Z",
             "participants": [
               {"participantId": "p-1", "name": "Priya",
                "timelog": [{"start": "2026-03-02T09:00:00.000Z", "end": "2026-03-02T10:00:00.000Z"}]},
               {"participantId": "p-2", "name": "=cmd()",
                "timelog": [{"start": "2026-03-02T09:00:00.000Z", "end": "2026-03-02T09:15:00.000Z"}]}]}
            """;

    private static final String NEXT_LESSON = LESSON.replace("s-1", "s-2").replace("2026-03-02", "2026-03-09");

    private final FakeVideoSdk service = FakeVideoSdk.builder()
            .keys("made-up-key", "made-up-secret-of-a-test")
            .start();

    @TempDir
    private Path folder;

    @BeforeEach
    void setUp() {
        System.setProperty("VIDEOSDK_API_KEY", "made-up-key");
        System.setProperty("VIDEOSDK_SECRET_KEY", "made-up-secret-of-a-test");
        service.addSession(LESSON);
        service.addSession(NEXT_LESSON);
    }

    @AfterEach
    void tearDown() {
        service.close();
        System.clearProperty("VIDEOSDK_API_KEY");
        System.clearProperty("VIDEOSDK_SECRET_KEY");
    }

    private ProgramRun run(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(
                command,
                "--provider",
                "videosdk",
                "--base-url",
                service.baseUrl().toString()));
        args.addAll(List.of(more));
        return ProgramRun.of(args.toArray(String[]::new));
    }

    private static void assertDone(ProgramRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    private static void assertWrongUsage(ProgramRun run, String message) {
        assertThat(run.err()).containsExactly("error: " + message);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void get_session_printsItsFieldsAndParticipants() {
        ProgramRun run = run("get", "--session", "s-1");

        assertDone(run);
        assertThat(run.outText()).contains("session   s-1", "label     physics", "1 h 00 m 00 s", "Priya");
    }

    @Test
    void get_json_isTheSessionInTheCoresFormat() {
        ProgramRun run = run("get", "--session", "s-1", "--json");

        assertDone(run);
        assertThat(SessionJson.read(run.outText()).participants()).hasSize(2);
    }

    @Test
    void get_unknownSession_isOneLine() {
        ProgramRun run = run("get", "--session", "s-9");

        assertThat(run.err()).hasSize(1).first().asString().startsWith("error: videosdk getSession failed");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void list_sessions_isATableWithARowForEach() {
        ProgramRun run = run("list", "--room", "r-1");

        assertDone(run);
        assertThat(run.out()).hasSize(3);
        assertThat(run.out().get(0)).matches("label +room +session +status +started +ended +people");
        assertThat(run.outText()).contains("s-1", "s-2", "ENDED", "2026-03-09T09:00:00Z");
    }

    @Test
    void list_moreThanTheLimit_saysSo() {
        ProgramRun run = run("list", "--limit", "1");

        assertThat(run.out()).hasSize(2);
        assertThat(run.err()).containsExactly("There are more sessions. To see them, use a larger --limit.");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void list_limitBelowOne_isWrongUsage() {
        assertWrongUsage(run("list", "--limit", "0"), "--limit must be at least 1, but is 0");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void list_exactlyTheLimit_doesNotClaimMore() {
        assertDone(run("list", "--limit", "2"));
    }

    @Test
    void list_json_isAnArrayOfSessions() {
        ProgramRun run = run("list", "--json");

        assertDone(run);
        assertThat(SessionJson.readAll(run.outText())).hasSize(2);
    }

    @Test
    void list_period_isSentToTheProvider() {
        ProgramRun run = run("list", "--from", "2026-03-05", "--to", "2026-03-10T00:00:00+01:00", "--json");

        assertDone(run);
        assertThat(SessionJson.readAll(run.outText())).extracting("id").containsExactly("s-2");
    }

    @Test
    void list_filterThatTheProviderLacks_isWrongUsage() {
        ProgramRun run = run("list", "--status", "PENDING");

        assertThat(run.err()).hasSize(1).first().asString().contains("PENDING");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void list_timeInAnotherForm_isWrongUsage() {
        assertThat(run("list", "--from", "2.3.2026").err())
                .hasSize(1)
                .first()
                .asString()
                .contains("\"2.3.2026\" is not a time like 2026-03-02 or 2026-03-02T09:00:00Z");
    }

    @Test
    void attendance_withoutFiles_printsATimeline() {
        ProgramRun run = run("attendance", "--session", "s-1", "--present-from", "20%");

        assertDone(run);
        assertThat(run.outText())
                .contains("Priya", "15 m 00 s", "Present", "People at once")
                .doesNotContain("Partial");
    }

    @Test
    void get_serviceOfTheCatalog_printsItsSession() {
        System.setProperty("DAILY_API_KEY", "made-up-key");
        try (FakeDaily daily = FakeDaily.builder().apiKey("made-up-key").start()) {
            String meeting = daily.joinParticipant("team-room", "priya", "Priya");

            ProgramRun run = ProgramRun.of(
                    "get", "--provider", "daily", "--base-url", daily.baseUrl().toString(), "--session", meeting);

            assertDone(run);
            assertThat(run.outText()).contains("daily", "team-room", "ACTIVE", "Priya");
        } finally {
            System.clearProperty("DAILY_API_KEY");
        }
    }

    @Test
    void attendance_providerWithAListOfItsOwnForParticipants_readsIt() {
        System.setProperty("LIVEKIT_API_KEY", "made-up-key");
        System.setProperty("LIVEKIT_API_SECRET", "made-up-secret-of-a-test-made-up");
        try (FakeLiveKit liveKit = FakeLiveKit.builder()
                .credentials("made-up-key", "made-up-secret-of-a-test-made-up")
                .start()) {
            liveKit.joinParticipant("team-room", "priya", "Priya");

            ProgramRun run = ProgramRun.of(
                    "attendance",
                    "--provider",
                    "livekit",
                    "--base-url",
                    liveKit.baseUrl().toString(),
                    "--session",
                    "team-room");

            assertDone(run);
            assertThat(run.out()).anySatisfy(line -> assertThat(line).startsWith("Priya "));
        } finally {
            System.clearProperty("LIVEKIT_API_KEY");
            System.clearProperty("LIVEKIT_API_SECRET");
        }
    }

    @Test
    void attendance_files_areWrittenAndNothingIsPrinted() throws IOException {
        ProgramRun run = run(
                "attendance",
                "--session",
                "s-1",
                "--html",
                file("report.html"),
                "--csv",
                file("people.csv"),
                "--connections",
                file("connections.csv"),
                "--xlsx",
                file("report.xlsx"),
                "--json",
                file("report.json"));

        assertDone(run);
        assertThat(run.out()).isEmpty();
        assertThat(read("report.html")).startsWith("<!DOCTYPE html>").contains("Priya");
        assertThat(read("people.csv")).contains("Priya", "'=cmd()");
        assertThat(read("connections.csv").lines()).hasSize(3);
        assertThat(read("report.json")).startsWith("{").contains("\"Priya\"");
        assertThat(Files.readAllBytes(folder.resolve("report.xlsx"))).startsWith('P', 'K');
    }

    @Test
    void attendance_fileExists_isNotOverwrittenAndNothingIsFetched() throws IOException {
        Files.writeString(folder.resolve("people.csv"), "precious");

        assertWrongUsage(
                run("attendance", "--session", "s-1", "--csv", file("people.csv")),
                file("people.csv") + " exists; add --overwrite to replace it");
        assertThat(read("people.csv")).isEqualTo("precious");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void attendance_overwrite_replacesTheWholeFile() throws IOException {
        Files.writeString(folder.resolve("people.csv"), "x".repeat(100_000));

        assertDone(run("attendance", "--session", "s-1", "--csv", file("people.csv"), "--overwrite"));
        assertThat(read("people.csv"))
                .startsWith("provider,session_id,")
                .hasSizeLessThan(2_000)
                .doesNotContain("xxx");
    }

    @Test
    void attendance_reportCannotBeMade_leavesTheFileAsItWas() throws IOException {
        Files.writeString(folder.resolve("report.xlsx"), "precious");
        OutputFiles files = new OutputFiles();
        new CommandLine(files).parseArgs("--overwrite");

        assertThatThrownBy(() -> files.write(folder.resolve("report.xlsx"), stream -> {
                    stream.write(1);
                    throw new IllegalArgumentException("too many rows");
                }))
                .hasMessage("too many rows");
        assertThat(read("report.xlsx")).isEqualTo("precious");
    }

    @Test
    void attendance_fileThatCannotBeWritten_isWrongUsageAndNothingIsFetched() throws IOException {
        assertWrongUsage(
                run("attendance", "--session", "s-1", "--csv", file("nowhere/people.csv")),
                "cannot write " + file("nowhere/people.csv") + ": create its folder first");
        assertWrongUsage(
                run("attendance", "--session", "s-1", "--csv", folder.toString(), "--overwrite"),
                "cannot write " + folder + ": it is a folder; name a file");
        assertWrongUsage(
                run("attendance", "--session", "s-1", "--csv", file("report"), "--json", file("./report")),
                "two options write " + file("./report") + "; name two files");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void attendance_overwrite_replacesTheFileAtOnce() throws IOException {
        Path before = Files.writeString(folder.resolve("people.csv"), "precious");
        Path sameFile = Files.createLink(folder.resolve("before.csv"), before);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), before);
        Files.setPosixFilePermissions(before, PosixFilePermissions.fromString("rw-------"));

        assertDone(run("attendance", "--session", "s-1", "--csv", link.toString(), "--overwrite"));

        assertThat(read("people.csv")).contains("Priya");
        assertThat(sameFile).as("the old file, which was not written to").hasContent("precious");
        assertThat(link).isSymbolicLink();
        assertThat(Files.getPosixFilePermissions(before)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(before, sameFile, link);
        }
    }

    @Test
    void anyCommand_blankFileName_isWrongUsage() {
        for (String[] args : List.of(
                new String[] {"attendance", ""},
                new String[] {"attendance", "--provider", "videosdk", "--session", "s-1", "--csv", " "},
                new String[] {"check", ""},
                new String[] {"get", "--descriptor", "", "--session", "s-1"},
                new String[] {"sync", "--provider", "videosdk", "--from", "2026-03-02", "--out", ""})) {
            ProgramRun run = ProgramRun.of(args);

            assertThat(run.err())
                    .as("%s", List.of(args))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(" must not be blank");
            assertThat(run.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void anyCommand_blankArgument_saysWhichOneIsBlank() {
        ProgramRun run = ProgramRun.of("get", "--provider", "videosdk", "", "--session", "s-1");

        assertThat(run.err())
                .containsExactly("error: argument 4 must not be blank; if it is a shell variable, set it. See --help.");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void attendance_severalSessions_areAddedUpForEachPerson() throws IOException {
        ProgramRun run = run("attendance", "--session", "s-1", "--session", "s-2", "--csv", file("totals.csv"));

        assertDone(run);
        assertThat(read("totals.csv").lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("Priya") && line.contains("7200"));
    }

    @Test
    void attendance_severalSessions_printsATable() {
        ProgramRun run = run("attendance", "--session", "s-1", "--session", "s-2");

        assertDone(run);
        assertThat(run.out().get(0)).matches("name +attended +present +partial +absent +time present");
        assertThat(run.outText()).containsPattern("Priya +2 +2 +0 +0 +2 h 00 m 00 s");
    }

    @Test
    void attendance_oneOfSeveralSessionsIsUnknown_isNamed() {
        ProgramRun run = run("attendance", "--session", "s-1", "--session", "s-404");

        assertThat(run.err())
                .containsExactly("error: session s-404: videosdk getSession failed: HTTP 402 not found: \"Session not"
                        + " found\". Check the id, and that the session belongs to the account of the credentials.");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void attendance_unknownTimeZone_saysHowTheyLook() {
        assertWrongUsage(
                run("attendance", "--session", "s-1", "--zone", "Berlin"),
                "Invalid value for option '--zone': \"Berlin\" is not a time zone like Europe/Berlin or UTC. See"
                        + " --help.");
    }

    @Test
    void attendance_pageOfSeveralSessions_isWrongUsage() {
        assertWrongUsage(
                run("attendance", "--session", "s-1", "--session", "s-2", "--html", file("report.html")),
                "--html and --connections show one session, but there are 2");
        assertThat(folder.resolve("report.html")).doesNotExist();
    }

    @Test
    void attendance_savedSessions_needNoProvider() throws IOException {
        Files.writeString(
                folder.resolve("one.json"),
                run("get", "--session", "s-1", "--json").outText());
        Files.writeString(folder.resolve("all.json"), run("list", "--json").outText());
        int requests = service.requests().size();

        ProgramRun one = ProgramRun.of("attendance", file("one.json"));
        ProgramRun all = ProgramRun.of("attendance", file("all.json"));

        assertDone(one);
        assertThat(one.out()).isEqualTo(run("attendance", "--session", "s-1").out());
        assertDone(all);
        assertThat(all.outText()).contains("Priya");
        assertThat(service.requests()).hasSize(requests + 1);
    }

    @Test
    void attendance_savedFileInAnotherFormat_isWrongUsage() throws IOException {
        Files.writeString(folder.resolve("other.json"), "{\"a\":1}");

        ProgramRun run = ProgramRun.of("attendance", file("other.json"));

        assertThat(run.err()).hasSize(1).first().asString().startsWith("error: cannot read " + file("other.json"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertWrongUsage(
                run("attendance", "--session", "s-1", "--roster", file("none.csv")),
                "cannot read " + file("none.csv") + ": there is no such file");
        assertWrongUsage(
                ProgramRun.of("attendance", file("none.json")),
                "cannot read " + file("none.json") + ": there is no such file");
        assertWrongUsage(ProgramRun.of("attendance", folder.toString()), "cannot read " + folder + ": it is a folder");
    }

    @Test
    void attendance_roster_namesTheAbsent() throws IOException {
        Files.writeString(folder.resolve("class.csv"), "name\nPriya\nSam Whitfield\n");

        ProgramRun run = run("attendance", "--session", "s-1", "--roster", file("class.csv"));

        assertDone(run);
        assertThat(run.outText()).containsPattern("Sam Whitfield .*Absent");
    }

    @Test
    void attendance_wrongRules_areExplained() throws IOException {
        Files.writeString(folder.resolve("class.csv"), "colour\nred\n");

        assertWrongUsage(
                run("attendance", "--session", "s-1", "--present-from", "most"),
                "--present-from is \"most\", which is neither a share such as 85% nor a duration such as PT45M");
        assertWrongUsage(
                run("attendance", "--session", "s-1", "--scheduled-end", "2026-03-02T10:00:00Z"),
                "--scheduled-end needs --scheduled-start");
        assertThat(run("attendance", "--session", "s-1", "--roster", file("class.csv"))
                        .err())
                .hasSize(1)
                .first()
                .asString()
                .contains("cannot use " + file("class.csv"), "no column \"id\" or \"name\"");
    }

    @Test
    void attendance_nothingToReport_asksForASession() {
        assertWrongUsage(
                ProgramRun.of("attendance"), "give --provider <id> --session <id>, or a file with saved sessions");
        assertWrongUsage(run("attendance"), "--provider (or --descriptor) and --session belong together");
    }

    @Test
    void attendance_serviceFails_writesNothing() {
        service.enqueue(FakeResponse.empty(403));

        ProgramRun run = run("attendance", "--session", "s-1", "--csv", file("people.csv"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(folder.resolve("people.csv")).doesNotExist();
    }

    @Test
    void get_descriptorOfOnesOwn_isUsed() throws IOException {
        Files.writeString(folder.resolve("acme.json"), """
                {"id": "acme", "baseUrl": "%s", "auth": {"type": "none"},
                 "operations": {"getSession": {"request": "GET /calls/{sessionId}"}},
                 "models": {"session": {"id": "/id", "label": "/title"}}}
                """.formatted(service.baseUrl()));
        service.enqueue(FakeResponse.json(200, "{\"id\": \"c-1\", \"title\": \"Standup\"}"));

        ProgramRun run = ProgramRun.of("get", "--descriptor", file("acme.json"), "--session", "c-1");

        assertDone(run);
        assertThat(run.outText()).contains("label     Standup");
    }

    @Test
    void get_brokenDescriptor_namesTheFault() throws IOException {
        Files.writeString(folder.resolve("acme.json"), "{\"id\": \"acme\"}");

        ProgramRun run = ProgramRun.of("get", "--descriptor", file("acme.json"), "--session", "c-1");

        assertThat(run.err()).hasSize(1).first().asString().contains("baseUrl");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void providers_arePrintedOnePerLine() {
        ProgramRun run = ProgramRun.of("providers");

        assertDone(run);
        assertThat(run.out()).contains("bandwidth", "tenbyte", "videosdk");
    }

    @Test
    void noCommand_namesTheCommands() {
        assertWrongUsage(
                ProgramRun.of(),
                "give a command: get, list, recordings, attendance, sync, check or providers. See --help.");
        assertThat(ProgramRun.of("gett").exitCode()).isEqualTo(2);
    }

    @Test
    void help_ofEachCommand_isAsciiAndFits() {
        for (String[] args : new String[][] {
            {"--help"}, {"get", "--help"}, {"list", "--help"}, {"attendance", "--help"}, {"providers", "--help"}
        }) {
            ProgramRun run = ProgramRun.of(args);
            assertDone(run);
            assertThat(run.out())
                    .allMatch(line -> line.length() <= 100 && line.chars().allMatch(c -> c < 128));
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void recordings_ofASession_areATableWithItsTranscripts() {
        try (FakeDaily daily = FakeDaily.start()) {
            daily.addMeeting("{\"id\":\"m-1\",\"room\":\"team-room\",\"ongoing\":false}");
            daily.addRecordings(
                    "{\"id\":\"r-1\",\"room_name\":\"team-room\",\"mtgSessionId\":\"m-1\",\"status\":\"finished\","
                            + "\"start_ts\":1772442000,\"duration\":277,\"s3key\":\"team-room/1\"}");
            daily.addTranscripts("{\"transcriptId\":\"t-1\",\"mtgSessionId\":\"m-1\",\"status\":\"t_in_progress\"}");

            ProgramRun run = withDaily(daily, "m-1");

            assertDone(run);
            assertThat(run.out())
                    .containsExactly(
                            "            id   status  started               duration  files",
                            "recording   r-1  READY   2026-03-02T09:00:00Z  4 m 37 s  1",
                            "transcript  t-1  ACTIVE  -                     -         0");
        }
    }

    @Test
    void recordings_none_saysSo() {
        try (FakeDaily daily = FakeDaily.start()) {
            daily.addMeeting("{\"id\":\"m-1\",\"room\":\"team-room\",\"ongoing\":false}");

            assertThat(withDaily(daily, "m-1").out()).containsExactly("no recordings");
        }
    }

    @Test
    void recordings_providerThatHasNone_isWrongUsage() {
        ProgramRun run = ProgramRun.of("recordings", "--provider", "tenbyte", "--session", "s-1");

        assertThat(run.err()).singleElement().asString().contains("RecordingListing");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private static ProgramRun withDaily(FakeDaily daily, String sessionId) {
        System.setProperty("DAILY_API_KEY", daily.apiKey());
        try {
            return ProgramRun.of(
                    "recordings",
                    "--provider",
                    "daily",
                    "--base-url",
                    daily.baseUrl().toString(),
                    "--session",
                    sessionId);
        } finally {
            System.clearProperty("DAILY_API_KEY");
        }
    }
}

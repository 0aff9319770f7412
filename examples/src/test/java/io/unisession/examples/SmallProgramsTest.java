package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SmallProgramsTest {
    private interface Program {
        void run(PrintStream out) throws Exception;
    }

    private static List<String> linesOf(Program program) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        program.run(ProgramRun.printing(out));
        List<String> lines = ProgramRun.lines(out);
        assertThat(lines).noneMatch(line -> line.contains("made-up"));
        return lines;
    }

    /** A stream to a full disk, or into a pipe that nobody reads any more. */
    static PrintStream full() {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int character) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                false,
                StandardCharsets.UTF_8);
    }

    @Test
    void anyProgram_outputCannotBeWritten_failsWithAMessage() throws Exception {
        String[][] programs = {{}, {"--json"}, {"--list-providers"}, {"--help"}};
        for (String[] args : programs) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            assertThat(SessionExample.run(full(), ProgramRun.printing(err), 100, args))
                    .isEqualTo(1);
            assertThat(ProgramRun.lines(err)).last().asString().startsWith("error: the output could not be written");
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(SmallProgram.run(full(), ProgramRun.printing(err), new String[0], WatchCalls::run))
                .isEqualTo(1);
    }

    @Test
    void smallProgram_withArguments_refusesThem() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        assertThat(SmallProgram.run(
                        ProgramRun.printing(out),
                        ProgramRun.printing(err),
                        new String[] {"--provider", "videosdk"},
                        WatchCalls::run))
                .isEqualTo(2);

        assertThat(ProgramRun.lines(err))
                .containsExactly("error: this program takes no arguments, found: --provider videosdk");
        assertThat(ProgramRun.lines(out)).isEmpty();
    }

    @Test
    void everyProgram_refusesArgumentsThatItDoesNotKnow() throws IOException {
        Path sources = Path.of("src", "main", "java", "io", "unisession", "examples");
        try (Stream<Path> files = Files.list(sources)) {
            assertThat(files.filter(file -> read(file).contains("public static void main(String... args)")))
                    .hasSize(20)
                    .allSatisfy(file ->
                            assertThat(read(file)).containsAnyOf("SmallProgram.main(args, ", "UniSession.execute("));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void switchProviderByConfiguration_printsASessionOfEach() throws Exception {
        assertThat(linesOf(SwitchProviderByConfiguration::run))
                .containsExactly(
                        "provider = videosdk",
                        "  session 64f0c0de0000000000000003 is ACTIVE, \"weekly-planning\", participants: 2",
                        "provider = bandwidth",
                        "  session 5e551040-0000-4000-8000-000000000001 is ACTIVE, \"support-call-4711\", participants: 3");
    }

    @Test
    void handleErrors_showsWhatToCatchAndWhatToDo() throws Exception {
        List<String> lines = linesOf(HandleErrors::run);

        assertThat(lines.stream().filter(line -> line.startsWith("  caught")))
                .containsExactly(
                        "  caught  NotFoundException, retryable: false",
                        "  caught  AuthenticationException, retryable: false",
                        "  caught  RateLimitedException, retryable: true",
                        "  caught  RequestTimeoutException, retryable: true",
                        "  caught  TransportException, retryable: true");
        assertThat(lines)
                .contains(
                        "  then    try again in 7 s",
                        "Lost connection, sent() is MAYBE",
                        "  then    check before ending again: the session is ACTIVE");
        assertThat(lines).noneMatch(line -> line.contains("not-the-secret"));
    }

    @Test
    void bringYourOwnOkHttpClient_usesItAndLeavesItOpen() throws Exception {
        assertThat(linesOf(BringYourOwnOkHttpClient::run))
                .containsExactly(
                        "requests seen by the application's interceptor: 2",
                        "header that it added, as received by the service: attendance",
                        "connections seen by its event listener: 1",
                        "after closing both clients, the application's own request: HTTP 200");
    }

    @Test
    void reportAttendance_namesWhoCameBackAndWhoNeverCame() throws Exception {
        assertThat(linesOf(ReportAttendance::run))
                .contains("Mei Chen was disconnected and came back.", "Sam Whitfield never came.")
                .anyMatch(line -> line.startsWith("Priya Raman") && line.contains("100 %") && line.endsWith("Present"))
                .anyMatch(line -> line.startsWith("recorder") && line.endsWith("Partial"));
    }

    @Test
    void watchCalls_countsCallsAndRetries() throws Exception {
        assertThat(linesOf(WatchCalls::run))
                .containsExactly(
                        "2 x ended   tenbyte getSession GET /sessions/{sessionId} 200 ok",
                        "1 x ended   tenbyte getSession GET /sessions/{sessionId} 404 NotFoundException",
                        "2 x retried tenbyte getSession GET /sessions/{sessionId} 503");
    }

    @Test
    void endSessionIfSupported_endsWhereItCan() throws Exception {
        assertThat(linesOf(EndSessionIfSupported::run))
                .containsExactly(
                        "videosdk: the session is ACTIVE; ended, now ENDED",
                        "bandwidth: the session is ACTIVE; ended, now not found",
                        "read-only: the session is ACTIVE; this provider cannot end it",
                        "require says: read-only does not support SessionEnding; it supports getting sessions only");
    }

    @Test
    void getManySessionsAsync_printsThemInOrder() throws Exception {
        assertThat(linesOf(GetManySessionsAsync::run))
                .containsExactly(
                        "All at once:",
                        "  lesson-1 is ACTIVE, started by Priya Raman",
                        "  lesson-2 is ACTIVE, started by Priya Raman",
                        "  lesson-3 is ACTIVE, started by Priya Raman",
                        "  lesson-4 is ACTIVE, started by Priya Raman",
                        "  lesson-5 is ACTIVE, started by Priya Raman",
                        "  no-such-session: NotFoundException",
                        "Two at a time: 5 of 5 sessions.",
                        "Cancelled while waiting: videosdk getSession failed: the calling thread was interrupted");
    }

    @Test
    void runBandwidthSession_printsTheWholeSession() throws Exception {
        assertThat(linesOf(RunBandwidthSession::run))
                .containsExactly(
                        "created: support-call-4711, ACTIVE",
                        "the agent's device gets Secret[***]",
                        "the customer hears and sees [all of the agent]",
                        "the customer hears and sees [[microphone, screenShare] of the agent]",
                        "the customer hears and sees nobody",
                        "the supervisor's device gets Secret[***], and hears everybody: true",
                        "in the session: [agent, customer, supervisor]",
                        "after removing the customer: [agent, supervisor]; the customer is in 0 sessions",
                        "participants in the session's own response: 2",
                        "ended: true");
    }

    @Test
    void runVideoSdkMeeting_printsTheWholeMeeting() throws Exception {
        assertThat(linesOf(RunVideoSdkMeeting::run))
                .containsExactly(
                        "creating: NewRoom[[webhook, autoCloseConfig, geoFence, multiComposition, allowedParticipantIds,"
                                + " autoStartConfig]]",
                        "room weekly-planning exists: true",
                        "tokens for two devices, signed locally: 0 requests; Priya's expires before Tomas's: true",
                        "a guest's device gets Secret[***] for the same room: true",
                        "in the session: [Priya Raman, Tomas Novak]",
                        "after removing Tomas: [Priya Raman]; Tomas: LEFT",
                        "ended: ENDED, active sessions: 0",
                        "sessions can be listed by roomId, startedFrom, startedBefore, status ACTIVE, status ENDED",
                        "all sessions: [ENDED], of the room: [ENDED]",
                        "ended within an hour of now: [ENDED], of the account: [ENDED], found by the room's name: [ENDED]",
                        "quality samples: 1 of the session, 1 of a participant",
                        "its webhook receives [session-ended, participant-*]",
                        "rooms: [weekly-planning], found by name: 1, disabled: true");
    }

    @Test
    void runVideoSdkRecordings_printsWhatTheSessionLeftBehind() throws Exception {
        assertThat(linesOf(RunVideoSdkRecordings::run))
                .containsExactly(
                        "recording, and its id is known: true",
                        "streaming now: true",
                        "session: ENDED",
                        "of the session: 1 recording",
                        "listed and gotten alike: true, with its transcripts: true",
                        "downloaded 11",
                        "stored 11 of 11 bytes",
                        "transcripts of the session: 1; listed and gotten alike: true",
                        "streams listed and gotten alike: true, true",
                        "to other services: [Output[address=Secret[***], streamKey=Secret[***]]]",
                        "recordings after deleting one: 0");
    }

    @Test
    void runVideoSdkMeetingV1_printsTheWholeMeeting() throws Exception {
        assertThat(linesOf(RunVideoSdkMeetingV1::run))
                .containsExactly(
                        "meeting weekly-planning exists: true",
                        "found by the application's own id: true, listed: 1",
                        "present: [Priya Raman, Tomas Novak]",
                        "after removing Tomas: [Priya Raman]",
                        "ended: ENDED",
                        "all sessions: 1, of the meeting: 1; they can be listed by roomId",
                        "videosdk does not support deactivateRoom in version 1 of its API; version 2 does"
                                + ". Set apiVersion on the builder, or VIDEOSDK_API_VERSION");
    }

    @Test
    void runAnySession_needsNoProvidersName() throws Exception {
        assertThat(linesOf(RunAnySession::run))
                .containsExactly(
                        "scheduled:",
                        "  What is new in spring, PENDING",
                        "  Questions and answers, PENDING",
                        "active:",
                        "  What is new in spring, ACTIVE",
                        "a viewer's device gets Secret[***] for room spring-room",
                        "of the room:",
                        "  What is new in spring, ENDED",
                        "  Questions and answers, PENDING",
                        "deleted: true");
    }

    @Test
    void followStoredReferences_getsTheSessionsBack() throws Exception {
        assertThat(linesOf(FollowStoredReferences::run))
                .containsExactly(
                        "videosdk:64f0c0de0000000000000003 is weekly-planning, ACTIVE",
                        "bandwidth:5e551040-0000-4000-8000-000000000001 is support-call-4711, ACTIVE",
                        "bandwidth:no-such-session is gone");
    }

    @Test
    void watchEvents_printsEachEventOnce() throws Exception {
        assertThat(linesOf(WatchEvents::run))
                .containsExactly(
                        "2026-03-02T09:00:00Z team-room SESSION_STARTED",
                        "2026-03-02T09:00:00Z team-room PARTICIPANT_JOINED Priya Raman",
                        "2026-03-02T09:03:00Z team-room PARTICIPANT_JOINED Tomas Novak",
                        "2026-03-02T09:23:00Z team-room PARTICIPANT_LEFT Priya Raman",
                        "delivered again: 200",
                        "of an impostor: 401",
                        "2026-03-02T09:23:00Z team-room PARTICIPANT_LEFT Tomas Novak",
                        "2026-03-02T09:24:00Z team-room SESSION_ENDED",
                        "2026-03-02T09:24:00Z next-room SESSION_STARTED");
    }
}

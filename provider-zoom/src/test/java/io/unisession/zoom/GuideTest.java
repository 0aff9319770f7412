package io.unisession.zoom;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.ArtifactFile;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Transcript;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.zoom.FakeZoom;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/zoom.md shows compiles, runs and leaves no operation and no setting out. */
class GuideTest {
    // Tests run in the folder of their module.
    private static final Path GUIDE = Path.of("..", "docs", "zoom.md");
    private static final Path SOURCE = Path.of("src", "test", "java", "io", "unisession", "zoom", "GuideTest.java");

    private final List<String> printed = new ArrayList<>();

    private void print(String text) {
        printed.add(text);
    }

    private void meetings(ZoomClient client, Instant now) {
        Session meeting = client.getSession("86400000001");
        for (Participant participant : client.listParticipants(meeting.id())) {
            print(participant.name().orElse("Guest") + " was there "
                    + participant.intervals().size() + " times");
        }
        Optional<Duration> total =
                client.getReport(meeting.id()).unwrap(ZoomMeeting.class).flatMap(ZoomMeeting::totalTime);
        print(total.orElseThrow().toMinutes() + " minutes");
        SessionQuery lastWeek = SessionQuery.builder()
                .status(SessionStatus.ENDED)
                .startedFrom(now.minus(Duration.ofDays(7)))
                .build();
        for (Session each : client.listSessions(lastWeek)) {
            print(each.label().orElse("Meeting") + " of room " + each.roomId().orElseThrow());
        }
        for (Recording recording : client.listRecordings(meeting.id())) {
            print(recording.providerKind().orElse("recording") + " is " + recording.status());
        }
        for (Transcript transcript : client.listTranscripts(meeting.id())) {
            print("transcript of " + transcript.files().size() + " files");
        }
        ProviderDocument registrants = client.request(
                ProviderRequest.get("/meetings/{id}/registrants", "86400000001").build());
        int registered = registrants.size("/registrants");
        print(registered + " registrants");
        client.endSession("86400000002");
    }

    /** Compiled only, because the files are at Zoom. */
    static void download(ZoomClient client, Session meeting, Path directory) {
        Recording recording = client.listRecordings(meeting.id()).iterator().next();
        ArtifactFile file = recording.files().get(0);
        client.download(recording, file, directory.resolve(recording.fileName(file)));
    }

    private void sessions(ZoomVideoClient client) {
        SessionQuery active =
                SessionQuery.builder().status(SessionStatus.ACTIVE).build();
        for (Session session : client.listSessions(active)) {
            for (Participant participant : client.listParticipants(session.id())) {
                if (participant.userId().filter("user-43"::equals).isPresent()) {
                    client.removeParticipant(session.id(), participant.id().orElseThrow());
                }
            }
            client.endSession(session.id());
        }
    }

    private void aTest() {
        try (FakeZoom zoom = FakeZoom.start();
                ZoomClient client = Zoom.builder()
                        .credentials(zoom.accountId(), zoom.clientId(), zoom.clientSecret())
                        .tokenUrl(zoom.tokenUrl())
                        .baseUrl(zoom.baseUrl().toString())
                        .build()) {
            String sessionId = zoom.startMeeting(86400000001L, "Physics");
            zoom.joinMeeting(sessionId, "", "Priya Raman");
            zoom.endMeeting(sessionId);

            print(client.getSession(sessionId).label().orElseThrow());
        }
    }

    @Test
    void guide_snippetsOfMeetings_run() {
        try (ClientAndFake zoom = new ClientAndFake()) {
            FakeZoom fake = zoom.fake();
            String ended = fake.startMeeting(86400000001L, "Physics");
            fake.joinMeeting(ended, "", "Jonas Weber");
            fake.joinMeeting(ended, "", "Priya Raman");
            zoom.clock().advance(Duration.ofMinutes(10));
            fake.leaveMeeting(ended, "Priya Raman");
            fake.joinMeeting(ended, "", "Priya Raman");
            zoom.clock().advance(Duration.ofMinutes(10));
            fake.endMeeting(ended);
            fake.startMeeting(86400000002L, "Chemistry");
            fake.addRecording("{\"uuid\":\"" + ended + "\",\"id\":86400000001,\"recording_files\":["
                    + "{\"id\":\"f-1\",\"file_type\":\"MP4\",\"recording_type\":\"gallery_view\",\"status\":\"completed\"},"
                    + "{\"id\":\"f-2\",\"file_type\":\"TRANSCRIPT\",\"status\":\"completed\"}]}");
            // The fake does not have the operation that stands for those that the client lacks.
            fake.enqueue(
                    request -> request.path().endsWith("/registrants"),
                    FakeResponse.json(200, "{\"registrants\":[{\"id\":\"1\"}]}"));

            meetings(zoom.client(), zoom.clock().timing().now());

            SessionQuery active =
                    SessionQuery.builder().status(SessionStatus.ACTIVE).build();
            assertThat(zoom.client().listSessions(active)).isEmpty();
        }
        aTest();
        assertThat(printed)
                .containsExactly(
                        "Jonas Weber was there 1 times",
                        "Priya Raman was there 2 times",
                        "40 minutes",
                        "Physics of room 86400000001",
                        "gallery_view is READY",
                        "transcript of 1 files",
                        "1 registrants",
                        "Physics");
    }

    @Test
    void guide_snippetsOfTheVideoSdk_run() {
        try (ClientAndFake zoom = new ClientAndFake()) {
            String id = zoom.fake().startSession("planning");
            zoom.fake().joinSession(id, "user-42", "Priya Raman");
            zoom.fake().joinSession(id, "user-43", "Guest");

            sessions(zoom.video());

            assertThat(zoom.video().getSession(id).status()).isEqualTo(SessionStatus.ENDED);
            assertThat(zoom.sent())
                    .filteredOn(request -> request.startsWith("PATCH"))
                    .hasSize(1);
        }
    }

    @Test
    void guide_snippets_areThoseOfThisTest() throws IOException {
        String source = Files.readString(SOURCE);
        List<MatchResult> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .filter(snippet -> !snippet.group(1).contains("fromEnvironment()"))
                .toList();

        assertThat(snippets)
                .hasSizeGreaterThan(6)
                .allSatisfy(snippet -> assertThat(source).containsIgnoringWhitespaces(snippet.group(1)));
    }

    @Test
    void guide_everyOperationAndSetting_isListed() throws IOException {
        String guide = Files.readString(GUIDE);

        assertThat(Stream.of(ZoomClient.class, ZoomVideoClient.class)
                        .flatMap(client -> Arrays.stream(client.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .map(method -> method.getName())
                        .filter(name -> !name.equals("filters")))
                .hasSizeGreaterThan(6)
                .allSatisfy(operation -> assertThat(guide).contains("| `" + operation + "`"));
        assertThat(guide)
                .contains(
                        "`" + AccountTokens.ACCOUNT_ID + "`",
                        "`" + AccountTokens.CLIENT_ID + "`",
                        "`" + AccountTokens.CLIENT_SECRET + "`",
                        "`" + AccountTokens.TOKEN_URL + "`",
                        "`" + ZoomBackend.USER_ID + "`",
                        "`" + ZoomBackend.REPORTS + "`",
                        "`" + ZoomVideoBackend.API_KEY + "`",
                        "`" + ZoomVideoBackend.API_SECRET + "`");
    }
}

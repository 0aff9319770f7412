package io.unisession.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.CallOptions;
import io.unisession.Interval;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Recording;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.realtimekit.FakeRealtimeKit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The descriptor {@code realtimekit}, with the bodies that Cloudflare and Dyte document and against its fake. */
class RealtimeKitTest {
    private static final Documented DOCUMENTED = Documented.of("realtimekit");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "813432c7-3c5a-45e2-9acf-eef7061c7584";

    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");
    private final FakeRealtimeKit fake = FakeRealtimeKit.builder().clock(clock).start();
    private final SessionClient client = client(fake);

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    private static SessionClient client(FakeRealtimeKit fake) {
        return Sessions.builder("realtimekit")
                .baseUrl(fake.baseUrl().toString())
                .setting("REALTIMEKIT_ACCOUNT_ID", fake.accountId())
                .setting("REALTIMEKIT_APP_ID", fake.appId())
                .setting("REALTIMEKIT_API_TOKEN", fake.apiToken())
                .build();
    }

    private ReceivedRequest lastRequest() {
        List<ReceivedRequest> requests = fake.requests();
        return requests.get(requests.size() - 1);
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    @Test
    void getSession_inDataSessionAsThePagesShowIt_isRead() {
        String sessionId = fake.joinParticipant("meeting-1", "priya", "Priya Raman", "host");

        Session session = client.getSession(sessionId);

        assertThat(session.roomId()).contains("meeting-1");
        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.raw().has("/data/session/id")).isTrue();
    }

    @Test
    void getSession_inDataAsCloudflaresClientReadsIt_isRead() {
        try (FakeRealtimeKit bare = FakeRealtimeKit.builder().bareSessions().start();
                SessionClient ofBare = client(bare)) {
            String sessionId = bare.joinParticipant("meeting-1", "priya", "Priya Raman", "host");

            Session session = ofBare.getSession(sessionId);

            assertThat(session.roomId()).contains("meeting-1");
            assertThat(session.raw().has("/data/id")).isTrue();
        }
    }

    @Test
    void getSession_documentedExampleOfPlaceholders_isRead() {
        fake.addSession(DOCUMENTED.body("get-session-wrapped"));

        Session session = client.getSession("id");

        assertThat(session.label()).contains("meeting_display_name");
        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.unreadableFields()).containsExactlyInAnyOrder("started_at", "ended_at");
    }

    @Test
    void getSession_documentedActiveSessionWithTheTextNull_hasNoEnd() {
        fake.addSession(DOCUMENTED.body("get-active-session.dyte-v2"));

        Session session = client.getSession(ID);

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.startedAt()).contains(Instant.parse("2022-01-12T14:21:34.388Z"));
        assertThat(session.endedAt()).isEmpty();
    }

    @Test
    void getSession_somebodyComesBack_isOneParticipantWithTwoIntervals() {
        String sessionId = fake.joinParticipant("meeting-1", "tomas", "Tomas Novak", "guest");
        fake.joinParticipant("meeting-1", "priya", "Priya Raman", "host");
        String priya = fake.presentIn(sessionId).get(1);
        clock.advance(Duration.ofMinutes(10));
        fake.leaveParticipant(sessionId, priya);
        clock.advance(Duration.ofMinutes(2));
        fake.joinParticipant("meeting-1", "priya", "Priya Raman", "host");

        List<Participant> participants = client.getSession(sessionId).participants();

        assertThat(participants)
                .extracting(participant -> participant.userId().orElseThrow())
                .containsExactly("tomas", "priya");
        assertThat(participants.get(1).intervals())
                .extracting(interval -> interval.connectionId().orElseThrow())
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(participants.get(1).intervals())
                .extracting(interval -> Interval.of(
                        interval.joinedAt().orElseThrow(), interval.leftAt().orElse(null)))
                .containsExactly(
                        Interval.of(Instant.parse("2026-10-01T08:00:00Z"), Instant.parse("2026-10-01T08:10:00Z")),
                        Interval.of(Instant.parse("2026-10-01T08:12:00Z"), null));
        assertThat(participants.get(1).role()).contains("host");
    }

    @Test
    void listSessions_documentedResponse_hasBothSessions() {
        fake.enqueue(FakeResponse.json(200, DOCUMENTED.body("list-sessions.composed")));

        List<Session> sessions =
                client.require(SessionListing.class).listSessions().stream().toList();

        assertThat(sessions).extracting(Session::status).containsExactly(SessionStatus.ACTIVE, SessionStatus.ENDED);
        assertThat(sessions.get(1).duration()).contains(Duration.ofMinutes(30));
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void listSessions_ofARoomThatIsLive_asksForBoth() {
        fake.joinParticipant("meeting-1", "priya", "Priya Raman", "host");
        fake.joinParticipant("meeting-2", "tomas", "Tomas Novak", "guest");
        SessionQuery query = SessionQuery.builder()
                .roomId("meeting-1")
                .status(SessionStatus.ACTIVE)
                .build();

        assertThat(client.require(SessionListing.class).listSessions(query))
                .extracting(session -> session.roomId().orElseThrow())
                .containsExactly("meeting-1");
        assertThat(lastRequest().path())
                .isEqualTo("/client/v4/accounts/made-up-account/realtime/kit/made-up-app/sessions");
        assertThat(lastRequest().rawQuery()).startsWith("associated_id=meeting-1&status=LIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"session-participants.dyte-v2", "session-participants-with-peer-events.dyte-v2"})
    void listParticipants_documentedResponseWithAStrayQuote_hasBothParticipants(String body) {
        fake.enqueue(FakeResponse.json(200, DOCUMENTED.body(body)));

        List<Participant> participants = client.require(ParticipantListing.class)
                .listParticipants(ID, PageRequest.first(), CallOptions.defaults())
                .pages()
                .iterator()
                .next()
                .items();

        assertThat(participants)
                .extracting(participant -> participant.userId().orElseThrow())
                .containsExactly("83qi0i", "3uggr");
        assertThat(participants)
                .allSatisfy(participant -> assertThat(participant.presence()).isEqualTo(Presence.LEFT));
        assertThat(participants.get(0).firstJoinedAt()).contains(Instant.parse("2023-02-01T10:51:08.030Z"));
        assertThat(participants.get(1).firstJoinedAt()).isEmpty();
        assertThat(participants.get(1).unreadableFields()).containsExactly("joined_at");
    }

    @Test
    void endSession_kicksEverybodyOutOfItsMeeting() {
        String sessionId = fake.joinParticipant("meeting-1", "priya", "Priya Raman", "host");

        client.require(SessionEnding.class).endSession(sessionId);

        assertThat(fake.presentIn(sessionId)).isEmpty();
        assertThat(client.getSession(sessionId).status()).isEqualTo(SessionStatus.ENDED);
        assertThat(fake.effects())
                .filteredOn(request -> request.method().equals("POST"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.path()).endsWith("/meetings/meeting-1/active-session/kick-all");
                    assertThat(request.body()).isEmpty();
                });
    }

    @Test
    void endSession_documentedResponse_isASuccess() {
        String sessionId = fake.joinParticipant("meeting-1", "priya", "Priya Raman", "host");
        respondToPost(200, "kick-all.composed");

        client.require(SessionEnding.class).endSession(sessionId);

        assertThat(fake.unusedResponses()).isZero();
    }

    @Test
    void endSession_meetingThatIsLiveAgain_leavesTheNextSessionAlone() {
        String ended = fake.joinParticipant("meeting-1", "priya", "Priya Raman", "host");
        fake.leaveParticipant(ended, fake.presentIn(ended).get(0));
        String next = fake.joinParticipant("meeting-1", "priya", "Priya Raman", "host");

        client.require(SessionEnding.class).endSession(ended);

        assertThat(fake.presentIn(next)).hasSize(1);
    }

    @Test
    void removeParticipant_kicksAllConnectionsOfThePerson() throws Exception {
        String sessionId = fake.joinParticipant("meeting-1", "priya", "Priya Raman", "host");
        fake.joinParticipant("meeting-1", "priya", "Priya Raman", "host");
        fake.joinParticipant("meeting-1", "tomas", "Tomas Novak", "guest");
        String priya = fake.presentIn(sessionId).get(0);

        client.require(ParticipantRemoval.class).removeParticipant(sessionId, priya);

        assertThat(fake.presentIn(sessionId)).hasSize(1).doesNotContain(priya);
        assertThat(json(lastRequest().body()))
                .isEqualTo(json("{\"participant_ids\":[\"" + priya + "\"],\"custom_participant_ids\":[]}"));
    }

    @Test
    void removeParticipant_documentedResponses_areReadAsWhatTheySay() {
        String sessionId = fake.joinParticipant("meeting-1", "priya", "Priya Raman", "host");
        ParticipantRemoval removal = client.require(ParticipantRemoval.class);
        respondToPost(200, "kick.composed");

        removal.removeParticipant(sessionId, "0a08343d-a9dc-45f0-9feb-6a64afcc4f81");

        respondToPost(404, "error-404-kick-no-user.dyte-v2");
        assertThatThrownBy(() -> removal.removeParticipant(sessionId, ID))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No user found with id " + ID);
        assertThat(fake.unusedResponses()).isZero();
    }

    @Test
    void errors_ofTheServiceAndOfCloudflaresGateway_haveTheirCodeAndText() {
        FakeResponse notFound = FakeResponse.json(404, DOCUMENTED.body("error-404-no-active-session.dyte-v2"));
        fake.enqueue(notFound);
        assertThatThrownBy(() -> client.getSession("s-1"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("No active session found")
                .satisfies(failure ->
                        assertThat(((ApiException) failure).providerCode()).contains("404"));

        FakeResponse unauthorized = FakeResponse.json(401, DOCUMENTED.body("error-v4.composed"));
        fake.enqueue(unauthorized, unauthorized);
        assertThatThrownBy(() -> client.getSession("s-1"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Authentication error")
                .satisfies(failure ->
                        assertThat(((ApiException) failure).providerCode()).contains("10000"));
        fake.discardResponses();
    }

    @Test
    void errors_successThatIsFalseWithStatus200_isAFailure() {
        fake.enqueue(FakeResponse.json(200, DOCUMENTED.body("error-v4.composed")));

        assertThatThrownBy(() -> client.getSession("s-1"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Authentication error");
    }

    private void respondToPost(int status, String body) {
        fake.enqueue(request -> request.method().equals("POST"), FakeResponse.json(status, DOCUMENTED.body(body)));
    }

    @Test
    void listRecordings_documentedList_hasBothFilesOfASession() {
        fake.addSession(
                "{\"id\":\"05e57591-d89e-45c9-ae44-08dc1eaad0e0\",\"associated_id\":\"meeting-1\",\"status\":\"ENDED\"}");
        fake.addRecordings(DOCUMENTED.body("list-recordings.composed"));
        fake.addRecordings("{\"id\":\"of-another-session\",\"session_id\":\"another\",\"status\":\"ERRORED\"}");
        fake.addRecordings("{\"id\":\"of-no-session\",\"session_id\":null,\"status\":\"INVOKED\"}");

        assertThat(client.require(RecordingListing.class).listRecordings("05e57591-d89e-45c9-ae44-08dc1eaad0e0"))
                .singleElement()
                .satisfies(recording -> {
                    assertThat(recording.id()).isEqualTo("97cb480d-5840-4528-ace3-919b5e386c68");
                    assertThat(recording.status()).isEqualTo(ArtifactStatus.READY);
                    assertThat(recording.startedAt()).contains(Instant.parse("2026-06-03T10:00:00Z"));
                    assertThat(recording.endedAt()).contains(Instant.parse("2026-06-03T10:30:00Z"));
                    assertThat(recording.duration()).contains(Duration.ofMinutes(30));
                    assertThat(recording.files())
                            .containsExactly(ArtifactFile.builder()
                                    .format("mp4")
                                    .path("weekly-sync.mp4")
                                    .sizeBytes(2044680L)
                                    .address(Secret.of("https://example.com/recording.mp4"))
                                    .addressExpiresAt(Instant.parse("2026-06-10T10:30:00Z"))
                                    .build());
                    assertThat(recording.toString()).doesNotContain("example.com");
                });
        assertThat(fake.requests())
                .filteredOn(request -> request.path().endsWith("/recordings"))
                .extracting(ReceivedRequest::rawQuery)
                .startsWith("meeting_id=meeting-1&page_no=1");
    }

    @Test
    void download_expiredAddress_isListedAgain(@TempDir Path directory) {
        fake.addSession("{\"id\":\"s-1\",\"associated_id\":\"meeting-1\",\"status\":\"ENDED\"}");
        fake.addRecordings("{\"id\":\"r-1\",\"session_id\":\"s-1\",\"output_file_name\":\"1.mp4\",\"download_url\":\""
                + fake.baseUrl().resolve("/files/1.mp4") + "\"}");
        Recording recording = client.require(RecordingListing.class)
                .listRecordings("s-1")
                .iterator()
                .next();
        ArtifactFile expired = recording.files().get(0).toBuilder()
                .addressExpiresAt(Instant.parse("2020-01-01T00:00:00Z"))
                .build();
        int listed = fake.requestCount();
        fake.enqueue(request -> request.path().equals("/files/1.mp4"), FakeResponse.text(200, "a recording"));

        client.require(RecordingDownload.class).download(recording, expired, directory.resolve("r.mp4"));

        assertThat(directory.resolve("r.mp4")).hasContent("a recording");
        assertThat(fake.requestCount()).isGreaterThan(listed + 1);
    }

    @Test
    void listRecordings_withSoundApart_hasTwoFiles() {
        fake.addSession("{\"id\":\"s-1\",\"associated_id\":\"meeting-1\",\"status\":\"ENDED\"}");
        fake.addRecordings("{\"id\":\"r-1\",\"session_id\":\"s-1\",\"download_url\":\"https://files.example/1.mp4\","
                + "\"audio_download_url\":\"https://files.example/1.mp3\"}");
        fake.addRecordings("{\"id\":\"r-2\",\"session_id\":\"s-1\",\"status\":\"RECORDING\",\"download_url\":null}");
        fake.addRecordings(
                "{\"id\":\"r-3\",\"session_id\":\"s-1\",\"download_url\":\"\",\"audio_download_url\":\" \"}");

        List<Recording> recordings = client.require(RecordingListing.class).listRecordings("s-1").stream()
                .toList();

        assertThat(recordings.get(0).files())
                .extracting(file -> file.address().orElseThrow().reveal())
                .containsExactly("https://files.example/1.mp4", "https://files.example/1.mp3");
        assertThat(recordings.get(1).files()).isEmpty();
        assertThat(recordings.get(1).status()).isEqualTo(ArtifactStatus.ACTIVE);
        assertThat(recordings.get(2).files()).isEmpty();
    }
}

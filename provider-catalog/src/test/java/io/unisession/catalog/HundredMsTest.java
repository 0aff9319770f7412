package io.unisession.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Recording;
import io.unisession.RecordingKind;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.Transcript;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.hundredms.FakeHundredMs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The descriptor {@code 100ms}, with the bodies that 100ms documents and against its fake. */
class HundredMsTest {
    private static final Documented DOCUMENTED = Documented.of("100ms");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");
    private final FakeHundredMs fake = FakeHundredMs.builder().clock(clock).start();
    private final SessionClient client = Sessions.builder("100ms")
            .baseUrl(fake.baseUrl().toString())
            .setting("LIVE100MS_ACCESS_KEY", fake.accessKey())
            .setting("LIVE100MS_APP_SECRET", fake.appSecret())
            .setting("LIVE100MS_ROLE", "guest")
            .timing(clock.timing())
            .build();

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    private ReceivedRequest lastRequest() {
        List<ReceivedRequest> requests = fake.requests();
        return requests.get(requests.size() - 1);
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    /** The claims of a token, with the names of those that differ each time in place of their values. */
    private static JsonNode claims(String token) throws Exception {
        ObjectNode claims = (ObjectNode)
                json(new String(Base64.getUrlDecoder().decode(token.split("[.]")[1]), StandardCharsets.UTF_8));
        return withoutValues(claims);
    }

    private static JsonNode withoutValues(ObjectNode claims) {
        List.of("jti", "iat", "nbf", "exp", "access_key").forEach(name -> {
            if (claims.has(name)) {
                claims.put(name, name);
            }
        });
        return claims;
    }

    @Test
    void requests_haveAManagementTokenWithTheDocumentedClaims() throws Exception {
        String sessionId = fake.joinPeer("room-1", "priya", "Priya Raman", "host");

        client.getSession(sessionId);

        assertThat(claims(lastRequest().credential().orElseThrow()))
                .isEqualTo(withoutValues((ObjectNode) json(DOCUMENTED.body("management-token-claims"))));
    }

    @Test
    void getSession_whileItIsActive_hasOpenAndReportedIntervals() {
        String sessionId = fake.joinPeer("room-1", "priya", "Priya Raman", "host");
        clock.advance(Duration.ofMinutes(1));
        fake.joinPeer("room-1", "tomas", "Tomas Novak", "guest");
        fake.leavePeer(sessionId, fake.presentIn(sessionId).get(0));

        Session session = client.getSession(sessionId);

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.endedAt()).isEmpty();
        assertThat(session.participants())
                .flatExtracting(Participant::intervals)
                .containsExactly(
                        Interval.of(Instant.parse("2026-10-01T08:00:00Z"), Instant.parse("2026-10-01T08:01:00Z")),
                        Interval.of(Instant.parse("2026-10-01T08:01:00Z"), null));
    }

    @Test
    void getSession_ended_endedWhenItLastChanged() {
        String sessionId = fake.joinPeer("room-1", "priya", "Priya Raman", "host");
        clock.advance(Duration.ofMinutes(1));
        fake.leavePeer(sessionId, fake.presentIn(sessionId).get(0));

        Session session = client.getSession(sessionId);

        assertThat(session.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(session.endedAt()).contains(Instant.parse("2026-10-01T08:01:00Z"));
    }

    @Test
    void listSessions_documentedResponse_hasBothSessionsWithTheirPeers() {
        fake.enqueue(FakeResponse.json(200, DOCUMENTED.body("list-sessions")));

        List<Session> sessions = listed();

        assertThat(sessions)
                .extracting(Session::id)
                .containsExactly("631a0fa23e3d9fdb00832596", "63172c2d3e3d9fdb008322e1");
        assertThat(sessions.get(0).participants()).singleElement().satisfies(peer -> {
            assertThat(peer.userId()).contains("Batch1-student1");
            assertThat(peer.role()).contains("host");
        });
    }

    @Test
    void listSessions_documentedResponseOfTheOldApi_hasThePeersByTheirKeys() {
        fake.enqueue(FakeResponse.json(200, DOCUMENTED.body("list-sessions-active.legacy-v1-page")));

        List<Session> sessions = listed();

        assertThat(sessions).extracting(Session::status).containsExactly(SessionStatus.ACTIVE, SessionStatus.ENDED);
        assertThat(sessions.get(0).participants()).singleElement().satisfies(peer -> {
            assertThat(peer.id()).contains("860aa563-6f18-4a04-b7ad-a2cb41ba883e");
            assertThat(peer.userId()).isEmpty();
            assertThat(peer.intervals()).extracting(Interval::end).containsExactly(IntervalEnd.OPEN);
        });
        assertThat(sessions.get(1).participants()).hasSize(2);
    }

    @Test
    void listSessions_documentedResponseWithNothing_isEmpty() {
        fake.enqueue(FakeResponse.json(200, DOCUMENTED.body("list-sessions-none.composed")));

        assertThat(listed()).isEmpty();
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    private List<Session> listed() {
        return new ArrayList<>(
                client.require(SessionListing.class).listSessions().stream().toList());
    }

    @Test
    void listSessions_moreThanAPage_continuesAfterTheLast() {
        for (int room = 1; room <= 101; room++) {
            fake.joinPeer("room-" + room, "priya", "Priya Raman", "host");
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(listed())
                .extracting(session -> session.roomId().orElseThrow())
                .hasSize(101)
                .doesNotHaveDuplicates()
                .startsWith("room-101");
        assertThat(fake.requests()).hasSize(2);
    }

    @Test
    void listSessions_allFilters_areSent() {
        SessionQuery query = SessionQuery.builder()
                .roomId("room-1")
                .status(SessionStatus.ENDED)
                .startedFrom(Instant.parse("2026-10-01T08:00:00Z"))
                .startedBefore(Instant.parse("2026-10-01T09:00:00.5004Z"))
                .build();

        assertThat(client.require(SessionListing.class).listSessions(query)).isEmpty();

        assertThat(lastRequest().queryValue("active")).contains("false");
        assertThat(lastRequest().queryValue("room_id")).contains("room-1");
        assertThat(lastRequest().queryValue("after")).contains("2026-10-01T08:00:00.000Z");
        assertThat(lastRequest().queryValue("before")).contains("2026-10-01T09:00:00.501Z");
    }

    @Test
    void endSession_endsItsRoomWithoutLockingIt() throws Exception {
        String sessionId = fake.joinPeer("room-1", "priya", "Priya Raman", "host");

        client.require(SessionEnding.class).endSession(sessionId);

        assertThat(fake.presentIn(sessionId)).isEmpty();
        assertThat(lastRequest().path()).isEqualTo("/v2/active-rooms/room-1/end-room");
        assertThat(json(lastRequest().body())).isEqualTo(json("{\"lock\":false}"));
    }

    @Test
    void endSession_roomThatHasTheNextSession_leavesThatAlone() {
        String ended = fake.joinPeer("room-1", "priya", "Priya Raman", "host");
        fake.leavePeer(ended, fake.presentIn(ended).get(0));
        String next = fake.joinPeer("room-1", "priya", "Priya Raman", "host");

        client.require(SessionEnding.class).endSession(ended);

        assertThat(fake.presentIn(next)).hasSize(1);
    }

    @Test
    void endAndRemove_documentedResponses_areSuccesses() {
        String sessionId = fake.joinPeer("room-1", "priya", "Priya Raman", "host");
        respondToPost("remove-peers");
        client.require(ParticipantRemoval.class).removeParticipant(sessionId, "any");
        respondToPost("end-room");
        client.require(SessionEnding.class).endSession(sessionId);

        assertThat(fake.unusedResponses()).isZero();
        assertThat(fake.presentIn(sessionId)).hasSize(1);
    }

    private void respondToPost(String body) {
        fake.enqueue(request -> request.method().equals("POST"), FakeResponse.json(200, DOCUMENTED.body(body)));
    }

    @Test
    void removeParticipant_removesThePeerFromItsRoom() throws Exception {
        String sessionId = fake.joinPeer("room-1", "priya", "Priya Raman", "host");
        fake.joinPeer("room-1", "tomas", "Tomas Novak", "guest");
        String peer = fake.presentIn(sessionId).get(0);

        client.require(ParticipantRemoval.class).removeParticipant(sessionId, peer);

        assertThat(fake.presentIn(sessionId)).hasSize(1).doesNotContain(peer);
        assertThat(json(lastRequest().body())).isEqualTo(json("{\"peer_id\":\"" + peer + "\"}"));
    }

    @Test
    void createJoinToken_hasTheDocumentedClaimsAndLetsThePersonIn() throws Exception {
        String sessionId = fake.joinPeer("room-1", "priya", "Priya Raman", "host");

        JoinToken token = client.require(JoinTokens.class)
                .createJoinToken(JoinRequest.forSession(sessionId).withParticipantId("user-1"));

        ObjectNode documented = (ObjectNode) json(DOCUMENTED.body("auth-token-claims"));
        documented.put("room_id", "room-1").put("role", "guest");
        assertThat(claims(token.token().reveal())).isEqualTo(withoutValues(documented));
        assertThat(fake.joinWithToken(token.token().reveal(), "Ada")).isEqualTo(sessionId);
        assertThat(client.getSession(sessionId).participants().get(1).userId()).contains("user-1");
    }

    @Test
    void errors_documentedBody_hasTheCodeAndTheText() {
        FakeResponse response = FakeResponse.json(401, DOCUMENTED.body("error-401"));
        fake.enqueue(response, response);

        assertThatThrownBy(() -> client.getSession("s-1"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Token validation error")
                .satisfies(failure ->
                        assertThat(((ApiException) failure).providerCode()).contains("401"));
    }

    @Test
    void listRecordings_documentedAssets_areRecordingsWithTheirFiles() {
        fake.addRecordingAssets(DOCUMENTED.body("list-recording-assets"));

        assertThat(client.require(RecordingListing.class).listRecordings("<session-id>"))
                .singleElement()
                .satisfies(recording -> {
                    assertThat(recording.id()).isEqualTo("<asset-id>");
                    assertThat(recording.roomId()).contains("<room-id>");
                    assertThat(recording.status()).isEqualTo(ArtifactStatus.READY);
                    assertThat(recording.kind()).isEqualTo(RecordingKind.SESSION);
                    assertThat(recording.providerKind()).contains("room-vod");
                    assertThat(recording.files())
                            .containsExactly(ArtifactFile.builder()
                                    .id("<asset-id>")
                                    .sizeBytes(364582L)
                                    .duration(Duration.ofSeconds(30))
                                    .path("<storage-path>")
                                    .build());
                });
        assertThat(lastRequest().path()).isEqualTo("/v2/recording-assets");
        assertThat(lastRequest().rawQuery()).isEqualTo("session_id=%3Csession-id%3E&limit=100");
    }

    /** 100ms lists transcripts and summaries among the files of recordings. */
    @Test
    void listRecordings_filesOfEachType_areSortedIntoRecordingsTranscriptsAndSummaries() {
        for (String type :
                List.of("room-composite", "transcript", "chat", "summary", "track", "stream", "unheard-of")) {
            fake.addRecordingAssets("{\"id\":\"" + type + "-1\",\"job_id\":\"job-1\",\"session_id\":\"s-1\",\"type\":\""
                    + type + "\",\"status\":\"completed\",\"metadata\":{\"output_mode\":\"txt\"},\"size\":50}");
        }

        assertThat(client.require(RecordingListing.class).listRecordings("s-1"))
                .extracting(recording -> recording.id() + " " + recording.kind())
                .containsExactly("room-composite-1 SESSION", "chat-1 CHAT", "track-1 UNKNOWN", "stream-1 UNKNOWN");
        List<Transcript> transcripts = client.require(TranscriptListing.class).listTranscripts("s-1").stream()
                .toList();
        ArtifactFile.Builder file = ArtifactFile.builder().format("txt").sizeBytes(50L);
        assertThat(transcripts).extracting(Transcript::id).containsExactly("transcript-1", "summary-1");
        assertThat(transcripts.get(0).files())
                .containsExactly(file.id("transcript-1").build());
        assertThat(transcripts.get(0).summaryFiles()).isEmpty();
        assertThat(transcripts.get(0).recordingId()).contains("job-1");
        assertThat(transcripts.get(1).files()).isEmpty();
        assertThat(transcripts.get(1).summaryFiles())
                .containsExactly(file.id("summary-1").build());
    }

    @Test
    void listTranscripts_behindAPageOfOtherFiles_areFound() {
        for (int number = 0; number < 205; number++) {
            fake.addRecordingAssets("{\"id\":\"a-" + number + "\",\"session_id\":\"s-1\",\"type\":\""
                    + (number == 203 ? "transcript" : "track") + "\"}");
        }

        assertThat(client.require(TranscriptListing.class).listTranscripts("s-1"))
                .extracting(Transcript::id)
                .containsExactly("a-203");
        assertThat(fake.requests())
                .extracting(ReceivedRequest::rawQuery)
                .containsExactly(
                        "session_id=s-1&limit=100",
                        "session_id=s-1&start=a-99&limit=100",
                        "session_id=s-1&start=a-199&limit=100");
    }

    /** The job lists its files without their session. */
    @Test
    void listRecordings_filesOfTheDocumentedJob_areRecordingsTranscriptsAndSummaries() throws Exception {
        JsonNode job = json(DOCUMENTED.body("get-recording"));
        String session = job.path("session_id").asText();
        for (JsonNode asset : job.path("recording_assets")) {
            fake.addRecordingAssets(((ObjectNode) asset)
                    .put("session_id", session)
                    .put("job_id", job.path("id").asText())
                    .toString());
        }

        assertThat(client.require(RecordingListing.class).listRecordings(session))
                .extracting(recording -> recording.id() + " " + recording.kind() + " " + recording.status() + " "
                        + recording.files().get(0).sizeBytes().orElseThrow())
                .containsExactly(
                        "6425320e94091a5af841456f SESSION READY 26361961", "6425320e94091a5af841456e CHAT READY 74");
        assertThat(client.require(TranscriptListing.class).listTranscripts(session))
                .extracting(
                        transcript -> transcript.id() + " " + transcript.files().size()
                                + transcript.summaryFiles().size() + " "
                                + transcript.recordingId().orElseThrow())
                .containsExactly(
                        "6425320e94091a5af841456d 10 642531cf94091a5af841456d",
                        "6425320e94091a5af841456b 01 642531cf94091a5af841456d");
    }

    /** The jobs themselves have no neutral form, because 100ms lists the files by session without them. */
    @Test
    void request_documentedJobs_areRead() {
        fake.enqueue(
                FakeResponse.json(200, DOCUMENTED.body("list-recordings")),
                FakeResponse.json(200, DOCUMENTED.body("get-recording")));

        ProviderDocument jobs =
                client.request(ProviderRequest.get("/recordings").build());
        ProviderDocument job = client.request(
                ProviderRequest.get("/recordings/{id}", jobs.text("/data/0/id").orElseThrow())
                        .build());

        assertThat(lastRequest().path()).isEqualTo("/v2/recordings/642531cf94091a5af841456d");
        assertThat(jobs.text("/data/0/status")).contains("completed");
        assertThat(job.size("/recording_assets")).isEqualTo(4);
        assertThat(job.text("/started_at")).contains("2023-03-30T06:53:06.787Z");
    }

    @Test
    void download_documentedPresignedUrl_isFetchedAndUsedWithoutTheToken(@TempDir Path directory) {
        fake.enqueue(
                FakeResponse.json(
                        200,
                        DOCUMENTED
                                .body("presigned-url")
                                .replace(
                                        "<presigned-url>",
                                        fake.baseUrl()
                                                .resolve("/files/lesson.mp4")
                                                .toString())),
                FakeResponse.text(200, "a lesson"));
        Recording recording = Recording.builder("100ms").id("asset-1").build();

        client.require(RecordingDownload.class)
                .download(recording, ArtifactFile.builder().id("asset-1").build(), directory.resolve("lesson.mp4"));

        assertThat(directory.resolve("lesson.mp4")).hasContent("a lesson");
        assertThat(fake.requests())
                .extracting(ReceivedRequest::path)
                .containsExactly("/v2/recording-assets/asset-1/presigned-url", "/files/lesson.mp4");
        assertThat(lastRequest().header("Authorization")).isEmpty();
    }

    @Test
    void listRecordings_none_isEmpty() {
        assertThat(client.require(RecordingListing.class).listRecordings("s-1")).isEmpty();
    }
}

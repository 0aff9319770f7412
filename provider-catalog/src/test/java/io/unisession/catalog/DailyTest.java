package io.unisession.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.CallOptions;
import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.Transcript;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.RateLimitedException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.daily.FakeDaily;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The descriptor {@code daily}, with the bodies that Daily documents and against its fake. */
class DailyTest {
    private static final Documented DOCUMENTED = Documented.of("daily");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");
    private final FakeDaily fake = FakeDaily.builder().clock(clock).start();
    private final SessionClient client = Sessions.builder("daily")
            .baseUrl(fake.baseUrl().toString())
            .setting("DAILY_API_KEY", fake.apiKey())
            .timing(clock.timing())
            .build();

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    private void respondWith(String name) {
        fake.enqueue(FakeResponse.json(200, DOCUMENTED.body(name)));
    }

    private ReceivedRequest lastRequest() {
        List<ReceivedRequest> requests = fake.requests();
        return requests.get(requests.size() - 1);
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    @Test
    void getSession_hasThePeopleThatDailyListsApart() {
        String meeting = fake.joinParticipant("team-room", "user-42", "Priya Raman");
        clock.advance(Duration.ofMinutes(5));
        fake.endMeeting("team-room");

        Session session = client.getSession(meeting);

        assertThat(session.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(session.endedAt()).contains(Instant.parse("2026-10-01T08:05:00Z"));
        assertThat(session.participants()).singleElement().satisfies(participant -> {
            assertThat(participant.userId()).contains("user-42");
            assertThat(participant.intervals())
                    .containsExactly(
                            Interval.of(Instant.parse("2026-10-01T08:00:00Z"), Instant.parse("2026-10-01T08:05:00Z")));
        });
        assertThat(fake.requests())
                .extracting(ReceivedRequest::path)
                .startsWith("/v1/meetings/" + meeting, "/v1/meetings/" + meeting + "/participants");
    }

    @Test
    void getSession_somebodyComesBack_isTwoParticipantsWithOneUserId() {
        String meeting = fake.joinParticipant("team-room", "priya", null);
        fake.joinParticipant("team-room", "tomas", null);
        fake.leaveParticipant(meeting, fake.presentIn(meeting).get(1));
        fake.joinParticipant("team-room", "priya", null);

        assertThat(client.getSession(meeting).participants())
                .extracting(participant -> participant.userId().orElseThrow())
                .containsExactly("priya", "tomas", "priya");
    }

    @Test
    void listSessions_documentedResponse_hasTheSessionsWithTheirParticipants() {
        respondWith("list-meetings");

        List<Session> sessions = client.require(SessionListing.class)
                .listSessions(SessionQuery.all(), PageRequest.first().withSize(3), CallOptions.defaults())
                .pages()
                .iterator()
                .next()
                .items();

        assertThat(sessions).extracting(Session::roomId).containsOnly(Optional.of("my-room"));
        assertThat(sessions)
                .extracting(session -> session.endedAt().orElseThrow().toString())
                .containsExactly("2026-03-24T15:00:59Z", "2026-03-23T16:41:39Z", "2026-03-18T19:09:25Z");
        assertThat(sessions.get(2).participants())
                .extracting(participant -> participant.name().orElse("nobody"))
                .containsExactly("Pipecat Bot", "nobody");
        assertThat(sessions.get(0).participants().get(0).userId()).isEmpty();
    }

    @Test
    void listSessions_documentedOngoingMeeting_isActiveWithoutAnEnd() {
        fake.addMeeting(DOCUMENTED.body("meeting-object-ongoing"));

        Session session = client.require(SessionListing.class).listSessions().stream()
                .findFirst()
                .orElseThrow();

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.startedAt()).contains(Instant.parse("2019-02-05T18:35:14Z"));
        assertThat(session.endedAt()).isEmpty();
        assertThat(session.participants())
                .flatExtracting(Participant::intervals)
                .extracting(Interval::end)
                .doesNotContain(IntervalEnd.REPORTED);
    }

    @Test
    void listSessions_allFilters_areSentInSeconds() {
        SessionQuery query = SessionQuery.builder()
                .roomId("team room")
                .status(SessionStatus.ENDED)
                .startedFrom(Instant.parse("2026-10-01T08:00:00.5Z"))
                .startedBefore(Instant.parse("2026-10-01T09:00:00.5Z"))
                .build();

        assertThat(client.require(SessionListing.class).listSessions(query)).isEmpty();

        assertThat(lastRequest().rawQuery())
                .isEqualTo(
                        "room=team%20room&ongoing=false&timeframe_start=1790841600&timeframe_end=1790845201&limit=100");
    }

    @Test
    void listSessions_moreThanAPage_continuesAfterTheLastId() {
        for (String room : List.of("one", "two", "three")) {
            fake.joinParticipant(room, null, null);
        }

        assertThat(client.require(SessionListing.class)
                        .listSessions(SessionQuery.all(), PageRequest.first().withSize(2), CallOptions.defaults()))
                .extracting(session -> session.roomId().orElseThrow())
                .containsExactlyInAnyOrder("one", "two", "three");
        assertThat(lastRequest().query()).containsKey("starting_after");
    }

    @Test
    void listParticipants_documentedResponse_hasAUserIdThatDailyMade() {
        respondWith("get-meeting-participants");

        assertThat(client.require(ParticipantListing.class)
                        .listParticipants(
                                "d61cd7b2-a273-42b4-89bd-be763fd562c1",
                                PageRequest.first().withSize(2),
                                CallOptions.defaults())
                        .pages()
                        .iterator()
                        .next()
                        .items())
                .extracting(participant -> participant.userId().orElseThrow())
                .containsExactly("4q47OTmqa/w=", "pbZ+ismP7dk=");
    }

    @Test
    void removeParticipant_ejectsTheConnectionFromTheRoomOfTheMeeting() throws Exception {
        String meeting = fake.joinParticipant("team-room", "priya", "Priya Raman");
        fake.joinParticipant("team-room", "tomas", "Tomas Novak");
        String participant = fake.presentIn(meeting).get(0);

        client.require(ParticipantRemoval.class).removeParticipant(meeting, participant);

        assertThat(fake.presentIn(meeting)).hasSize(1).doesNotContain(participant);
        assertThat(lastRequest().path()).isEqualTo("/v1/rooms/team-room/eject");
        assertThat(json(lastRequest().body())).isEqualTo(json("{\"ids\":[\"" + participant + "\"]}"));
    }

    @Test
    void removeParticipant_documentedResponse_isASuccess() {
        String meeting = fake.joinParticipant("team-room", "priya", "Priya Raman");
        fake.enqueue(request -> request.method().equals("POST"), FakeResponse.json(200, DOCUMENTED.body("eject")));

        client.require(ParticipantRemoval.class).removeParticipant(meeting, "d61cd7b2-a273-42b4-89bd-be763fd562c1");

        assertThat(fake.unusedResponses()).isZero();
    }

    @Test
    void removeParticipant_nobodyWithThisId_isNotFound() {
        String meeting = fake.joinParticipant("team-room", "priya", "Priya Raman");

        assertThatThrownBy(() -> client.require(ParticipantRemoval.class).removeParticipant(meeting, "nobody"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("the response has nothing at /ejectedIds/0");
        assertThat(fake.presentIn(meeting)).hasSize(1);
    }

    @Test
    void removeParticipant_responseIsLost_succeedsThoughTheSecondRequestFindsNobody() {
        String meeting = fake.joinParticipant("team-room", "priya", "Priya Raman");
        String participant = fake.presentIn(meeting).get(0);
        fake.enqueueChanged(request -> request.method().equals("POST"), response -> FakeResponse.disconnect());

        client.require(ParticipantRemoval.class).removeParticipant(meeting, participant);

        assertThat(fake.presentIn(meeting)).isEmpty();
        assertThat(fake.requests())
                .filteredOn(request -> request.method().equals("POST"))
                .hasSize(2);
    }

    /** Daily lists those who have left like those who are in. */
    @Test
    void getSession_whileItGoesOn_doesNotSayWhoIsStillThere() {
        String meeting = fake.joinParticipant("team-room", "priya", "Priya Raman");
        fake.joinParticipant("team-room", "tomas", "Tomas Novak");
        clock.advance(Duration.ofMinutes(5));
        fake.leaveParticipant(meeting, fake.presentIn(meeting).get(0));

        assertThat(client.getSession(meeting).participants())
                .extracting(Participant::presence)
                .containsOnly(Presence.UNKNOWN)
                .hasSize(2);
    }

    @Test
    void removeParticipant_meetingThatHasEnded_isNotFound() {
        String meeting = fake.joinParticipant("team-room", "priya", "Priya Raman");
        fake.endMeeting("team-room");

        assertThatThrownBy(() -> client.require(ParticipantRemoval.class).removeParticipant(meeting, "any"))
                .isInstanceOf(NotFoundException.class);
        assertThat(lastRequest().method()).isEqualTo("GET");
    }

    @Test
    void createJoinToken_letsThePersonIntoTheRoomOfTheMeeting() throws Exception {
        String meeting = fake.joinParticipant("team-room", "priya", "Priya Raman");

        JoinToken token = client.require(JoinTokens.class)
                .createJoinToken(JoinRequest.forSession(meeting)
                        .withParticipantId("tomas")
                        .withName("Tomas Novak")
                        .withLifetime(Duration.ofMinutes(10)));

        assertThat(json(lastRequest().body()))
                .isEqualTo(json("{\"properties\":{\"room_name\":\"team-room\",\"user_id\":\"tomas\","
                        + "\"user_name\":\"Tomas Novak\",\"exp\":1790842200}}"));
        assertThat(fake.joinWithToken("team-room", token.token().reveal())).isEqualTo(meeting);
        assertThat(client.getSession(meeting).participants().get(0).userId()).contains("tomas");
    }

    @Test
    void createJoinToken_documentedResponse_isTheToken() {
        String meeting = fake.joinParticipant("team-room", "priya", "Priya Raman");
        fake.enqueue(
                request -> request.method().equals("POST"), FakeResponse.json(200, DOCUMENTED.body("meeting-token")));

        assertThat(client.require(JoinTokens.class)
                        .createJoinToken(JoinRequest.forSession(meeting))
                        .token()
                        .reveal())
                .isEqualTo("header.payload.signature");
    }

    @Test
    void errors_documentedBodies_haveTheCodeAndTheText() {
        assertError(400, "error-400", InvalidRequestException.class, "invalid-request-error", "missing required field");
        assertError(
                400,
                "error-400-room-exists",
                InvalidRequestException.class,
                "invalid-request-error",
                "a room named 4f8a0c9e-0000-4000-8000-000000000001 already exists");
        assertError(
                400,
                "error-400-no-header",
                InvalidRequestException.class,
                "authorization-header-error",
                "authorization-header-error");
        assertError(401, "error-401", AuthenticationException.class, "authentication-error", "authentication-error");
        assertError(
                404,
                "error-404",
                NotFoundException.class,
                "not-found",
                "room 4f8a0c9e-0000-4000-8000-000000000001 not found");
    }

    @Test
    void errors_documentedRateLimit_isRateLimited() {
        fake.enqueue(request -> true, tooMany(), tooMany(), tooMany());

        assertThatThrownBy(() -> client.getSession("m-1")).isInstanceOf(RateLimitedException.class);
    }

    private static FakeResponse tooMany() {
        return FakeResponse.json(429, DOCUMENTED.body("error-429"));
    }

    private void assertError(int status, String body, Class<? extends ApiException> type, String code, String text) {
        FakeResponse response = FakeResponse.json(status, DOCUMENTED.body(body));
        fake.enqueue(response, response);

        assertThatThrownBy(() -> client.getSession("m-1"))
                .isExactlyInstanceOf(type)
                .hasMessageContaining(text)
                .satisfies(failure ->
                        assertThat(((ApiException) failure).providerCode()).contains(code));
        fake.discardResponses();
    }

    @Test
    void listRecordings_documentedList_hasThoseOfTheMeetingOnly() {
        fake.addMeeting("{\"id\":\"1117a5d8-f6c4-4ff5-a9ec-2a324666f0da\",\"room\":\"team room\",\"ongoing\":false}");
        fake.addMeeting("{\"id\":\"411c96b4-c13b-4f35-b639-4fda02863743\",\"room\":\"team room\",\"ongoing\":true}");
        fake.addMeeting("{\"id\":\"257764e6-c74e-4c30-944a-a887a03173a3\",\"room\":\"other\",\"ongoing\":false}");
        fake.addRecordings(DOCUMENTED.body("list-recordings"));

        Pager<Recording> recordings =
                client.require(RecordingListing.class).listRecordings("1117a5d8-f6c4-4ff5-a9ec-2a324666f0da");

        assertThat(recordings).singleElement().satisfies(recording -> {
            assertThat(recording.id()).isEqualTo("0cb313e1-211f-4be0-833d-8c7305b19902");
            assertThat(recording.sessionId()).contains("1117a5d8-f6c4-4ff5-a9ec-2a324666f0da");
            assertThat(recording.status()).isEqualTo(ArtifactStatus.READY);
            assertThat(recording.providerStatus()).contains("finished");
            assertThat(recording.startedAt()).contains(Instant.ofEpochSecond(1548789650));
            assertThat(recording.duration()).contains(Duration.ofSeconds(277));
            assertThat(recording.files())
                    .containsExactly(ArtifactFile.builder()
                            .path("example/room/1548789650")
                            .build());
            assertThat(recording.raw().number("/max_participants")).isPresent();
        });
        assertThat(lastRequest().path()).isEqualTo("/v1/recordings");
        assertThat(lastRequest().rawQuery()).isEqualTo("room_name=team%20room&limit=100");
        assertThat(client.require(RecordingListing.class).listRecordings("411c96b4-c13b-4f35-b639-4fda02863743"))
                .extracting(Recording::status)
                .containsExactly(ArtifactStatus.ACTIVE);
    }

    @Test
    void listRecordings_documentedSingleRecording_isMappedAlike() {
        fake.addMeeting("{\"id\":\"257764e6-c74e-4c30-944a-a887a03173a3\",\"room\":\"team room\",\"ongoing\":false}");
        fake.addRecordings(DOCUMENTED.body("get-recording"));

        assertThat(client.require(RecordingListing.class).listRecordings("257764e6-c74e-4c30-944a-a887a03173a3"))
                .singleElement()
                .satisfies(recording -> {
                    assertThat(recording.id()).isEqualTo("0cb313e1-211f-4be0-833d-8c7305b19902");
                    assertThat(recording.status()).isEqualTo(ArtifactStatus.READY);
                    assertThat(recording.startedAt()).contains(Instant.ofEpochSecond(1548789650));
                    assertThat(recording.duration()).contains(Duration.ofSeconds(277));
                    assertThat(recording.toString()).doesNotContain("exampletoken");
                });
    }

    @Test
    void download_documentedAccessLink_isFetchedAndUsedWithoutTheKey(@TempDir Path directory) {
        String link = DOCUMENTED
                .body("recording-access-link")
                .replace(
                        "https://example-bucket.s3.us-west-2.amazonaws.com",
                        fake.baseUrl().resolve("/files").toString())
                .replace("1548809176\n", "4102444800\n");
        fake.enqueue(request -> request.path().equals("/v1/recordings/r-1/access-link"), FakeResponse.json(200, link));
        fake.enqueue(request -> request.path().startsWith("/files/"), FakeResponse.text(200, "a recording"));
        Recording recording = Recording.builder("daily").id("r-1").build();

        client.require(RecordingDownload.class)
                .download(
                        recording, ArtifactFile.builder().path("example/room/1").build(), directory.resolve("r.mp4"));

        assertThat(directory.resolve("r.mp4")).hasContent("a recording");
        assertThat(lastRequest().rawQuery()).isEqualTo("Expires=1548809176&Signature=example");
        assertThat(lastRequest().header("Authorization")).isEmpty();
        assertThat(fake.unusedResponses()).isZero();
    }

    @Test
    void download_transcript_hasALinkToo(@TempDir Path directory) {
        fake.addTranscripts("{\"transcriptId\":\"t-1\",\"mtgSessionId\":\"m-1\",\"status\":\"t_finished\"}");
        Transcript transcript = client.require(TranscriptListing.class)
                .listTranscripts("m-1")
                .iterator()
                .next();
        fake.enqueue(
                FakeResponse.json(
                        200,
                        "{\"transcriptId\":\"t-1\",\"download_link\":\""
                                + fake.baseUrl().resolve("/files/t.vtt") + "\"}"),
                FakeResponse.text(200, "spoken"));

        client.require(RecordingDownload.class)
                .download(transcript, transcript.files().get(0), directory.resolve("t.vtt"));

        assertThat(directory.resolve("t.vtt")).hasContent("spoken");
        List<ReceivedRequest> requests = fake.requests();
        assertThat(requests.get(requests.size() - 2).path()).isEqualTo("/v1/transcript/t-1/access-link");
    }

    @Test
    void listRecordings_moreThanAPageOfTheRoom_areSearchedToTheEnd() {
        fake.addMeeting("{\"id\":\"m-1\",\"room\":\"team-room\",\"ongoing\":false}");
        for (int number = 0; number < 150; number++) {
            String meeting = number % 50 == 49 ? "m-1" : "another";
            fake.addRecordings("{\"id\":\"r-" + number + "\",\"room_name\":\"team-room\",\"mtgSessionId\":\"" + meeting
                    + "\",\"status\":\"canceled\"}");
        }

        assertThat(client.require(RecordingListing.class).listRecordings("m-1"))
                .extracting(recording -> recording.id() + " " + recording.status())
                .containsExactly("r-49 FAILED", "r-99 FAILED", "r-149 FAILED");
        assertThat(lastRequest().rawQuery()).isEqualTo("room_name=team-room&starting_after=r-99&limit=100");
    }

    @Test
    void listRecordings_unknownOrBlankId_isAnError() {
        RecordingListing listing = client.require(RecordingListing.class);

        assertThatThrownBy(() -> listing.listRecordings("unknown").stream().toList())
                .isInstanceOf(NotFoundException.class);
        int requests = fake.requestCount();
        assertThatThrownBy(() -> listing.listRecordings(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(fake.requestCount()).isEqualTo(requests);
    }

    @Test
    void listTranscripts_documentedList_isOfTheMeeting() {
        fake.addTranscripts(DOCUMENTED.body("list-transcripts"));

        TranscriptListing listing = client.require(TranscriptListing.class);

        assertThat(listing.listTranscripts("257764e6-c74e-4c30-944a-a887a03173a3"))
                .singleElement()
                .satisfies(transcript -> {
                    assertThat(transcript.id()).isEqualTo("0cb313e1-211f-4be0-833d-8c7305b19902");
                    assertThat(transcript.status()).isEqualTo(ArtifactStatus.READY);
                    assertThat(transcript.startedAt()).contains(Instant.parse("2024-01-15T10:30:00Z"));
                    assertThat(transcript.duration()).contains(Duration.ofSeconds(277));
                    assertThat(transcript.files())
                            .containsExactly(ArtifactFile.builder()
                                    .id("0cb313e1-211f-4be0-833d-8c7305b19902")
                                    .build());
                });
        assertThat(lastRequest().rawQuery()).isEqualTo("mtgSessionId=257764e6-c74e-4c30-944a-a887a03173a3&limit=100");
        assertThat(listing.listTranscripts("211f64e6-c74e-4c30-944a-a887a03173a3"))
                .extracting(Transcript::status)
                .containsExactly(ArtifactStatus.ACTIVE);
        assertThat(listing.listTranscripts("another")).isEmpty();
    }
}

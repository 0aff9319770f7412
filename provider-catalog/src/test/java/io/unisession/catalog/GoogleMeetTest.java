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
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.Sessions;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.RateLimitedException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.googlemeet.FakeGoogleMeet;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The descriptor {@code google-meet}, with bodies of the documented fields and against its fake. */
class GoogleMeetTest {
    private static final Documented DOCUMENTED = Documented.of("google-meet");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "9c5ae2b1-7e1f-4d0a-9a0b-5f1f1d2f6a11";

    private final FakeClock clock = FakeClock.at("2026-05-04T08:00:00Z");
    private final FakeGoogleMeet fake = FakeGoogleMeet.builder().clock(clock).start();
    private final SessionClient client = Sessions.builder("google-meet")
            .baseUrl(fake.baseUrl().toString())
            .setting("GOOGLE_MEET_TOKEN_URL", fake.tokenUrl())
            .setting("GOOGLE_MEET_SERVICE_ACCOUNT", fake.serviceAccount())
            .setting("GOOGLE_MEET_PRIVATE_KEY", fake.privateKey())
            .setting("GOOGLE_MEET_USER", fake.user())
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

    private void respondWith(String... names) {
        for (String name : names) {
            fake.enqueue(FakeResponse.json(200, DOCUMENTED.body(name)));
        }
    }

    @Test
    void story_fromTheFirstPersonToTheEnd() {
        String space = fake.createSpace();
        String id = fake.startConference(space);
        String ada = fake.join(id, "1", "Ada Example");
        fake.joinAnonymously(id, "Guest");
        clock.advance(Duration.ofMinutes(5));
        fake.leave(id, ada);
        clock.advance(Duration.ofMinutes(5));
        fake.rejoin(id, ada);

        Session running = client.getSession(id);
        assertThat(running.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(running.roomId()).contains(space);
        assertThat(running.endedAt()).isEmpty();
        assertThat(running.participants())
                .extracting(participant -> participant.name().orElseThrow())
                .containsExactly("Guest", "Ada Example");
        assertThat(running.participants()).extracting(Participant::presence).containsOnly(Presence.PRESENT);
        assertThat(running.participants().get(0).userId()).isEmpty();
        assertThat(running.participants().get(1).userId()).contains("1");
        assertThat(running.participants().get(1).intervals()).hasSize(2);

        clock.advance(Duration.ofMinutes(5));
        client.require(SessionEnding.class).endSession(id);
        assertThat(lastRequest().method()).isEqualTo("POST");
        assertThat(lastRequest().path()).isEqualTo("/v2/spaces/" + space + ":endActiveConference");
        assertThat(lastRequest().body()).isEqualTo("{}");

        Session ended = client.getSession(id);
        assertThat(ended.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(ended.endedAt()).contains(Instant.parse("2026-05-04T08:15:00Z"));
        assertThat(ended.participants().get(1).timePresent(clock.instant())).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void client_cannotRemoveNorLetIn_becauseTheServiceCannot() {
        assertThat(client.find(ParticipantRemoval.class)).isEmpty();
        assertThat(client.find(JoinTokens.class)).isEmpty();
    }

    /** The space may have the next conference, which must go on. */
    @Test
    void endSession_ended_leavesTheNextConferenceOfTheSpace() {
        String id = fake.startConference("space");
        fake.endConference(id);
        String next = fake.startConference("space");

        client.require(SessionEnding.class).endSession(id);

        assertThat(client.getSession(next).status()).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void token_request_isSignedInTheNameOfTheUser() throws Exception {
        fake.startConference("space");
        client.require(SessionListing.class).listSessions().forEach(Session::id);

        List<String> form = List.of(fake.tokenService().requests().get(0).body().split("&"));
        assertThat(form).hasSize(2).contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer");
        String assertion = form.stream()
                .filter(field -> field.startsWith("assertion="))
                .map(field -> field.substring("assertion=".length()))
                .findFirst()
                .orElseThrow();
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(assertion.split("[.]")[1]));
        JsonNode documented = JSON.readTree(DOCUMENTED.body("token-service-account-claims"));
        assertThat(claims.path("iss").asText()).isEqualTo(fake.serviceAccount());
        assertThat(claims.path("sub").asText()).isEqualTo(fake.user());
        assertThat(claims.path("aud")).isEqualTo(documented.path("aud"));
        assertThat(claims.path("scope").asText().split(" "))
                .contains(documented.path("scope").asText());
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isLessThanOrEqualTo(3600);
        documented
                .fieldNames()
                .forEachRemaining(name -> assertThat(claims.has(name)).as(name).isTrue());
    }

    @Test
    void token_documentedResponse_isSent() {
        fake.tokenService().enqueue(FakeResponse.json(200, DOCUMENTED.body("token")));
        respondWith("list-conference-records-empty");

        assertThat(client.require(SessionListing.class).listSessions()).isEmpty();
        assertThat(lastRequest().header("Authorization")).contains("Bearer ya29.EXAMPLE");
    }

    @Test
    void token_refused_isAnErrorOfTheCall() {
        fake.tokenService().enqueue(FakeResponse.json(400, DOCUMENTED.body("error-token-invalid-grant")));

        assertThatThrownBy(() -> client.getSession(ID))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Token has been expired or revoked");
        assertThat(fake.requestCount()).isZero();
    }

    @Test
    void getSession_documentedBodies_haveParticipantsOfAllKindsWithTheirStays() {
        fake.addConferenceRecords(DOCUMENTED.body("get-conference-record"));
        fake.addParticipants(DOCUMENTED.body("list-participants-page1"));
        fake.addParticipants(DOCUMENTED.body("list-participants-page2"));
        fake.addParticipantSessions(DOCUMENTED.body("list-participant-sessions"));

        Session session = client.getSession(ID);

        assertThat(session.participants())
                .extracting(participant -> participant.name().orElseThrow())
                .containsExactly("+1 •••-•••-••99", "Guest", "Ada Example");
        assertThat(session.participants().get(2).userId()).contains("100000000000000000001");
        assertThat(session.participants().get(2).intervals())
                .extracting(interval -> interval.connectionId().orElseThrow())
                .containsExactly("bb22", "aa11");
        // From the first join to the last leave: 29 minutes, of which more than 7 between two stays.
        assertThat(session.participants().get(2).timePresent(clock.instant())).isEqualTo(Duration.parse("PT21M29.7S"));
    }

    @Test
    void getSession_documentedLiveBodies_areActive() {
        fake.addConferenceRecords(DOCUMENTED.body("get-conference-record-live"));
        fake.addParticipants(DOCUMENTED.body("list-participants-live"));

        Session session = client.getSession("1b0cf1e4-3a52-4c57-8c0e-2f6f6f0e7d22");

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.startedAt()).contains(Instant.parse("2026-05-03T09:00:00.500Z"));
        assertThat(session.participants())
                .singleElement()
                .satisfies(ada -> assertThat(ada.firstJoinedAt()).contains(Instant.parse("2026-05-03T09:00:02.100Z")));
    }

    @Test
    void listSessions_documentedPages_areOneList() {
        respondWith("list-conference-records-page1", "list-conference-records-page2");

        List<Session> sessions =
                client.require(SessionListing.class).listSessions().stream().toList();

        assertThat(sessions).extracting(Session::status).containsExactly(SessionStatus.ACTIVE, SessionStatus.ENDED);
        assertThat(sessions).extracting(Session::id).endsWith(ID);
        assertThat(lastRequest().queryValue("pageToken")).contains("p2");

        respondWith("list-conference-records-live");
        assertThat(client.require(SessionListing.class).listSessions().stream().toList())
                .hasSize(1);
    }

    @Test
    void listParticipants_documentedBodies_areMapped() {
        fake.enqueue(
                request -> request.path().endsWith("/participants"),
                FakeResponse.json(200, DOCUMENTED.body("list-participants-with-total-size")));
        fake.addConferenceRecords(DOCUMENTED.body("get-conference-record"));
        fake.addParticipants(DOCUMENTED.body("list-participants-with-total-size"));
        fake.addParticipantSessions(DOCUMENTED.body("get-participant-session"));

        List<Participant> participants = client.require(ParticipantListing.class).listParticipants(ID).stream()
                .toList();

        assertThat(participants).hasSize(3);
        assertThat(participants.get(2).intervals())
                .containsExactly(Interval.builder()
                        .connectionId("aa11")
                        .joinedAt(Instant.parse("2026-05-02T09:00:01.100Z"))
                        .leftAt(Instant.parse("2026-05-02T09:12:30.700Z"))
                        .build());
    }

    @Test
    void listSessions_allFilters_areOneExpression() {
        SessionQuery query = SessionQuery.builder()
                .roomId("jQCFfuBOdN5z")
                .status(SessionStatus.ENDED)
                .startedFrom(Instant.parse("2026-05-01T00:00:00Z"))
                .startedBefore(Instant.parse("2026-05-02T00:00:00Z"))
                .build();

        assertThat(client.require(SessionListing.class).listSessions(query)).isEmpty();

        assertThat(lastRequest().queryValue("filter"))
                .contains("space.name = \"spaces/jQCFfuBOdN5z\" AND start_time >= \"2026-05-01T00:00:00Z\""
                        + " AND start_time < \"2026-05-02T00:00:00Z\" AND end_time > \"1970-01-01T00:00:00Z\"");
    }

    @Test
    void listSessions_running_areThoseWithoutAnEnd() {
        fake.endConference(fake.startConference("space"));
        String id = fake.startConference("space");

        assertThat(client.require(SessionListing.class)
                        .listSessions(SessionQuery.builder()
                                .status(SessionStatus.ACTIVE)
                                .build()))
                .extracting(Session::id)
                .containsExactly(id);
    }

    @Test
    void listSessions_moreThanAPage_sendsTheTokenAndTheSameFilter() {
        for (String space : List.of("one", "two", "three")) {
            fake.startConference(space);
        }
        SessionQuery active =
                SessionQuery.builder().status(SessionStatus.ACTIVE).build();

        assertThat(client
                        .require(SessionListing.class)
                        .listSessions(active, PageRequest.first().withSize(2), CallOptions.defaults())
                        .stream())
                .hasSize(3);
        assertThat(lastRequest().query()).containsKeys("pageToken", "pageSize", "filter");
    }

    @Test
    void endSession_documentedResponse_isASuccess() throws Exception {
        fake.addConferenceRecords(DOCUMENTED.body("get-conference-record-live"));
        fake.enqueue(
                request -> request.method().equals("POST"),
                FakeResponse.json(200, DOCUMENTED.body("end-active-conference")));

        client.require(SessionEnding.class).endSession("1b0cf1e4-3a52-4c57-8c0e-2f6f6f0e7d22");

        assertThat(JSON.readTree(lastRequest().body()))
                .isEqualTo(JSON.readTree(DOCUMENTED.body("end-active-conference-request")));
    }

    @Test
    void errors_documented_areMapped() {
        assertError(400, "error-400-filter", InvalidRequestException.class, "INVALID_ARGUMENT");
        assertError(401, "error-401", AuthenticationException.class, "UNAUTHENTICATED");
        assertError(403, "error-403", PermissionDeniedException.class, "PERMISSION_DENIED");
        assertError(403, "error-403-scope", PermissionDeniedException.class, "PERMISSION_DENIED");
        assertError(404, "error-404", NotFoundException.class, "NOT_FOUND");
        assertError(429, "error-429", RateLimitedException.class, "RESOURCE_EXHAUSTED");
    }

    private void assertError(int status, String name, Class<? extends ApiException> type, String code) {
        FakeResponse response = FakeResponse.json(status, DOCUMENTED.body(name));
        fake.enqueue(response, response, response, response);

        assertThatThrownBy(() -> client.getSession(ID))
                .isExactlyInstanceOf(type)
                .satisfies(failure ->
                        assertThat(((ApiException) failure).providerCode()).contains(code));
        fake.discardResponses();
    }

    @Test
    void listRecordings_documentedLists_haveTheFileInDrive() {
        respondWith("list-recordings", "list-recordings.started");
        RecordingListing listing = client.require(RecordingListing.class);

        assertThat(listing.listRecordings(ID).stream().toList()).singleElement().satisfies(recording -> {
            assertThat(recording.id()).isEqualTo("r-0001");
            assertThat(recording.sessionId()).contains(ID);
            assertThat(recording.status()).isEqualTo(ArtifactStatus.READY);
            assertThat(recording.startedAt()).contains(Instant.parse("2026-05-02T09:02:00Z"));
            assertThat(recording.duration()).contains(Duration.ofMinutes(26));
            assertThat(recording.files())
                    .containsExactly(
                            ArtifactFile.builder().id("1ExampleDriveFileId").build());
        });
        assertThat(listing.listRecordings(ID).stream().toList()).singleElement().satisfies(recording -> {
            assertThat(recording.status()).isEqualTo(ArtifactStatus.ACTIVE);
            assertThat(recording.endedAt()).isEmpty();
            assertThat(recording.files()).isEmpty();
        });
        assertThat(lastRequest().path()).isEqualTo("/v2/conferenceRecords/" + ID + "/recordings");
        assertThat(lastRequest().rawQuery()).isEqualTo("pageSize=100");
    }

    @Test
    void listTranscripts_documentedList_hasTheDocument() {
        respondWith("list-transcripts");

        assertThat(client.require(TranscriptListing.class).listTranscripts(ID).stream()
                        .toList())
                .singleElement()
                .satisfies(transcript -> {
                    assertThat(transcript.id()).isEqualTo("t-0001");
                    assertThat(transcript.status()).isEqualTo(ArtifactStatus.READY);
                    assertThat(transcript.files())
                            .containsExactly(
                                    ArtifactFile.builder().id("1ExampleDocId").build());
                });
        assertThat(lastRequest().path()).isEqualTo("/v2/conferenceRecords/" + ID + "/transcripts");
    }

    @Test
    void listRecordings_ofTheFake_arePagedAndOfTheirConference() {
        String id = fake.startConference(fake.createSpace());
        for (int number = 0; number < 120; number++) {
            fake.addRecordings(
                    "{\"name\":\"conferenceRecords/" + id + "/recordings/r-" + number + "\",\"state\":\"ENDED\"}");
        }
        fake.addTranscripts("{\"name\":\"conferenceRecords/another/transcripts/t-1\",\"state\":\"ENDED\"}");

        assertThat(client.require(RecordingListing.class).listRecordings(id)).hasSize(120);
        assertThat(client.require(TranscriptListing.class).listTranscripts(id)).isEmpty();
    }
}

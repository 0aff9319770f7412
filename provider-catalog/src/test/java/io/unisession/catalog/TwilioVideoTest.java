package io.unisession.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.ArtifactFile;
import io.unisession.ArtifactStatus;
import io.unisession.CallOptions;
import io.unisession.Interval;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.RecordingKind;
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
import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.twilio.FakeTwilioVideo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The descriptor {@code twilio-video}, with the bodies that Twilio documents and against its fake. */
class TwilioVideoTest {
    private static final Documented DOCUMENTED = Documented.of("twilio-video");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOM = "RMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");
    private final FakeTwilioVideo fake = FakeTwilioVideo.builder().clock(clock).start();
    private final SessionClient client = Sessions.builder("twilio-video")
            .baseUrl(fake.baseUrl().toString())
            .setting("TWILIO_ACCOUNT_SID", fake.accountSid())
            .setting("TWILIO_API_KEY", fake.apiKey())
            .setting("TWILIO_API_SECRET", fake.apiSecret())
            .timing(clock.timing())
            .build();

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    private static SessionQuery with(SessionStatus status) {
        return SessionQuery.builder().status(status).build();
    }

    private ReceivedRequest lastRequest() {
        List<ReceivedRequest> requests = fake.requests();
        return requests.get(requests.size() - 1);
    }

    /** The intervals, without the ids of their connections. */
    private static List<Interval> times(Participant participant) {
        return participant.intervals().stream()
                .map(interval -> Interval.of(
                        interval.joinedAt().orElse(null), interval.leftAt().orElse(null)))
                .toList();
    }

    private static Interval interval(String joined, String left) {
        return Interval.of(Instant.parse("2017-07-30T" + joined + "Z"), Instant.parse("2017-07-30T" + left + "Z"));
    }

    @Test
    void story_fromCreatedToCompleted() {
        String sid = fake.createRoom("DailyStandup");
        fake.connect(sid, "alice");
        fake.connect(sid, "bob");
        clock.advance(Duration.ofMinutes(1));

        Session running = client.getSession(sid);
        assertThat(running.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(running.roomId()).contains("DailyStandup");
        assertThat(running.startedAt()).contains(Instant.parse("2026-10-01T08:00:00Z"));
        assertThat(running.endedAt()).isEmpty();
        assertThat(running.participants()).extracting(Participant::presence).containsOnly(Presence.PRESENT);

        client.require(ParticipantRemoval.class).removeParticipant(sid, "bob");
        assertThat(lastRequest().path()).isEqualTo("/v1/Rooms/" + sid + "/Participants/bob");
        assertThat(lastRequest().body()).isEqualTo("Status=disconnected");
        assertThat(client.require(ParticipantListing.class).listParticipants(sid))
                .extracting(participant -> participant.userId().orElseThrow() + " " + participant.presence())
                .containsExactly("alice PRESENT", "bob LEFT");

        clock.advance(Duration.ofMinutes(1));
        client.require(SessionEnding.class).endSession(sid);
        assertThat(lastRequest().method()).isEqualTo("POST");
        assertThat(lastRequest().path()).isEqualTo("/v1/Rooms/" + sid);
        assertThat(lastRequest().header("Content-Type")).contains("application/x-www-form-urlencoded");
        assertThat(lastRequest().body()).isEqualTo("Status=completed");

        Session ended = client.getSession(sid);
        assertThat(ended.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(ended.endedAt()).contains(Instant.parse("2026-10-01T08:02:00Z"));
        assertThat(ended.participants())
                .extracting(participant -> participant.timePresent(clock.instant()))
                .containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(1));
    }

    @Test
    void getSession_credentials_areTheApiKey() {
        client.getSession(fake.createRoom("DailyStandup"));

        byte[] credentials = (fake.apiKey() + ":" + fake.apiSecret()).getBytes(StandardCharsets.UTF_8);
        assertThat(fake.requests())
                .allSatisfy(request -> assertThat(request.header("Authorization"))
                        .contains("Basic " + Base64.getEncoder().encodeToString(credentials)));
    }

    @Test
    void getSession_documentedBodiesOfSomebodyWhoComesBack_areOneParticipantWithTwoIntervals() throws Exception {
        fake.addRooms(DOCUMENTED.body("complete-room"));
        String secondPage = DOCUMENTED.body("list-participants-rejoin-page2");
        fake.enqueue(
                request -> request.path().endsWith("/Participants"),
                FakeResponse.json(200, DOCUMENTED.body("list-participants-empty")),
                FakeResponse.json(200, DOCUMENTED.body("list-participants-empty")),
                FakeResponse.json(200, DOCUMENTED.body("list-participants-rejoin")),
                FakeResponse.json(200, secondPage));

        Session session = client.getSession(ROOM);

        assertThat(session.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(session.participants())
                .extracting(participant -> participant.id().orElseThrow())
                .containsExactly("alice", "bob");
        assertThat(session.participants().get(0).intervals())
                .extracting(connection -> connection.connectionId().orElseThrow())
                .allMatch(id -> id.startsWith("PA"))
                .doesNotHaveDuplicates();
        assertThat(times(session.participants().get(0)))
                .containsExactly(interval("20:00:00", "20:04:00"), interval("20:05:00", "20:09:00"));
        assertThat(times(session.participants().get(1))).containsExactly(interval("20:01:00", "20:09:00"));
        assertThat(lastRequest().query().get("PageToken")).containsExactly("PTPAbbbb");
    }

    @Test
    void listParticipants_somebodyWhoIsReconnecting_isPresent() {
        fake.addRooms(DOCUMENTED.body("get-room"));
        String connected = DOCUMENTED.body("get-participant-connected");
        fake.addParticipants("{\"participants\": [" + connected.replace("\"connected\"", "\"reconnecting\"") + "]}");

        assertThat(client.require(ParticipantListing.class).listParticipants(ROOM))
                .extracting(participant -> participant.userId().orElseThrow() + " " + participant.presence())
                .containsExactly("bob PRESENT");

        client.require(SessionEnding.class).endSession(ROOM);

        assertThat(client.require(ParticipantListing.class).listParticipants(ROOM))
                .extracting(participant -> participant.userId().orElseThrow() + " " + participant.presence())
                .containsExactly("bob LEFT");
    }

    @Test
    void getSession_nameOfARoom_isNotASession() {
        fake.createRoom("DailyStandup");

        assertThatThrownBy(() -> client.getSession("DailyStandup")).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void listSessions_documentedResponses_areMapped() {
        fake.enqueue(
                FakeResponse.json(200, DOCUMENTED.body("list-rooms-completed")),
                FakeResponse.json(200, DOCUMENTED.body("list-rooms-empty")));
        SessionListing listing = client.require(SessionListing.class);

        assertThat(listing.listSessions(with(SessionStatus.ENDED)).stream().toList())
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.id()).isEqualTo("RM4070b618362c1682b2385b1f9982833c");
                    assertThat(session.status()).isEqualTo(SessionStatus.ENDED);
                    assertThat(session.startedAt()).contains(Instant.parse("2017-04-03T22:21:49Z"));
                    assertThat(session.endedAt()).contains(Instant.parse("2017-04-03T22:21:51Z"));
                    assertThat(session.participantsReported()).isFalse();
                });
        assertThat(listing.listSessions(with(SessionStatus.ACTIVE))).isEmpty();
    }

    @Test
    void listParticipants_documentedResponses_areMapped() {
        fake.enqueue(
                FakeResponse.json(200, DOCUMENTED.body("list-participants-empty")),
                FakeResponse.json(200, DOCUMENTED.body("list-participants-empty")),
                FakeResponse.json(200, DOCUMENTED.body("list-participants-disconnected")),
                FakeResponse.json(200, DOCUMENTED.body("list-participants-empty")),
                FakeResponse.json(200, DOCUMENTED.body("list-participants-empty")),
                FakeResponse.json(200, DOCUMENTED.body("list-participants-empty")));
        ParticipantListing listing = client.require(ParticipantListing.class);

        assertThat(listing.listParticipants(ROOM).stream().toList())
                .singleElement()
                .satisfies(participant -> {
                    assertThat(participant.userId()).contains("alice");
                    assertThat(times(participant)).containsExactly(interval("20:00:00", "20:00:01"));
                });
        assertThat(listing.listParticipants(ROOM)).isEmpty();
    }

    @Test
    void endSessionAndRemoveParticipant_documentedResponses_areSuccesses() {
        fake.enqueue(
                FakeResponse.json(202, DOCUMENTED.body("disconnect-participant")),
                FakeResponse.json(202, DOCUMENTED.body("complete-room")));

        client.require(ParticipantRemoval.class).removeParticipant(ROOM, "alice");
        client.require(SessionEnding.class).endSession(ROOM);

        assertThat(fake.requestCount()).isEqualTo(2);
    }

    @Test
    void listSessions_allFilters_areSent() {
        SessionQuery query = SessionQuery.builder()
                .roomId("Daily Standup")
                .status(SessionStatus.ENDED)
                .startedFrom(Instant.parse("2026-10-01T08:00:00Z"))
                .startedBefore(Instant.parse("2026-10-02T08:00:00Z"))
                .build();

        assertThat(client.require(SessionListing.class).listSessions(query)).isEmpty();

        assertThat(lastRequest().query().toString())
                .isEqualTo("{Status=[completed], UniqueName=[Daily Standup], DateCreatedAfter=[2026-10-01T08:00:00Z],"
                        + " DateCreatedBefore=[2026-10-02T08:00:00Z], PageSize=[100]}");
    }

    /** Twilio has two lists, and one of them alone would pass for all sessions. */
    @Test
    void listSessions_withoutAStatus_hasThoseOfBothLists() {
        String ended = fake.createRoom("DailyStandup");
        client.require(SessionEnding.class).endSession(ended);
        String running = fake.createRoom("DailyStandup");
        SessionQuery query = SessionQuery.builder().roomId("DailyStandup").build();

        assertThat(client.require(SessionListing.class).listSessions(query))
                .extracting(Session::id)
                .containsExactly(running, ended);
        assertThat(lastRequest().queryValue("Status")).contains("completed");
    }

    @Test
    void listSessions_moreThanAPage_followsTheLinks() {
        for (String room : List.of("one", "two", "three")) {
            fake.createRoom(room);
        }

        assertThat(client.require(SessionListing.class)
                        .listSessions(
                                with(SessionStatus.ACTIVE), PageRequest.first().withSize(2), CallOptions.defaults()))
                .extracting(session -> session.roomId().orElseThrow())
                .containsExactly("one", "two", "three");
        assertThat(fake.requestCount()).isEqualTo(2);
    }

    @Test
    void createJoinToken_running_hasTheDocumentedHeaderAndClaims() throws Exception {
        String sid = fake.createRoom("DailyStandup");

        JoinToken token = client.require(JoinTokens.class)
                .createJoinToken(
                        JoinRequest.forSession(sid).withParticipantId("alice").withLifetime(Duration.ofHours(2)));

        DecodedJWT jwt = JWT.decode(token.token().reveal());
        assertThat(decoded(jwt.getHeader())).isEqualTo(JSON.readTree(DOCUMENTED.body("access-token-header")));
        JsonNode claims = decoded(jwt.getPayload());
        JsonNode documented = JSON.readTree(DOCUMENTED.body("access-token-claims"));
        ((ObjectNode) documented.at("/grants/video")).put("room", sid);
        assertThat(claims.path("grants")).isEqualTo(documented.path("grants"));
        assertThat(claims.path("iss").asText()).isEqualTo(fake.apiKey());
        assertThat(claims.path("sub").asText()).isEqualTo(fake.accountSid());
        assertThat(claims.path("jti").asText())
                .isEqualTo(fake.apiKey() + "-" + claims.path("iat").asLong());
        documented
                .fieldNames()
                .forEachRemaining(name -> assertThat(claims.has(name)).as(name).isTrue());
        assertThat(token.participantId()).contains("alice");
        assertThat(fake.connectWithToken(token.token().reveal())).isEqualTo(sid);
        assertThat(client.getSession(sid).participants())
                .extracting(participant -> participant.userId().orElseThrow())
                .containsExactly("alice");
    }

    private static JsonNode decoded(String part) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    @Test
    void createJoinToken_completed_isNotFound() {
        String sid = fake.createRoom("DailyStandup");
        client.require(SessionEnding.class).endSession(sid);
        fake.createRoom("DailyStandup");

        assertThatThrownBy(() -> client.require(JoinTokens.class).createJoinToken(JoinRequest.forSession(sid)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void errors_haveTwiliosCodeAndMessage() {
        fake.enqueue(FakeResponse.json(404, DOCUMENTED.body("error-404")));
        assertThatThrownBy(() -> client.getSession("RMnone"))
                .isExactlyInstanceOf(NotFoundException.class)
                .hasMessageContaining("The requested resource /Rooms/RMnone was not found")
                .satisfies(failure ->
                        assertThat(((ApiException) failure).providerCode()).contains("20404"));

        try (SessionClient another = Sessions.builder("twilio-video")
                .baseUrl(fake.baseUrl().toString())
                .setting("TWILIO_ACCOUNT_SID", fake.accountSid())
                .setting("TWILIO_API_KEY", fake.apiKey())
                .setting("TWILIO_API_SECRET", "of-another-key")
                .build()) {
            assertThatThrownBy(() -> another.getSession(ROOM))
                    .isExactlyInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("Authenticate");
        }
    }

    @Test
    void listRecordings_documentedList_isOneForEachTrack() {
        fake.addRooms(DOCUMENTED.body("get-room"));
        fake.addRecordings(DOCUMENTED.body("list-room-recordings"));

        assertThat(client.require(RecordingListing.class).listRecordings(ROOM))
                .singleElement()
                .satisfies(recording -> {
                    assertThat(recording.id()).isEqualTo("RTaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
                    assertThat(recording.sessionId()).contains(ROOM);
                    assertThat(recording.status()).isEqualTo(ArtifactStatus.READY);
                    assertThat(recording.kind()).isEqualTo(RecordingKind.AUDIO);
                    assertThat(recording.startedAt()).contains(Instant.parse("2015-07-30T20:00:00Z"));
                    assertThat(recording.duration()).contains(Duration.ofSeconds(10));
                    assertThat(recording.files())
                            .containsExactly(ArtifactFile.builder()
                                    .id(recording.id())
                                    .format("mka")
                                    .sizeBytes(23L)
                                    .build());
                });
        assertThat(lastRequest().path()).isEqualTo("/v1/Rooms/" + ROOM + "/Recordings");
        assertThat(lastRequest().rawQuery()).isEqualTo("PageSize=100");
    }

    /** The list of all recordings has the same fields, but for the room's. */
    @Test
    void listRecordings_documentedListOfAll_isReadAlike() throws Exception {
        ObjectNode body = (ObjectNode) JSON.readTree(DOCUMENTED.body("list-recordings"));
        fake.enqueue(FakeResponse.json(200, body.toString()));

        assertThat(client.require(RecordingListing.class).listRecordings(ROOM).stream()
                        .toList())
                .singleElement()
                .satisfies(recording -> {
                    assertThat(recording.sessionId()).contains(ROOM);
                    assertThat(recording.kind()).isEqualTo(RecordingKind.AUDIO);
                });
    }
}

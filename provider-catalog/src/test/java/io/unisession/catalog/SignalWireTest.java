package io.unisession.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionClientBuilder;
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
import io.unisession.error.ConfigurationException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.signalwire.FakeSignalWire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The descriptor {@code signalwire}, with the bodies that SignalWire documents and against its fake. */
class SignalWireTest {
    private static final Documented DOCUMENTED = Documented.of("signalwire");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "c22d24f6-5a47-4597-9a23-c7d01e696b92";

    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");
    private final FakeSignalWire fake = FakeSignalWire.builder().clock(clock).start();
    private final SessionClient client = Sessions.builder("signalwire")
            .baseUrl(fake.baseUrl().toString())
            .setting("SIGNALWIRE_PROJECT_ID", fake.projectId())
            .setting("SIGNALWIRE_API_TOKEN", fake.apiToken())
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

    /** A documented list, without its links: they lead to another list. */
    private static FakeResponse list(String name) throws Exception {
        ObjectNode body = (ObjectNode) JSON.readTree(DOCUMENTED.body(name));
        body.putObject("links");
        return FakeResponse.json(200, body.toString());
    }

    @Test
    void story_fromTheTokenToTheEnd() {
        String id = fake.startSession("standup");
        JoinToken token = client.require(JoinTokens.class)
                .createJoinToken(JoinRequest.forSession(id).withName("Ada"));
        assertThat(fake.joinWithToken(token.token().reveal())).isEqualTo(id);
        clock.advance(Duration.ofMinutes(5));

        Session running = client.getSession(id);
        assertThat(running.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(running.roomId()).contains("standup");
        assertThat(running.startedAt()).contains(Instant.parse("2026-10-01T08:00:00Z"));
        assertThat(running.participants()).singleElement().satisfies(ada -> {
            assertThat(ada.name()).contains("Ada");
            assertThat(ada.userId()).isEmpty();
            assertThat(ada.presence()).isEqualTo(Presence.PRESENT);
        });

        fake.endSession(id);
        Session ended = client.getSession(id);
        assertThat(ended.status()).isEqualTo(SessionStatus.ENDED);
        assertThat(ended.endedAt()).contains(Instant.parse("2026-10-01T08:05:00Z"));
        assertThat(ended.participants())
                .flatExtracting(Participant::intervals)
                .containsExactly(
                        Interval.of(Instant.parse("2026-10-01T08:00:00Z"), Instant.parse("2026-10-01T08:05:00Z")));
    }

    @Test
    void client_cannotEndNorRemove_becauseTheServiceCannot() {
        assertThat(client.find(SessionEnding.class)).isEmpty();
        assertThat(client.find(ParticipantRemoval.class)).isEmpty();
    }

    @Test
    void createJoinToken_request_hasTheRoomTheNameAndTheTime() throws Exception {
        String id = fake.startSession("standup");

        client.require(JoinTokens.class)
                .createJoinToken(JoinRequest.forSession(id).withName("Ada").withLifetime(Duration.ofMinutes(10)));

        assertThat(lastRequest().method()).isEqualTo("POST");
        assertThat(lastRequest().path()).isEqualTo("/api/video/room_tokens");
        JsonNode body = JSON.readTree(lastRequest().body());
        assertThat(body)
                .isEqualTo(JSON.readTree(
                        "{\"room_name\":\"standup\",\"user_name\":\"Ada\",\"join_until\":\"2026-10-01T08:10:00Z\"}"));
        JsonNode documented = JSON.readTree(DOCUMENTED.body("room-token-request"));
        assertThat(List.of("room_name", "user_name")).allMatch(documented::has);
    }

    @Test
    void createJoinToken_documentedResponse_isAToken() {
        String id = fake.startSession("standup");
        fake.enqueue(request -> request.method().equals("POST"), FakeResponse.json(200, DOCUMENTED.body("room-token")));

        JoinToken token = client.require(JoinTokens.class).createJoinToken(JoinRequest.forSession(id));

        assertThat(token.token().reveal()).isEqualTo("header.payload.signature");
    }

    /** The room may have another session, which the token would let into. */
    @Test
    void createJoinToken_ended_isNotFound() {
        String id = fake.startSession("standup");
        fake.endSession(id);
        fake.startSession("standup");

        assertThatThrownBy(() -> client.require(JoinTokens.class).createJoinToken(JoinRequest.forSession(id)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void getSession_documentedMembers_areParticipantsOfOneStayEach() {
        fake.addSessions(DOCUMENTED.body("list-room-sessions-live").replace("d22d24f6", "c22d24f6"));
        fake.addMembers(DOCUMENTED.body("list-members-rejoin"));

        Session session = client.getSession(ID);

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.roomId()).contains("my_example_room");
        assertThat(session.endedAt()).isEmpty();
        assertThat(session.participants())
                .extracting(Participant::presence)
                .containsExactly(Presence.LEFT, Presence.PRESENT, Presence.UNKNOWN);
        assertThat(session.participants().get(2).intervals()).isEmpty();
        assertThat(session.participants().get(2).name()).isEmpty();
    }

    @Test
    void listSessions_documentedResponses_areMapped() throws Exception {
        fake.enqueue(list("list-room-sessions"), list("list-room-sessions-live"));
        SessionListing listing = client.require(SessionListing.class);
        SessionQuery active =
                SessionQuery.builder().status(SessionStatus.ACTIVE).build();

        assertThat(listing.listSessions(active).stream().toList())
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.id()).isEqualTo(ID);
                    assertThat(session.label()).contains("My Room's Name");
                    assertThat(session.participantsReported()).isFalse();
                });
        assertThat(listing.listSessions(active).stream().toList())
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
                    assertThat(session.startedAt()).contains(Instant.parse("2022-01-01T10:00:00Z"));
                });
    }

    @Test
    void listParticipants_documentedResponse_isMapped() throws Exception {
        fake.enqueue(list("list-members"));

        assertThat(client.require(ParticipantListing.class).listParticipants(ID).stream()
                        .toList())
                .singleElement()
                .satisfies(participant ->
                        assertThat(participant.firstJoinedAt()).contains(Instant.parse("2022-01-01T10:00:00Z")));
    }

    @Test
    void listSessions_byRoomAndStatus_sendsTheRoomsName() {
        fake.endSession(fake.startSession("standup"));
        String id = fake.startSession("standup");
        fake.startSession("all-hands");
        SessionQuery query = SessionQuery.builder()
                .roomId("standup")
                .status(SessionStatus.ACTIVE)
                .build();

        assertThat(client.require(SessionListing.class).listSessions(query))
                .extracting(Session::id)
                .containsExactly(id);
        assertThat(lastRequest().path()).isEqualTo("/api/video/room_sessions");
        assertThat(lastRequest().rawQuery()).isEqualTo("room_name=standup&status=in-progress&page_size=100");
    }

    @Test
    void listSessions_moreThanAPage_followsTheLinks() {
        for (String room : List.of("one", "two", "three")) {
            fake.startSession(room);
        }

        assertThat(client.require(SessionListing.class)
                        .listSessions(SessionQuery.all(), PageRequest.first().withSize(2), CallOptions.defaults()))
                .extracting(session -> session.roomId().orElseThrow())
                .containsExactly("one", "two", "three");
        assertThat(lastRequest().query()).containsKeys("page_token", "page_number", "page_size");
    }

    @Test
    void errors_documented_areMapped() {
        assertError(400, "error-400", InvalidRequestException.class, "Bad Request");
        assertError(401, "error-401", AuthenticationException.class, "Unauthorized");
        assertError(404, "error-404", NotFoundException.class, "Not Found");
        assertError(422, "error-422", InvalidRequestException.class, "Name must be present");
    }

    private void assertError(int status, String body, Class<? extends ApiException> type, String text) {
        fake.enqueue(FakeResponse.json(status, DOCUMENTED.body(body)));

        assertThatThrownBy(() -> client.getSession(ID))
                .isExactlyInstanceOf(type)
                .hasMessageContaining(text);
    }

    /** Every customer has another host. */
    @Test
    void space_missing_isNamed() {
        SessionClientBuilder<?, ?> builder = Sessions.builder("signalwire")
                .setting("SIGNALWIRE_PROJECT_ID", fake.projectId())
                .setting("SIGNALWIRE_API_TOKEN", fake.apiToken());

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("SIGNALWIRE_SPACE");
        builder.setting("SIGNALWIRE_SPACE", "acme").build().close();
    }

    @Test
    void listRecordings_documentedList_hasAnAddress() throws Exception {
        fake.enqueue(list("list-recordings"));

        assertThat(
                        client
                                .require(RecordingListing.class)
                                .listRecordings("a1b2c3d4-5e6f-7890-abcd-ef1234567890")
                                .stream()
                                .toList())
                .singleElement()
                .satisfies(recording -> {
                    assertThat(recording.id()).isEqualTo("c22d24f6-5a47-4597-9a23-c7d01e696b92");
                    assertThat(recording.sessionId()).contains("a1b2c3d4-5e6f-7890-abcd-ef1234567890");
                    assertThat(recording.status()).isEqualTo(ArtifactStatus.READY);
                    assertThat(recording.startedAt()).contains(Instant.parse("2022-01-01T10:00:00Z"));
                    assertThat(recording.endedAt()).contains(Instant.parse("2022-01-01T11:00:00Z"));
                    assertThat(recording.duration()).contains(Duration.ofMinutes(2));
                    assertThat(recording.files())
                            .containsExactly(ArtifactFile.builder()
                                    .format("video/mp4")
                                    .sizeBytes(20971520L)
                                    .address(Secret.of(
                                            "https://files.signalwire.com/temporary/link/to/the/recording/file"))
                                    .build());
                });
        assertThat(lastRequest().path())
                .isEqualTo("/api/video/room_sessions/a1b2c3d4-5e6f-7890-abcd-ef1234567890/recordings");
        assertThat(lastRequest().rawQuery()).isEmpty();
    }

    @Test
    void listRecordings_severalPages_areFollowedByTheirLinks() {
        fake.createRoom("team-room");
        String session = fake.startSession("team-room");
        for (int number = 0; number < 60; number++) {
            fake.addRecordings(
                    "{\"id\":\"r-" + number + "\",\"room_session_id\":\"" + session + "\",\"status\":\"paused\"}");
        }

        assertThat(client.require(RecordingListing.class).listRecordings(session))
                .hasSize(60);
    }
}

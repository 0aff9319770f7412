package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomsTest {
    private final ClientAndFake livekit = new ClientAndFake();
    private final FakeLiveKit fake = livekit.fake();
    private final LiveKitClient client = livekit.client();

    @AfterEach
    void close() {
        livekit.close();
    }

    @Test
    void getSession_byName_asksForThatRoomOnly() {
        fake.addRooms(Fixtures.body("list-rooms.json"));

        Session session = client.getSession("team-room");

        assertThat(session.id()).isEqualTo("RM_hycBMAjmt6Ub");
        assertThat(session.roomId()).contains("team-room");
        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.startedAt()).contains(Instant.parse("2026-10-01T08:00:00.123Z"));
        assertThat(session.participantsReported()).isFalse();
        assertThat(session.raw().text("/name")).contains("team-room");
        assertThat(livekit.lastRequest().body()).isEqualToIgnoringWhitespace(Fixtures.body("list-rooms-request.json"));
    }

    @Test
    void getSession_bySid_looksThroughAllRooms() {
        fake.addRooms(Fixtures.body("list-rooms.json"));

        assertThat(client.getSession("RM_hycBMAjmt6Ub").roomId()).contains("team-room");
        assertThat(livekit.lastRequest().body())
                .isEqualToIgnoringWhitespace(Fixtures.body("list-rooms-all-request.json"));
    }

    @Test
    void getSession_nameThatLooksLikeASid_isFound() {
        String sid = fake.joinParticipant("RM_likeASid", "priya", "Priya");

        assertThat(client.getSession("RM_likeASid").id()).isEqualTo(sid);
    }

    @Test
    void getSession_sidAndNameOfTwoRooms_prefersTheSid() {
        String sid = fake.joinParticipant("one", "priya", "Priya");
        fake.joinParticipant(sid, "tomas", "Tomas");

        assertThat(client.getSession(sid).roomId()).contains("one");
    }

    @Test
    void getSession_ownFields_areTyped() {
        fake.addRooms(Fixtures.body("list-rooms.json"));

        LiveKitRoom room =
                client.getSession("team-room").unwrap(LiveKitRoom.class).orElseThrow();

        assertThat(room.sid()).isEqualTo("RM_hycBMAjmt6Ub");
        assertThat(room.name()).contains("team-room");
        assertThat(room.createdAt()).contains(Instant.parse("2026-10-01T08:00:00.123Z"));
        assertThat(room.participantCount()).hasValue(2);
        assertThat(room.publisherCount()).hasValue(1);
        assertThat(room.maxParticipants()).hasValue(0);
        assertThat(room.emptyTimeout()).contains(Duration.ofMinutes(5));
        assertThat(room.departureTimeout()).contains(Duration.ofSeconds(20));
        assertThat(room.activeRecording()).contains(false);
        assertThat(room.metadata()).contains("");
    }

    @Test
    void getSession_roomThatNobodyIsIn_isNotASession() {
        fake.addRooms(Fixtures.body("list-rooms.json"));

        for (String id : List.of("lobby", "RM_9fQw2LxT7aVd")) {
            assertThatThrownBy(() -> client.getSession(id))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessage("livekit getSession failed: not found: the room is open, but nobody is in it, so it is"
                            + " not a session (LiveKit's count may be some seconds late)");
        }
    }

    @Test
    void getSession_roomThatHasEnded_saysThatLiveKitForgetsRooms() {
        String sid = fake.joinParticipant("team-room", "priya", "Priya");
        fake.leaveParticipant("team-room", "priya");
        livekit.clock().advance(Duration.ofSeconds(21));

        for (String id : List.of("team-room", sid)) {
            assertThat(client.findSession(id)).isEmpty();
            assertThatThrownBy(() -> client.getSession(id))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessage("livekit getSession failed: not found: no room with this name or sid is open;"
                            + " LiveKit forgets rooms when they end, and participants when they leave");
        }
    }

    @Test
    void getSession_noSuchRoomAsTheServerSaysIt_isNotFound() {
        fake.enqueue(FakeResponse.json(200, Fixtures.body("list-rooms-unknown-name.json")));

        assertThat(client.findSession("team-room")).isEmpty();
    }

    @Test
    void getSession_olderServer_startsInAFullSecond() {
        fake.enqueue(FakeResponse.json(200, """
                {"rooms":[{"sid":"RM_1","name":"r","creation_time":"1790841600","creation_time_ms":"0"}]}"""));

        assertThat(client.getSession("r").startedAt()).contains(Instant.parse("2026-10-01T08:00:00Z"));
    }

    @Test
    void getSession_camelCase_isReadToo() {
        fake.enqueue(FakeResponse.json(200, """
                {"rooms":[{"sid":"RM_1","name":"r","creationTimeMs":"1790841600123","numParticipants":3}]}"""));

        Session session = client.getSession("r");

        assertThat(session.startedAt()).contains(Instant.parse("2026-10-01T08:00:00.123Z"));
        assertThat(session.unwrap(LiveKitRoom.class).orElseThrow().participantCount())
                .hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rooms\":[{\"name\":\"other\"}]}", "{\"rooms\":[7]}", "{\"rooms\":{}}", "{}", "[]"})
    void getSession_listThatMayHideTheRoom_cannotBeUsed(String body) {
        fake.enqueue(FakeResponse.json(200, body));

        assertThatThrownBy(() -> client.getSession("team-room")).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void listSessions_roomsThatNobodyIsIn_areLeftOut() {
        fake.addRooms(Fixtures.body("list-rooms.json"));

        assertThat(client.listSessions()).singleElement().satisfies(session -> {
            assertThat(session.id()).isEqualTo("RM_hycBMAjmt6Ub");
            assertThat(session.raw().text("/sid")).contains("RM_hycBMAjmt6Ub");
        });
    }

    @Test
    void listSessions_byRoom_sendsItsName() {
        fake.joinParticipant("one", "priya", "Priya");
        fake.joinParticipant("two", "priya", "Priya");

        assertThat(client.listSessions(SessionQuery.builder().roomId("two").build()))
                .extracting(session -> session.roomId().orElseThrow())
                .containsExactly("two");
        assertThat(livekit.sent()).contains("ListRooms {\"names\":[\"two\"]}");
    }

    @Test
    void listSessions_emptyObject_isAnEmptyList() {
        fake.enqueue(FakeResponse.json(200, "{}"));

        assertThat(client.listSessions()).isEmpty();
    }

    @Test
    void listSessions_cursor_isRejected() {
        assertThatThrownBy(() -> client.listSessions(
                        SessionQuery.all(), PageRequest.first().startingAt("2"), CallOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("livekit listSessions returns everything in one page, so a cursor cannot be used");
    }

    @Test
    void listRooms_hasAllOpenRooms() {
        fake.addRooms(Fixtures.body("list-rooms.json"));

        assertThat(client.listRooms())
                .extracting(room -> room.name().orElseThrow())
                .containsExactly("team-room", "lobby");
    }

    @Test
    void createRoom_sendsWhatIsSet() {
        LiveKitRoom room = client.createRoom(NewRoom.builder("team-room")
                .emptyTimeout(Duration.ofMinutes(10))
                .departureTimeout(Duration.ofMinutes(1))
                .maxParticipants(20)
                .metadata("{\"topic\":\"spring\"}")
                .build());

        assertThat(livekit.sent())
                .containsExactly("CreateRoom {\"name\":\"team-room\",\"empty_timeout\":600,\"departure_timeout\":60,"
                        + "\"max_participants\":20,\"metadata\":\"{\\\"topic\\\":\\\"spring\\\"}\"}");
        assertThat(room.name()).contains("team-room");
        assertThat(room.emptyTimeout()).contains(Duration.ofMinutes(10));
        assertThat(room.departureTimeout()).contains(Duration.ofMinutes(1));
        assertThat(room.maxParticipants()).hasValue(20);
        assertThat(room.metadata()).contains("{\"topic\":\"spring\"}");
        assertThat(room.createdAt()).contains(livekit.clock().instant());
        assertThat(client.findSession("team-room")).as("nobody is in it yet").isEmpty();
    }

    @Test
    void createRoom_nameOnly_sendsNothingElse() {
        client.createRoom(NewRoom.builder("team-room").build());

        assertThat(livekit.sent()).containsExactly("CreateRoom {\"name\":\"team-room\"}");
    }

    @Test
    void createRoom_openRoom_isReturned() {
        String sid = fake.joinParticipant("team-room", "priya", "Priya");

        assertThat(client.createRoom(NewRoom.builder("team-room").build()).sid())
                .isEqualTo(sid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"name\":\"r\"}"})
    void createRoom_responseWithoutRoom_cannotBeUsed(String body) {
        fake.enqueue(FakeResponse.json(200, body));

        assertThatThrownBy(() -> client.createRoom(NewRoom.builder("r").build()))
                .isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void updateRoomMetadata_replacesIt() {
        String sid = fake.joinParticipant("team-room", "priya", "Priya");

        assertThat(client.updateRoomMetadata("team-room", "one").metadata()).contains("one");
        assertThat(client.updateRoomMetadata(sid, "two").metadata()).contains("two");
        assertThat(livekit.sent())
                .containsExactly(
                        "UpdateRoomMetadata {\"room\":\"team-room\",\"metadata\":\"one\"}",
                        "ListRooms {}",
                        "UpdateRoomMetadata {\"room\":\"team-room\",\"metadata\":\"two\"}");
    }

    @Test
    void endSession_byName_isOneRequest() {
        fake.joinParticipant("team-room", "priya", "Priya");

        client.endSession("team-room");

        assertThat(livekit.lastRequest().body()).isEqualToIgnoringWhitespace(Fixtures.body("delete-room-request.json"));
        assertThat(fake.requestCount()).isEqualTo(1);
        assertThat(client.findSession("team-room")).isEmpty();
    }

    /** Otherwise a late request for an ended session would end the next one in its room. */
    @Test
    void endSession_sidOfAnEarlierRoom_leavesTheNextOneAlone() {
        String earlier = fake.joinParticipant("team-room", "priya", "Priya");
        client.endSession(earlier);
        fake.joinParticipant("team-room", "priya", "Priya");

        assertThatThrownBy(() -> client.endSession(earlier))
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("livekit endSession failed: not found: no room with this name or sid is open");
        assertThat(client.findSession("team-room")).isPresent();
    }

    @Test
    void endSession_roomWithoutAName_cannotBeUsed() {
        fake.enqueue(FakeResponse.json(200, "{\"rooms\":[{\"sid\":\"RM_1\"}]}"));

        assertThatThrownBy(() -> client.endSession("RM_1"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("the room has no name, by which LiveKit's requests find it");
        assertThat(fake.requestCount()).isEqualTo(1);
    }
}

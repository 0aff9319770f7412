package io.unisession.testkit.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.JsonShape;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.internal.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FakeVideoSdkRoomsTest {

    private final FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
    private final FakeVideoSdk fake = FakeVideoSdk.builder().clock(clock).start();
    private final RawClient client = RawClient.of(fake);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void createRoom_sameCustomIdTwice_isTheSameRoom() throws Exception {
        HttpResponse<String> first = client.post("/v2/rooms", "{\"customRoomId\":\"my-room\"}");
        HttpResponse<String> second = client.post("/v2/rooms", "{\"customRoomId\":\"my-room\"}");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(JsonShape.of(first.body())).isEqualTo(documented("v2-create-room"));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(fake.createRoom("my-room"))
                .isEqualTo(Json.readObject(first.body()).path("roomId").textValue());
    }

    @Test
    void createRoom_withoutBodyTwice_makesTwoRooms() throws Exception {
        assertThat(client.post("/v2/rooms", "").body())
                .isNotEqualTo(client.post("/v2/rooms", "").body());
    }

    @Test
    void validateAndGet_byEitherId_findTheRoom() throws Exception {
        String roomId = fake.createRoom("my-room");

        for (String id : List.of(roomId, "my-room")) {
            String validated = client.get("/v2/rooms/validate/" + id).body();
            String fetched = client.get("/v2/rooms/" + id).body();
            assertThat(JsonShape.of(validated)).isEqualTo(documented("v2-validate-room"));
            assertThat(JsonShape.of(fetched)).isEqualTo(documented("v2-fetch-room"));
            assertThat(Json.readObject(fetched).path("roomId").textValue()).isEqualTo(roomId);
        }
        assertThat(client.get("/v2/rooms/validate/unknown").statusCode()).isEqualTo(402);
        assertThat(client.get("/v2/rooms/unknown").statusCode()).isEqualTo(402);
    }

    @Test
    void listRooms_pagesAndQuery() throws Exception {
        fake.createRoom("a");
        String second = fake.createRoom("b");
        fake.createRoom("c");

        String body = client.get("/v2/rooms?perPage=1&page=2").body();

        assertThat(JsonShape.of(body)).isEqualTo(documented("v2-fetch-all-room"));
        assertThat(Json.readObject(body).at("/data/0/roomId").textValue()).isEqualTo(second);
        assertThat(Json.readObject(body).at("/pageInfo/lastPage").intValue()).isEqualTo(3);
        assertThat(Json.readObject(client.get("/v2/rooms?query=b").body()).path("data"))
                .hasSize(1);
    }

    @Test
    void deactivate_byRoomId_respondsInNamesOfVersion1AndClosesTheRoom() throws Exception {
        ObjectNode room = Json.readObject(client.post(
                        "/v2/rooms",
                        "{\"customRoomId\":\"my-room\",\"webhook\":{\"endPoint\":\"https://example.com\","
                                + "\"events\":[\"session-ended\"]}}")
                .body());
        String roomId = room.path("roomId").textValue();
        clock.advance(Duration.ofHours(1));

        HttpResponse<String> response =
                RawClient.of(fake).post("/v2/rooms/deactivate", "{\"roomId\":\"" + roomId + "\"}");

        assertThat(JsonShape.of(response.body())).isEqualTo(documented("v2-deactivate-room"));
        assertThat(Json.readObject(response.body()).path("updatedAt").textValue())
                .isEqualTo("2026-03-01T11:00:00.000Z");
        assertThat(Json.readObject(client.withAuthorization(fake.token())
                                .get("/v2/rooms/" + roomId)
                                .body())
                        .path("disabled")
                        .booleanValue())
                .isTrue();
        assertThatThrownBy(() -> fake.joinParticipant(roomId, "ada", "Ada")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void deactivate_byCustomRoomId_returns402AndClosesNothing() throws Exception {
        String roomId = fake.createRoom("my-room");

        assertThat(client.post("/v2/rooms/deactivate", "{\"roomId\":\"my-room\"}")
                        .statusCode())
                .isEqualTo(402);
        assertThat(Json.readObject(client.get("/v2/rooms/" + roomId).body())
                        .path("disabled")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void meetings_areTheSameRooms() throws Exception {
        String created =
                client.post("/v1/meetings", "{\"userMeetingId\":\"my-room\"}").body();
        String meetingId = Json.readObject(created).path("meetingId").textValue();

        assertThat(JsonShape.of(created)).isEqualTo(documented("v1-create-meeting"));
        assertThat(client.post("/v1/meetings/" + meetingId, "").body()).isEqualTo(created);
        assertThat(client.get("/v1/meetings/" + meetingId).body()).isEqualTo(created);
        assertThat(client.get("/v1/meetings/"
                                + Json.readObject(created).path("id").textValue())
                        .body())
                .isEqualTo(created);
        assertThat(fake.createRoom("my-room")).isEqualTo(meetingId);
        assertThat(client.post("/v1/meetings/unknown", "").statusCode()).isEqualTo(402);
    }

    @Test
    void meetings_withoutCustomId_listedInTheDocumentedShape() throws Exception {
        client.post("/v1/meetings", "");

        assertThat(JsonShape.of(client.get("/v1/meetings").body())).isEqualTo(documented("v1-list-meetings"));
    }

    @Test
    void meetingSessions_areTheSameSessions() throws Exception {
        String sessionId = fake.joinParticipant("room", "ada", "Ada");
        fake.joinParticipant("other", "bo", "Bo");

        String fetched = client.get("/v1/meeting-sessions/" + sessionId).body();
        String listed = client.get("/v1/meeting-sessions?meetingId=room").body();

        Set<String> documentedSession = documented("v1-get-session-details");
        documentedSession.remove("/chatLink text");
        Set<String> documentedList = documented("v1-list-meeting-sessions");
        documentedList.remove("/data/*/chatLink text");
        assertThat(JsonShape.of(fetched)).isEqualTo(documentedSession);
        assertThat(JsonShape.of(listed)).isEqualTo(documentedList);
        assertThat(Json.readObject(listed).path("data")).hasSize(1);
        assertThat(Json.readObject(listed).at("/data/0/id").textValue()).isEqualTo(sessionId);
        assertThat(client.get("/v1/meeting-sessions/unknown").statusCode()).isEqualTo(402);
    }

    @Test
    void meetingSessions_end_respondsOngoingAndThenHasEnded() throws Exception {
        String sessionId = fake.joinParticipant("room", "ada", "Ada");

        String response =
                client.post("/v1/meeting-sessions/" + sessionId + "/end", "").body();

        assertThat(JsonShape.of(response)).isEqualTo(documented("v1-end-session"));
        assertThat(Json.readObject(response).path("end").isNull()).isTrue();
        JsonNode after = Json.readObject(client.get("/v2/sessions/" + sessionId).body());
        assertThat(after.path("status").textValue()).isEqualTo("ended");
        assertThat(client.post("/v1/meeting-sessions/" + sessionId + "/end", "").statusCode())
                .isEqualTo(402);
    }

    @Test
    void meetingSessions_removeParticipant_letsThemLeave() throws Exception {
        String sessionId = fake.joinParticipant("room", "ada", "Ada");
        fake.joinParticipant("room", "bo", "Bo");
        String remove = "/v1/meeting-sessions/" + sessionId + "/remove-participant";

        String response = client.post(remove, "{\"participantId\":\"bo\"}").body();

        assertThat(JsonShape.of(response)).isEqualTo(documented("v1-remove-participant"));
        assertThat(Json.readObject(response).at("/participants/1/timelog/0/end").isNull())
                .isTrue();
        assertThat(client.post(remove, "{\"participantId\":\"bo\"}").statusCode())
                .isEqualTo(402);
        assertThat(client.post(remove, "{}").statusCode()).isEqualTo(400);
    }

    private static Set<String> documented(String name) {
        return JsonShape.of(DocumentedBodies.videoSdk().body(name));
    }
}

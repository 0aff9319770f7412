package io.unisession.testkit.signalwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.internal.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeSignalWireTest {
    private static final String[] JSON = {"Content-Type", "application/json"};

    private final FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
    private final FakeSignalWire fake = FakeSignalWire.builder().clock(clock).start();
    private final RawClient client =
            RawClient.of((FakeService) fake).withAuthorization(RawClient.basic(fake.projectId(), fake.apiToken()));

    @AfterEach
    void close() {
        fake.close();
    }

    private ObjectNode get(String path) throws Exception {
        HttpResponse<String> response = client.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.readObject(response.body());
    }

    private HttpResponse<String> token(String body) throws Exception {
        return client.send("POST", "/room_tokens", body, JSON);
    }

    @Test
    void credentials_ofAnother_get401() throws Exception {
        HttpResponse<String> refused = client.withAuthorization(RawClient.basic(fake.projectId(), "wrong"))
                .get("/room_sessions");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo("{\"error\":\"Unauthorized\"}");
        assertThat(RawClient.of((FakeService) fake).get("/room_sessions").statusCode())
                .isEqualTo(401);
    }

    @Test
    void session_alone_hasLessThanInAList() throws Exception {
        String id = fake.startSession("standup");

        assertThat(get("/room_sessions/" + id).has("cost_in_dollars")).isFalse();
        assertThat(get("/room_sessions").at("/data/0").has("cost_in_dollars")).isTrue();
    }

    @Test
    void session_ofARoomThatWasNotCreated_hasNoRoomId() throws Exception {
        String roomId = fake.createRoom("created");
        String created = fake.startSession("created");
        String other = fake.startSession("other");

        assertThat(get("/room_sessions/" + created).path("room_id").asText()).isEqualTo(roomId);
        assertThat(get("/room_sessions/" + other).path("room_id").isNull()).isTrue();
        assertThat(get("/room_sessions?room_id=" + roomId).path("data")).hasSize(1);
        assertThatThrownBy(() -> fake.startSession("other")).hasMessage("room other has a session");
    }

    @Test
    void endSession_membersLeaveAndTheSessionIsKept() throws Exception {
        String id = fake.startSession("standup");
        String ada = fake.join(id, "Ada");
        clock.advance(Duration.ofMinutes(1));
        fake.leave(ada);
        fake.join(id, "Ben");
        clock.advance(Duration.ofMinutes(1));
        fake.endSession(id);

        ObjectNode session = get("/room_sessions/" + id);
        assertThat(session.path("status").asText()).isEqualTo("completed");
        assertThat(session.path("end_time").asText()).isEqualTo("2026-03-01T10:02:00Z");
        assertThat(session.path("duration").asInt()).isEqualTo(120);
        ObjectNode members = get("/room_sessions/" + id + "/members");
        assertThat(members.at("/data/0/leave_time").asText()).isEqualTo("2026-03-01T10:01:00Z");
        assertThat(members.at("/data/1/leave_time").asText()).isEqualTo("2026-03-01T10:02:00Z");
        assertThat(members.at("/data/1/duration").asInt()).isEqualTo(60);
        assertThat(fake.runningSession("standup")).isEmpty();
        assertThatThrownBy(() -> fake.join(id, "Ada")).hasMessage("session " + id + " has ended");
        assertThatThrownBy(() -> fake.leave(ada)).hasMessage("there is no member " + ada + " in a session");
    }

    @Test
    void listSessions_filters_areApplied() throws Exception {
        fake.endSession(fake.startSession("standup"));
        fake.startSession("standup");
        fake.startSession("all-hands");

        assertThat(get("/room_sessions").path("data")).hasSize(3);
        assertThat(get("/room_sessions?status=in-progress").path("data")).hasSize(2);
        assertThat(get("/room_sessions?room_name=stand").path("data")).isEmpty();
        assertThat(get("/room_sessions?room_name_matches=stand").path("data")).hasSize(2);
        assertThat(get("/room_sessions?room_name=standup&status=completed").path("data"))
                .hasSize(1);
    }

    @Test
    void pages_followTheirLinks() throws Exception {
        String id = fake.startSession("standup");
        for (int number = 0; number < 3; number++) {
            fake.join(id, "member " + number);
        }

        ObjectNode first = get("/room_sessions/" + id + "/members?page_size=2");
        assertThat(first.path("data")).hasSize(2);
        assertThat(first.path("links").has("prev")).isFalse();
        ObjectNode last = get(next(first));
        assertThat(last.at("/data/0/name").asText()).isEqualTo("member 2");
        assertThat(last.path("links").has("next")).isFalse();
        assertThat(last.at("/links/self").asText())
                .isEqualTo(first.at("/links/next").asText());

        assertThat(client.get("/room_sessions/" + id + "/members?page_number=1").statusCode())
                .isEqualTo(400);
        assertThat(client.get(next(first).replace("page_size=2", "page_size=3")).statusCode())
                .isEqualTo(200);
        assertThat(client.get("/room_sessions?" + next(first).split("[?]")[1]).statusCode())
                .isEqualTo(400);
    }

    private static String next(ObjectNode page) {
        URI link = URI.create(page.at("/links/next").asText());
        return link.getPath().substring("/api/video".length()) + "?" + link.getRawQuery();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=live", "page_size=0", "page_size=1001", "roomName=x", "room_id=a&room_id=b"})
    void listSessions_anythingElse_isRefused(String query) throws Exception {
        assertThat(client.get("/room_sessions?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void token_letsIntoTheSessionOfItsRoom() throws Exception {
        String id = fake.startSession("standup");
        String token = Json.readObject(token("{\"room_name\":\"standup\",\"user_name\":\"Ada\"}")
                        .body())
                .path("token")
                .asText();

        assertThat(fake.joinWithToken(token)).isEqualTo(id);
        assertThat(get("/room_sessions/" + id + "/members").at("/data/0/name").asText())
                .isEqualTo("Ada");
        fake.endSession(id);
        assertThat(fake.joinWithToken(token)).isNotEqualTo(id);
    }

    @Test
    void token_afterItsTime_letsNobodyIn() throws Exception {
        String token = Json.readObject(token("{\"room_name\":\"standup\",\"join_until\":\"2026-03-01T11:00:00Z\"}")
                        .body())
                .path("token")
                .asText();
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(() -> fake.joinWithToken(token)).hasMessage("the token is not valid");
        assertThatThrownBy(() -> fake.joinWithToken("made-up")).hasMessage("the token is not valid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"room_name\":\"a room\"}",
                "{\"room_name\":1}",
                "{\"room_name\":\"standup\",\"username\":\"Ada\"}",
                "{\"room_name\":\"standup\",\"join_until\":\"2026-03-01T09:00:00Z\"}",
                "{\"room_name\":\"standup\",\"auto_create_room\":false}"
            })
    void token_bodyThatIsNotOne_gets422(String body) throws Exception {
        HttpResponse<String> refused = token(body);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Json.readObject(refused.body()).at("/errors/0/code").asText())
                .isEqualTo("invalid_parameter");
    }

    @Test
    void token_noJson_gets400() throws Exception {
        assertThat(token("room_name=standup").statusCode()).isEqualTo(400);
        assertThat(client.post("/room_tokens", "{\"room_name\":\"standup\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void addedSessions_areReturnedUnchanged() throws Exception {
        ObjectNode added = Json.object().put("id", "s-1").put("name", "standup").put("status", "completed");
        ObjectNode member =
                Json.object().put("id", "m-1").put("room_session_id", "s-1").putNull("join_time");
        fake.addSessions("{\"data\":[" + added + "]}");
        fake.addMembers("{\"data\":[" + member + "]}");

        assertThat(get("/room_sessions/s-1")).isEqualTo(added);
        assertThat(get("/room_sessions/s-1/members").at("/data/0")).isEqualTo(member);
        assertThatThrownBy(() -> fake.endSession("s-2")).hasMessage("there is no session s-2");
        assertThat(client.get("/room_sessions/s-2").statusCode()).isEqualTo(404);
        assertThat(client.get("/room_sessions/s-2/members").statusCode()).isEqualTo(404);
        assertThat(client.delete("/room_sessions/s-1").statusCode()).isEqualTo(404);
    }
}

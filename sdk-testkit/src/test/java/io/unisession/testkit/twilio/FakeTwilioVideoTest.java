package io.unisession.testkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.internal.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeTwilioVideoTest {
    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};

    private final FakeClock clock = FakeClock.at("2026-03-01T10:00:00.700Z");
    private final FakeTwilioVideo fake = FakeTwilioVideo.builder().clock(clock).start();
    private final RawClient client =
            RawClient.of((FakeService) fake).withAuthorization(RawClient.basic(fake.apiKey(), fake.apiSecret()));

    @AfterEach
    void close() {
        fake.close();
    }

    private ObjectNode get(String path) throws Exception {
        HttpResponse<String> response = client.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.readObject(response.body());
    }

    private void assertRefused(String path, int status, int code) throws Exception {
        HttpResponse<String> response = client.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        ObjectNode error = Json.readObject(response.body());
        assertThat(error.path("code").asInt()).isEqualTo(code);
        assertThat(error.path("status").asInt()).isEqualTo(status);
    }

    @Test
    void credentials_ofAnother_get401() throws Exception {
        for (RawClient another : new RawClient[] {
            RawClient.of((FakeService) fake),
            client.withAuthorization(RawClient.basic(fake.apiKey(), fake.authToken())),
            client.withAuthorization("Bearer " + fake.apiSecret())
        }) {
            assertThat(another.get("/Rooms").statusCode()).isEqualTo(401);
        }
        assertThat(client.withAuthorization(RawClient.basic(fake.accountSid(), fake.authToken()))
                        .get("/Rooms")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void room_withoutAName_isNamedByItsSid() throws Exception {
        String sid = fake.createRoom("");

        ObjectNode room = get("/Rooms/" + sid);
        assertThat(sid).matches("RM[0-9a-f]{32}");
        assertThat(room.path("unique_name").asText()).isEqualTo(sid);
        assertThat(room.path("date_created").asText()).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void room_nobodyIn_endsAfterFiveMinutes() throws Exception {
        String unused = fake.createRoom("unused");
        String left = fake.createRoom("left");
        fake.connect(left, "alice");
        clock.advance(Duration.ofMinutes(2));
        fake.disconnect(left, "alice");
        clock.advance(Duration.ofMinutes(3));

        assertThat(get("/Rooms/" + unused).path("status").asText()).isEqualTo("completed");
        assertThat(get("/Rooms/left").path("status").asText()).isEqualTo("in-progress");

        clock.advance(Duration.ofMinutes(2));
        ObjectNode ended = get("/Rooms/" + left);
        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(ended.path("end_time").asText()).isEqualTo("2026-03-01T10:07:00Z");
        assertThat(ended.path("duration").asInt()).isEqualTo(420);
        assertRefused("/Rooms/left", 404, 20404);
    }

    @Test
    void name_ofACompletedRoom_canBeUsedAgain() throws Exception {
        String first = fake.createRoom("standup");
        assertThatThrownBy(() -> fake.createRoom("standup")).hasMessage("room standup is in progress");
        HttpResponse<String> completed = client.send("POST", "/Rooms/standup", "Status=completed", FORM);
        String second = fake.createRoom("standup");

        assertThat(completed.statusCode()).isEqualTo(202);
        assertThat(get("/Rooms/standup").path("sid").asText()).isEqualTo(second).isNotEqualTo(first);
        assertThat(get("/Rooms?Status=completed").path("rooms")).hasSize(1);
        assertThat(get("/Rooms").path("rooms")).hasSize(1);
        assertThatThrownBy(() -> fake.connect(first, "alice")).hasMessage("room " + first + " is not in progress");
    }

    @Test
    void completeRoom_again_changesNothing() throws Exception {
        String sid = fake.createRoom("standup");
        client.send("POST", "/Rooms/" + sid, "Status=completed", FORM);
        ObjectNode first = get("/Rooms/" + sid);
        clock.advance(Duration.ofMinutes(1));

        assertThat(client.send("POST", "/Rooms/" + sid, "Status=completed", FORM)
                        .statusCode())
                .isEqualTo(202);
        assertThat(get("/Rooms/" + sid)).isEqualTo(first);
    }

    @Test
    void identity_thatIsIn_replacesItsConnection() throws Exception {
        String sid = fake.createRoom("standup");
        String first = fake.connect(sid, "alice");
        String second = fake.connect(sid, "alice");

        assertThat(get("/Rooms/standup/Participants/alice").path("sid").asText())
                .isEqualTo(second);
        assertThat(get("/Rooms/" + sid + "/Participants/" + first)
                        .path("status")
                        .asText())
                .isEqualTo("disconnected");
        assertThat(get("/Rooms/" + sid + "/Participants").path("participants")).hasSize(1);
        assertThat(get("/Rooms/" + sid + "/Participants?Status=disconnected").path("participants"))
                .hasSize(1);
    }

    @Test
    void disconnect_twice_isNotFoundByIdentity() throws Exception {
        String sid = fake.createRoom("standup");
        fake.connect(sid, "alice");
        String path = "/Rooms/" + sid + "/Participants/alice";

        assertThat(client.send("POST", path, "Status=disconnected", FORM).statusCode())
                .isEqualTo(202);
        assertThat(client.send("POST", path, "Status=disconnected", FORM).statusCode())
                .isEqualTo(404);
        assertThatThrownBy(() -> fake.disconnect(sid, "alice")).hasMessage("alice is not connected to room " + sid);
    }

    @Test
    void pages_followTheirLinks() throws Exception {
        for (int number = 0; number < 5; number++) {
            fake.createRoom("room " + number);
        }

        ObjectNode first = get("/Rooms?Status=in-progress&PageSize=2");
        assertThat(first.path("rooms")).hasSize(2);
        assertThat(first.at("/meta/previous_page_url").isNull()).isTrue();
        assertThat(first.at("/meta/key").asText()).isEqualTo("rooms");
        ObjectNode second = get(next(first));
        assertThat(second.at("/meta/page").asInt()).isEqualTo(1);
        assertThat(second.at("/meta/url").asText())
                .isEqualTo(first.at("/meta/next_page_url").asText());
        ObjectNode third = get(next(second));
        assertThat(third.path("rooms")).hasSize(1);
        assertThat(third.at("/meta/next_page_url").isNull()).isTrue();

        assertRefused(next(first).replace("in-progress", "completed"), 400, 20001);
        assertRefused("/Rooms?Page=1", 400, 20001);
    }

    private String next(ObjectNode page) {
        URI link = URI.create(page.at("/meta/next_page_url").asText());
        return link.getPath().substring("/v1".length()) + "?" + link.getRawQuery();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PageSize=0",
                "PageSize=1001",
                "pageSize=5",
                "Status=active",
                "Status=completed&Status=completed",
                "DateCreatedAfter=yesterday"
            })
    void listRooms_anythingElse_isRefused(String query) throws Exception {
        assertRefused("/Rooms?" + query, 400, 20001);
    }

    @Test
    void listRooms_byDate_hasTheStartAndNotTheEnd() throws Exception {
        fake.createRoom("standup");

        assertThat(get("/Rooms?DateCreatedAfter=2026-03-01T10:00:00Z").path("rooms"))
                .hasSize(1);
        assertThat(get("/Rooms?DateCreatedBefore=2026-03-01T10:00:00Z").path("rooms"))
                .isEmpty();
        assertThat(get("/Rooms?DateCreatedAfter=2026-03-01&DateCreatedBefore=2026-03-02")
                        .path("rooms"))
                .hasSize(1);
        assertThat(get("/Rooms?DateCreatedAfter=2026-03-01T10:00:01").path("rooms"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Status=in-progress", "status=completed", "{\"Status\":\"completed\"}"})
    void completeRoom_anotherBody_isRefused(String body) throws Exception {
        String sid = fake.createRoom("standup");

        assertThat(client.send("POST", "/Rooms/" + sid, body, FORM).statusCode())
                .isEqualTo(400);
        assertThat(client.post("/Rooms/" + sid, "Status=completed").statusCode())
                .isEqualTo(400);
        assertThat(get("/Rooms/" + sid).path("status").asText()).isEqualTo("in-progress");
    }

    @Test
    void addedRooms_areReturnedUnchanged() throws Exception {
        ObjectNode added = Json.object()
                .put("sid", "RM1")
                .put("unique_name", "standup")
                .put("status", "in-progress")
                .put("date_created", "2015-07-30T20:00:00Z");
        ObjectNode participant = Json.object()
                .put("sid", "PA1")
                .put("room_sid", "RM1")
                .put("identity", "alice")
                .put("status", "connected")
                .put("date_created", "2015-07-30T20:00:00Z")
                .put("start_time", "2015-07-30T20:00:00Z");
        fake.addRooms("{\"rooms\":[" + added + "]}");
        fake.addParticipants("{\"participants\":[" + participant + "]}");

        assertThat(get("/Rooms/RM1")).isEqualTo(added);
        assertThat(get("/Rooms/RM1/Participants/PA1")).isEqualTo(participant);
        assertThatThrownBy(() -> fake.addRooms("{\"sid\":\"RM2\"}")).hasMessage("the room has no date_created");
        assertThatThrownBy(() -> fake.connect("RM2", "alice")).hasMessage("there is no room RM2");
    }

    @Test
    void accessToken_thatTwilioWouldNotTake_doesNotConnect() {
        String sid = fake.createRoom("standup");
        Map<String, Object> video = Map.of("room", "standup");

        assertThat(fake.connectWithToken(token("alice", video, Duration.ofHours(1), "twilio-fpa;v=1")))
                .isEqualTo(sid);
        assertThat(fake.connectWithToken(
                        token("alice", Map.of("room", "another"), Duration.ofHours(1), "twilio-fpa;v=1")))
                .isNotEqualTo(sid);
        assertThatThrownBy(() -> fake.connectWithToken(token("alice", video, Duration.ofHours(-1), "twilio-fpa;v=1")))
                .hasMessage("the token is not valid");
        assertThatThrownBy(() -> fake.connectWithToken(token("alice", video, Duration.ofHours(25), "twilio-fpa;v=1")))
                .hasMessage("the token is not an access token of account " + fake.accountSid());
        assertThatThrownBy(() -> fake.connectWithToken(token("alice", video, Duration.ofHours(1), "JWT")))
                .hasMessage("the token is not an access token of account " + fake.accountSid());
        assertThatThrownBy(() -> fake.connectWithToken(token("", video, Duration.ofHours(1), "twilio-fpa;v=1")))
                .hasMessage("the token has no identity or no room");
        assertThatThrownBy(() -> fake.connectWithToken(token("alice", Map.of(), Duration.ofHours(1), "twilio-fpa;v=1")))
                .hasMessage("the token has no identity or no room");
    }

    private String token(String identity, Map<String, Object> video, Duration lifetime, String contentType) {
        return JWT.create()
                .withHeader(Map.of("cty", contentType))
                .withIssuer(fake.apiKey())
                .withSubject(fake.accountSid())
                .withJWTId(fake.apiKey() + "-1772359200")
                .withExpiresAt(clock.instant().plus(lifetime))
                .withClaim("grants", Map.of("identity", identity, "video", video))
                .sign(Algorithm.HMAC256(fake.apiSecret()));
    }
}

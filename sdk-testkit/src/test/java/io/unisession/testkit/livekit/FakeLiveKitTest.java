package io.unisession.testkit.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.internal.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FakeLiveKitTest {

    private static final Map<String, ?> SERVER = Map.of("roomList", true, "roomCreate", true);
    private static final Map<String, ?> ADMIN = Map.of("roomAdmin", true, "room", "team-room");
    private static final String DENIED = "{\"code\":\"unauthenticated\",\"msg\":\"permissions denied\"}";

    private final FakeClock clock = FakeClock.at("2026-10-01T08:00:00Z");
    private final FakeLiveKit fake = FakeLiveKit.builder().clock(clock).start();

    @AfterEach
    void close() {
        fake.close();
    }

    private HttpResponse<String> call(Map<String, ?> grants, String method, String body) throws Exception {
        return withToken(fake.token(grants, Duration.ofMinutes(10)), method, body);
    }

    private HttpResponse<String> withToken(String token, String method, String body) throws Exception {
        return withAuthorization("Bearer " + token, method, body);
    }

    private HttpResponse<String> withAuthorization(String header, String method, String body) throws Exception {
        return RawClient.of((FakeService) fake)
                .withAuthorization(header)
                .send("POST", "/twirp/livekit.RoomService/" + method, body, "Content-Type", "application/json");
    }

    private JsonNode ok(Map<String, ?> grants, String method, String body) throws Exception {
        HttpResponse<String> response = call(grants, method, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.readObject(response.body());
    }

    private List<String> names() throws Exception {
        return ok(SERVER, "ListRooms", "{}").path("rooms").findValuesAsText("name");
    }

    @Test
    void listRooms_hasEveryFieldWithItsDefault() throws Exception {
        fake.joinParticipant("team-room", "user-42", "Priya");

        JsonNode room = ok(SERVER, "ListRooms", "{}").at("/rooms/0");

        assertThat(room.path("sid").asText()).startsWith("RM_").hasSize(15);
        assertThat(room.path("creation_time").textValue()).isEqualTo("1790841600");
        assertThat(room.path("creation_time_ms").textValue()).isEqualTo("1790841600000");
        assertThat(room.path("num_participants").intValue()).isEqualTo(1);
        assertThat(room.path("empty_timeout").intValue()).isEqualTo(300);
        assertThat(room.path("metadata").textValue()).isEmpty();
        assertThat(room.path("version").isNull()).isTrue();
    }

    @Test
    void listRooms_byNames_hasThese() throws Exception {
        fake.openRoom("one");
        fake.openRoom("two");

        assertThat(ok(SERVER, "ListRooms", "{\"names\":[\"two\",\"three\"]}").findValuesAsText("name"))
                .containsExactly("two");
        assertThat(names()).containsExactly("one", "two");
    }

    @Test
    void room_endsWhenItHasBeenEmptyForTooLong() throws Exception {
        fake.openRoom("never-used");
        fake.joinParticipant("used", "user-42", "Priya");
        clock.advance(Duration.ofSeconds(300));
        assertThat(names()).containsExactly("never-used", "used");
        clock.advance(Duration.ofSeconds(1));
        assertThat(names()).containsExactly("used");

        fake.leaveParticipant("used", "user-42");
        clock.advance(Duration.ofSeconds(20));
        assertThat(names()).containsExactly("used");
        clock.advance(Duration.ofSeconds(1));
        assertThat(names()).isEmpty();
    }

    @Test
    void roomOpenedAgain_hasAnotherSid() throws Exception {
        String first = fake.joinParticipant("team-room", "user-42", "Priya");
        ok(SERVER, "DeleteRoom", "{\"room\":\"team-room\"}");

        assertThat(fake.joinParticipant("team-room", "user-42", "Priya")).isNotEqualTo(first);
    }

    @Test
    void createRoom_openRoom_keepsItsSid() throws Exception {
        String sid = fake.openRoom("team-room");

        JsonNode room = ok(
                SERVER,
                "CreateRoom",
                "{\"name\":\"team-room\",\"emptyTimeout\":\"60\",\"metadata\":null,\"max_participants\":2}");

        assertThat(room.path("sid").textValue()).isEqualTo(sid);
        assertThat(room.path("empty_timeout").intValue()).isEqualTo(60);
        assertThat(room.path("max_participants").intValue()).isEqualTo(2);
    }

    @Test
    void fullRoom_letsNobodyElseIn() throws Exception {
        ok(SERVER, "CreateRoom", "{\"name\":\"team-room\",\"max_participants\":1}");
        fake.joinParticipant("team-room", "user-42", "Priya");

        assertThatThrownBy(() -> fake.joinParticipant("team-room", "user-43", "Tomas"))
                .isInstanceOf(IllegalStateException.class);
        fake.joinParticipant("team-room", "user-42", "Priya again");
    }

    @Test
    void sameIdentity_replacesTheConnection() throws Exception {
        fake.joinParticipant("team-room", "user-42", "Priya");
        String first = ok(ADMIN, "ListParticipants", "{\"room\":\"team-room\"}")
                .at("/participants/0/sid")
                .textValue();
        clock.advance(Duration.ofSeconds(5));
        fake.joinParticipant("team-room", "user-42", "Priya");

        JsonNode participants =
                ok(ADMIN, "ListParticipants", "{\"room\":\"team-room\"}").path("participants");
        assertThat(participants).hasSize(1);
        assertThat(participants.at("/0/sid").textValue()).startsWith("PA_").isNotEqualTo(first);
        assertThat(participants.at("/0/joined_at_ms").textValue()).isEqualTo("1790841605000");
    }

    @Test
    void participants_ofAnUnknownRoom_areNone() throws Exception {
        assertThat(call(ADMIN, "ListParticipants", "{\"room\":\"team-room\"}").body())
                .isEqualTo("{\"participants\":[]}");
    }

    @Test
    void recordersAndAgents_areListedButNotCounted() throws Exception {
        fake.joinWithToken(joinToken(Map.of("roomJoin", true, "room", "team-room", "recorder", true, "hidden", true)));

        assertThat(ok(SERVER, "ListRooms", "{}").at("/rooms/0/num_participants").intValue())
                .isZero();
        JsonNode participant = ok(ADMIN, "GetParticipant", "{\"room\":\"team-room\",\"identity\":\"user-42\"}");
        assertThat(participant.path("kind").textValue()).isEqualTo("EGRESS");
        assertThat(participant.at("/permission/hidden").booleanValue()).isTrue();
    }

    private String joinToken(Map<String, Object> video) {
        return JWT.create()
                .withIssuer(fake.apiKey())
                .withSubject("user-42")
                .withClaim("video", video)
                .withExpiresAt(clock.instant().plusSeconds(60))
                .sign(Algorithm.HMAC256(fake.apiSecret().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void joinWithToken_ofAnotherKindOrExpired_isRefused() {
        for (Map<String, Object> video :
                List.<Map<String, Object>>of(Map.of("roomJoin", true), Map.of("room", "team-room"))) {
            assertThatThrownBy(() -> fake.joinWithToken(joinToken(video))).isInstanceOf(IllegalStateException.class);
        }
        String token = joinToken(Map.of("roomJoin", true, "room", "team-room"));
        clock.advance(Duration.ofMinutes(3));
        assertThatThrownBy(() -> fake.joinWithToken(token)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DeleteRoom, '{\"room\":\"nowhere\"}'",
        "UpdateRoomMetadata, '{\"room\":\"nowhere\"}'",
        "GetParticipant, '{\"room\":\"nowhere\",\"identity\":\"a\"}'",
        "RemoveParticipant, '{\"room\":\"nowhere\",\"identity\":\"a\"}'"
    })
    void unknownRoom_isNotFound(String method, String body) throws Exception {
        HttpResponse<String> response =
                call(Map.of("roomCreate", true, "roomAdmin", true, "room", "nowhere"), method, body);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).startsWith("{\"code\":\"not_found\"");
    }

    @ParameterizedTest
    @CsvSource({
        "ListRooms, '{}'",
        "CreateRoom, '{\"name\":\"team-room\"}'",
        "DeleteRoom, '{\"room\":\"team-room\"}'",
        "UpdateRoomMetadata, '{\"room\":\"team-room\"}'",
        "ListParticipants, '{\"room\":\"team-room\"}'",
        "GetParticipant, '{\"room\":\"team-room\"}'",
        "RemoveParticipant, '{\"room\":\"team-room\"}'"
    })
    void missingGrant_isDeniedWith401(String method, String body) throws Exception {
        for (Map<String, ?> grants : List.<Map<String, ?>>of(
                Map.of(), Map.of("roomAdmin", true), Map.of("roomAdmin", true, "room", "another-room"))) {
            HttpResponse<String> response = call(grants, method, body);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEqualTo(DENIED);
        }
    }

    @Test
    void tokenThatIsNotValid_isRefusedInPlainText() throws Exception {
        String valid = fake.token(SERVER, Duration.ofMinutes(10));
        Algorithm ours = Algorithm.HMAC256(fake.apiSecret().getBytes(StandardCharsets.UTF_8));
        assertThat(withAuthorization(valid, "ListRooms", "{}").body())
                .isEqualTo("invalid authorization header. Must start with Bearer ");
        assertThat(withToken("no.token.atall", "ListRooms", "{}").body()).isEqualTo("invalid authorization token");
        assertThat(withToken(fake.token(SERVER, Duration.ofMinutes(-2)), "ListRooms", "{}")
                        .statusCode())
                .as("expired")
                .isEqualTo(401);
        assertThat(withToken(
                                JWT.create()
                                        .withIssuer("another")
                                        .withClaim("video", SERVER)
                                        .sign(ours),
                                "ListRooms",
                                "{}")
                        .body())
                .isEqualTo("invalid API key");
        assertThat(withToken(
                                JWT.create()
                                        .withIssuer(fake.apiKey())
                                        .withClaim("video", SERVER)
                                        .sign(ours),
                                "ListRooms",
                                "{}")
                        .statusCode())
                .as("without expiry")
                .isEqualTo(401);
        assertThat(withToken(
                                JWT.create()
                                        .withIssuer(fake.apiKey())
                                        .withClaim("video", SERVER)
                                        .withExpiresAt(clock.instant().plusSeconds(60))
                                        .sign(Algorithm.HMAC256("another secret")),
                                "ListRooms",
                                "{}")
                        .statusCode())
                .as("signed with another secret")
                .isEqualTo(401);
        assertThat(withToken(valid, "ListRooms", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void requestWithoutToken_hasNoGrants() throws Exception {
        HttpResponse<String> response = RawClient.of((FakeService) fake)
                .send("POST", "/twirp/livekit.RoomService/ListRooms", "{}", "Content-Type", "application/json");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo(DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"names\":\"one\"}", "{\"names\":[1]}"})
    void bodyThatProtocolBuffersCannotRead_isMalformed(String body) throws Exception {
        HttpResponse<String> response = call(SERVER, "ListRooms", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).startsWith("{\"code\":\"malformed\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":7}",
                "{\"name\":\"r\",\"empty_timeout\":-1}",
                "{\"name\":\"r\",\"empty_timeout\":\"x\"}"
            })
    void newRoomOfOtherTypes_isMalformed(String body) throws Exception {
        assertThat(call(SERVER, "CreateRoom", body).body()).startsWith("{\"code\":\"malformed\"");
    }

    @Test
    void newRoom_withoutAName_orWithALongOne_isInvalid() throws Exception {
        for (String body : List.of("{}", "{\"name\":\"" + "n".repeat(257) + "\"}")) {
            assertThat(call(SERVER, "CreateRoom", body).body()).startsWith("{\"code\":\"invalid_argument\"");
        }
    }

    @Test
    void anotherRoute_isABadRoute() throws Exception {
        RawClient client = RawClient.of((FakeService) fake)
                .withAuthorization("Bearer " + fake.token(SERVER, Duration.ofMinutes(1)));
        String json = "application/json";

        assertThat(client.send("POST", "/twirp/livekit.RoomService/Nope", "{}", "Content-Type", json)
                        .body())
                .startsWith("{\"code\":\"bad_route\"");
        assertThat(client.get("/twirp/livekit.RoomService/ListRooms").statusCode())
                .isEqualTo(404);
        assertThat(client.send("POST", "/twirp/livekit.RoomService/ListRooms", "{}", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.send("POST", "/twirp/livekit.RoomService/ListRooms?page=1", "{}", "Content-Type", json)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void leave_whoIsNotThere_isAMistakeOfTheTest() {
        fake.openRoom("team-room");

        assertThatThrownBy(() -> fake.leaveParticipant("team-room", "nobody"))
                .isInstanceOf(IllegalStateException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> fake.addRooms("{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> fake.addParticipants("team-room", "[]"));
    }
}

package io.unisession.testkit.hundredms;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.internal.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeHundredMsTest {
    private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");

    private final FakeClock clock = FakeClock.at(NOW);
    private final FakeHundredMs fake = FakeHundredMs.builder().clock(clock).start();

    @AfterEach
    void close() {
        fake.close();
    }

    private Map<String, Object> claims() {
        return new HashMap<>(Map.of(
                "access_key",
                fake.accessKey(),
                "type",
                "management",
                "version",
                2,
                "jti",
                "made-up-id",
                "iat",
                NOW,
                "nbf",
                NOW,
                "exp",
                NOW.plusSeconds(600)));
    }

    private RawClient with(Map<String, Object> claims, String secret) {
        String token = JWT.create().withPayload(claims).sign(Algorithm.HMAC256(secret));
        return RawClient.of(fake).withAuthorization("Bearer " + token);
    }

    private RawClient client() {
        return with(claims(), fake.appSecret());
    }

    private static JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.readObject(response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_key", "type", "version", "jti", "iat", "nbf", "exp"})
    void anyRequest_tokenWithoutAClaim_isRefused(String claim) throws Exception {
        Map<String, Object> claims = claims();
        claims.remove(claim);

        HttpResponse<String> response = with(claims, fake.appSecret()).get("/sessions");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("Token validation error");
    }

    @ParameterizedTest
    @CsvSource({"access_key, other", "type, app", "version, 3"})
    void anyRequest_tokenWithAnotherClaim_isRefused(String claim, String value) throws Exception {
        Map<String, Object> claims = claims();
        claims.put(claim, claim.equals("version") ? Integer.valueOf(value) : value);

        assertThat(with(claims, fake.appSecret()).get("/sessions").statusCode()).isEqualTo(401);
    }

    @Test
    void anyRequest_tokenOfAnotherSecretOrTime_isRefused() throws Exception {
        assertThat(with(claims(), "another-secret").get("/sessions").statusCode())
                .isEqualTo(401);
        assertThat(RawClient.of(fake).get("/sessions").statusCode()).isEqualTo(401);
        clock.advance(Duration.ofSeconds(601));
        assertThat(client().get("/sessions").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=9", "limit=101", "active=yes", "start=s-1", "after=yesterday", "room=r-1"})
    void listSessions_undocumentedQuery_isRefused(String query) throws Exception {
        HttpResponse<String> response = client().get("/sessions?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.readObject(response.body()).path("code").asInt()).isEqualTo(400);
    }

    @Test
    void listSessions_lastPage_hasALastToo() throws Exception {
        assertThat(ok(client().get("/sessions")).toString()).isEqualTo("{\"limit\":10,\"data\":null,\"last\":\"\"}");
        String session = fake.joinPeer("room-1", "priya", "Priya", "host");

        JsonNode page = ok(client().get("/sessions?active=true&room_id=room-1"));

        assertThat(page.path("data").findValuesAsText("room_id")).containsExactly("room-1");
        assertThat(page.path("last").asText()).isEqualTo(session);
        assertThat(ok(client().get("/sessions?start=" + session)).path("data").isNull())
                .isTrue();
    }

    @Test
    void listSessions_byStart_includesBothEnds() throws Exception {
        fake.joinPeer("room-1", "priya", "Priya", "host");

        for (String found : new String[] {"after=2026-10-01T08:00:00.000Z", "before=2026-10-01T08:00:00.000Z"}) {
            assertThat(ok(client().get("/sessions?" + found)).path("data")).hasSize(1);
        }
        assertThat(ok(client().get("/sessions?after=2026-10-01T08:00:00.001Z"))
                        .path("data")
                        .isNull())
                .isTrue();
    }

    @Test
    void getSession_writesTimesWithoutZerosAtTheEnd() throws Exception {
        clock.advance(Duration.ofMillis(650));
        String session = fake.joinPeer("room-1", "priya", "Priya", "host");

        assertThat(ok(client().get("/sessions/" + session)).path("created_at").asText())
                .isEqualTo("2026-10-01T08:00:00.65Z");
        assertThat(client().get("/sessions/s-1").statusCode()).isEqualTo(404);
    }

    @Test
    void removePeers_byRole_removesAllWithIt() throws Exception {
        String session = fake.joinPeer("room-1", "priya", "Priya", "host");
        fake.joinPeer("room-1", "tomas", "Tomas", "guest");
        fake.joinPeer("room-1", "mei", "Mei", "guest");

        ok(post("/active-rooms/room-1/remove-peers", "{\"role\":\"guest\"}"));

        assertThat(fake.presentIn(session)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    room-1/end-room     | {"locked":true}     | 400
                    room-1/end-room     | {"lock":"no"}       | 400
                    room-2/end-room     | {}                  | 404
                    room-1/remove-peers | {}                  | 400
                    room-1/remove-peers | {"peer":"p-1"}      | 400
                    room-1/remove-peers | {"peer_id":"p-1"}   | 404
                    room-2/remove-peers | {"peer_id":"p-1"}   | 404
                    room-1/remove       | {}                  | 404
                    """)
    void post_undocumentedBody_isRefused(String path, String body, int status) throws Exception {
        fake.joinPeer("room-1", "priya", "Priya", "host");

        assertThat(post("/active-rooms/" + path, body).statusCode()).isEqualTo(status);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client().send("POST", path, body, "Content-Type", "application/json");
    }
}

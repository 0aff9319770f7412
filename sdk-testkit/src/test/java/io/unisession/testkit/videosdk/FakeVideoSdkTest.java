package io.unisession.testkit.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.DocumentedBodies;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.RawClient;
import io.unisession.testkit.internal.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FakeVideoSdkTest {

    private static final String DOCUMENTED = "/v2/sessions/621490331a4fb00409e38ca4";

    private final FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
    private final FakeVideoSdk fake = FakeVideoSdk.builder().clock(clock).start();
    private final RawClient client = RawClient.of(fake);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void baseUrl_isTheHostOnly() {
        assertThat(fake.baseUrl().getPath()).isEmpty();
    }

    @Test
    void getSession_documentedBody_respondsExactlyTheseBytes() throws Exception {
        String documented = DocumentedBodies.videoSdk().body("v2-fetch-session-using-sessionid");
        fake.addSession(documented);

        HttpResponse<String> response = client.get(DOCUMENTED);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(documented);
    }

    @Test
    void getSession_unknown_returns402InTheEnvelope() throws Exception {
        HttpResponse<String> response = client.get(DOCUMENTED);

        assertThat(response.statusCode()).isEqualTo(402);
        assertThat(response.body()).isEqualTo("{\"statusCode\":402,\"error\":\"Session not found\"}");
    }

    @Test
    void getSession_unknownOnAFakeConfiguredFor404_returns404() throws Exception {
        try (FakeVideoSdk other = FakeVideoSdk.builder().responseUnknownBy404().start()) {
            HttpResponse<String> response = RawClient.of(other).get(DOCUMENTED);

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body()).contains("\"statusCode\":404");
        }
    }

    @Test
    void token_absent_returns401WithTheReportedText() throws Exception {
        HttpResponse<String> response = RawClient.of((FakeService) fake).get(DOCUMENTED);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).startsWith("{\"statusCode\":401,\"error\":\"Please login to continue!");
    }

    @Test
    void token_withBearerPrefix_isRejected() throws Exception {
        refuses("Bearer " + fake.token());
        refuses("bearer " + fake.token());
        refuses("Basic " + fake.token());
    }

    @Test
    void token_expired_isRejected() throws Exception {
        fake.addSession(DocumentedBodies.videoSdk().body("v2-fetch-session-using-sessionid"));
        assertThat(client.get(DOCUMENTED).statusCode()).isEqualTo(200);

        clock.advance(Duration.ofHours(1).plusSeconds(1));

        assertThat(client.get(DOCUMENTED).statusCode()).isEqualTo(401);
        refuses(fake.token(Duration.ofSeconds(-10)));
    }

    @Test
    void token_ofAnotherSecretOrProject_isRejected() throws Exception {
        refuses(signed("another-secret-that-is-long-enough-to-sign", fake.apiKey(), "crawler"));
        refuses(signed(fake.secretKey(), "another-api-key", "crawler"));
        refuses(JWT.create().withClaim("apikey", fake.apiKey()).sign(Algorithm.none()));
        refuses(JWT.create()
                .withClaim("apikey", fake.apiKey())
                .sign(Algorithm.HMAC512(fake.secretKey().getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void token_withoutApiKeyClaim_isRejected() throws Exception {
        refuses(JWT.create().sign(Algorithm.HMAC256(fake.secretKey())));
    }

    @Test
    void token_forJoiningOnly_returns403() throws Exception {
        assertThat(client.withAuthorization(signed(fake.secretKey(), fake.apiKey(), "rtc"))
                        .get(DOCUMENTED)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void token_withoutRolesOrWithBoth_isAccepted() throws Exception {
        fake.joinParticipant("room", "ada", "Ada");
        String withoutRoles = JWT.create()
                .withClaim("apikey", fake.apiKey())
                .withExpiresAt(clock.instant().plusSeconds(60))
                .sign(Algorithm.HMAC256(fake.secretKey()));

        for (String token : List.of(withoutRoles, signed(fake.secretKey(), fake.apiKey(), "rtc", "crawler"))) {
            assertThat(client.withAuthorization(token).get("/v2/sessions").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void token_withARoleInVersion1_returns403() throws Exception {
        assertThat(client.withAuthorization(signed(fake.secretKey(), fake.apiKey(), "crawler"))
                        .get("/v1/meeting-sessions")
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.withAuthorization(fake.token())
                        .get("/v1/meeting-sessions")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void token_withoutExpiry_neverExpires() throws Exception {
        String token = JWT.create().withClaim("apikey", fake.apiKey()).sign(Algorithm.HMAC256(fake.secretKey()));
        clock.advance(Duration.ofDays(365));

        assertThat(client.withAuthorization(token).get("/v2/sessions").statusCode())
                .isEqualTo(200);
    }

    @Test
    void token_issuedByAClockAhead_isAccepted() throws Exception {
        String token = JWT.create()
                .withClaim("apikey", fake.apiKey())
                .withIssuedAt(clock.instant().plusSeconds(30))
                .sign(Algorithm.HMAC256(fake.secretKey()));

        assertThat(client.withAuthorization(token).get("/v2/sessions").statusCode())
                .isEqualTo(200);
    }

    @Test
    void unknownPath_returns404() throws Exception {
        assertThat(client.get("/v3/sessions").statusCode()).isEqualTo(404);
        assertThat(client.delete(DOCUMENTED).statusCode()).isEqualTo(404);
    }

    @Test
    void getSession_started_isOngoingWithAnOpenInterval() throws Exception {
        String sessionId = fake.joinParticipant("fake-room", "ada", "Ada");

        ObjectNode session =
                Json.readObject(client.get("/v2/sessions/" + sessionId).body());

        assertThat(session.path("status").textValue()).isEqualTo("ongoing");
        assertThat(session.path("start").textValue()).isEqualTo("2026-03-01T10:00:00.000Z");
        assertThat(session.path("end").isNull()).isTrue();
        assertThat(session.at("/participants/0/name").textValue()).isEqualTo("Ada");
        assertThat(session.at("/participants/0/timelog/0/end").isNull()).isTrue();
        assertThat(session.at("/links/get_session").textValue()).isEqualTo(fake.baseUrl() + "/v2/sessions/");
    }

    @Test
    void getSession_lastParticipantLeft_hasEnded() throws Exception {
        String sessionId = fake.joinParticipant("fake-room", "ada", "Ada");
        fake.joinParticipant("fake-room", "bo", "Bo");
        clock.advance(Duration.ofMinutes(5));
        fake.leaveParticipant("fake-room", "ada");
        clock.advance(Duration.ofMinutes(5));
        assertThat(fake.joinParticipant("fake-room", "ada", "Ada")).isEqualTo(sessionId);
        fake.leaveParticipant("fake-room", "bo");
        fake.leaveParticipant("fake-room", "ada");

        ObjectNode session =
                Json.readObject(client.get("/v2/sessions/" + sessionId).body());

        assertThat(session.path("status").textValue()).isEqualTo("ended");
        assertThat(session.path("end").textValue()).isEqualTo("2026-03-01T10:10:00.000Z");
        assertThat(session.path("participants")).hasSize(2);
        assertThat(session.at("/participants/0/timelog")).hasSize(2);
        assertThat(session.at("/participants/0/timelog/0/end").textValue()).isEqualTo("2026-03-01T10:05:00.000Z");
        assertThat(fake.joinParticipant("fake-room", "ada", "Ada")).isNotEqualTo(sessionId);
    }

    private void refuses(String authorization) throws Exception {
        HttpResponse<String> response = client.withAuthorization(authorization).get(DOCUMENTED);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("{\"statusCode\":401,\"error\":\"Token is invalid or expired\"}");
    }

    private String signed(String secret, String apiKey, String... roles) {
        return JWT.create()
                .withClaim("apikey", apiKey)
                .withArrayClaim("roles", roles)
                .withClaim("version", 2)
                .withExpiresAt(clock.instant().plusSeconds(60))
                .sign(Algorithm.HMAC256(secret.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.unisession.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.SessionClient;
import io.unisession.Timing;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.SessionEnding;
import io.unisession.error.ConfigurationException;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Join tokens that are signed here, and those that a service issues with an absolute expiry. */
class JoinTokenSigningTest {
    private static final Instant NOW = Instant.parse("2023-11-07T05:31:56.789Z");
    private static final String SECRET = "made-up-secret-of-thirty-two-bytes";
    private static final String SIGN = """
            { "type": "jwt-hs256", "secret": "${env:ACME_SECRET}", "lifetime": "PT2H", "headers": { "cty": "acme;v=1" },
              "claims": { "jti": "${env:ACME_ID}-{issuedAt}", "nbf": "{issuedAt}", "version": 2, "id": "{uuid}",
                          "grants": { "call": "{sessionId}", "user": "{participantId}", "name": "{name}" },
                          "for": "{lifetime}", "until": "{expiresAt}" } }
            """;

    private final Acme acme = Acme.start();

    @AfterEach
    void close() {
        acme.close();
    }

    private SessionClient client() {
        GenericSessions.Builder builder = acme.builder().timing(new Timing() {
            @Override
            public Instant now() {
                return NOW;
            }
        });
        acme.settingsOf(Map.of("ACME_SECRET", SECRET, "ACME_ID", "key-1")).forEach(builder::setting);
        return builder.build();
    }

    private JoinToken token(JoinRequest join) {
        if (acme.service().unusedResponses() == 0) {
            acme.responding("{\"id\":\"s-1\"}");
        }
        try (SessionClient client = client()) {
            return client.require(JoinTokens.class).createJoinToken(join);
        }
    }

    @Test
    void createJoinToken_signed_hasTheClaimsOfTheDescriptor() {
        acme.with("/operations/joinToken/sign", SIGN);
        JoinToken token =
                token(JoinRequest.forSession("s-1").withParticipantId("ada").withName("Ada"));

        Algorithm key = Algorithm.HMAC256(SECRET);
        DecodedJWT jwt = JWT.decode(token.token().reveal());
        key.verify(jwt);
        Instant issuedAt = Instant.parse("2023-11-07T05:31:56Z");
        assertThat(jwt.getContentType()).isEqualTo("acme;v=1");
        assertThat(jwt.getIssuedAtAsInstant()).isEqualTo(issuedAt);
        assertThat(jwt.getNotBeforeAsInstant()).isEqualTo(issuedAt);
        assertThat(jwt.getExpiresAtAsInstant()).isEqualTo(issuedAt.plus(Duration.ofHours(2)));
        assertThat(jwt.getId()).isEqualTo("key-1-" + issuedAt.getEpochSecond());
        assertThat(jwt.getClaim("version").asInt()).isEqualTo(2);
        assertThat(jwt.getClaim("for").asInt()).isEqualTo(7200);
        assertThat(jwt.getClaim("until").asLong()).isEqualTo(issuedAt.getEpochSecond() + 7200);
        assertThat(jwt.getClaim("id").asString()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(jwt.getClaim("grants").asMap())
                .containsExactly(Map.entry("call", "s-1"), Map.entry("user", "ada"), Map.entry("name", "Ada"));
        assertThat(token.participantId()).contains("ada");
        assertThat(token.expiresAt()).contains(issuedAt.plus(Duration.ofHours(2)));
        assertThat(acme.onlyRequest().path()).endsWith("/calls/s-1");
    }

    @Test
    void createJoinToken_signedForASessionThatTheServiceDoesNotHave_isNotFound() {
        acme.with("/operations/joinToken/sign", SIGN).responding(FakeResponse.empty(404));

        assertThatThrownBy(() -> token(JoinRequest.forSession("s-1"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void createJoinToken_signedForASessionThatHasEnded_isNotFound() {
        acme.with("/operations/joinToken/sign", SIGN)
                .with(
                        "/models/session/statusByPresence",
                        "{\"pointer\":\"/end\",\"present\":\"ENDED\",\"absent\":\"ACTIVE\"}")
                .responding("{\"id\":\"s-1\",\"end\":\"2023-11-07T05:00:00Z\"}");

        assertThatThrownBy(() -> token(JoinRequest.forSession("s-1")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("the session has ended");
    }

    @Test
    void createJoinToken_withLifetime_isValidForIt() {
        acme.with("/operations/joinToken/sign", SIGN);
        JoinToken token = token(JoinRequest.forSession("s-1").withLifetime(Duration.ofMinutes(30)));

        DecodedJWT jwt = JWT.decode(token.token().reveal());
        assertThat(jwt.getIssuedAtAsInstant()).isEqualTo("2023-11-07T05:31:56Z");
        assertThat(jwt.getExpiresAtAsInstant()).isEqualTo("2023-11-07T06:01:56Z");
        assertThat(token.expiresAt()).contains(Instant.parse("2023-11-07T06:01:56Z"));
    }

    @Test
    void createJoinToken_forNobodyInParticular_namesANewParticipant() {
        acme.with("/operations/joinToken/sign", SIGN);
        JoinRequest join = JoinRequest.forSession("s-1");

        JoinToken one = token(join);

        String participant = one.participantId().orElseThrow();
        assertThat(JWT.decode(one.token().reveal()).getClaim("grants").asMap())
                .containsExactly(Map.entry("call", "s-1"), Map.entry("user", participant));
        assertThat(token(join).participantId()).isNotEmpty().isNotEqualTo(one.participantId());
    }

    @Test
    void createJoinToken_signedForARoom_readsTheSessionFirst() {
        acme.with("/models/session/roomId", "\"/room\"")
                .with("/operations/joinToken/sign", SIGN.replace("{sessionId}", "{roomId}"))
                .responding("{\"id\":\"s-1\",\"room\":\"r-7\"}");
        JoinToken token = token(JoinRequest.forSession("s-1"));

        assertThat(JWT.decode(token.token().reveal()).getClaim("grants").asMap())
                .containsEntry("call", "r-7");
        assertThat(token.roomId()).contains("r-7");
        assertThat(acme.onlyRequest().path()).endsWith("/calls/s-1");
    }

    @Test
    void createJoinToken_twice_hasAnotherIdEachTime() {
        acme.with("/operations/joinToken/sign", SIGN);
        JoinRequest join = JoinRequest.forSession("s-1");

        assertThat(JWT.decode(token(join).token().reveal()).getClaim("id"))
                .isNotEqualTo(JWT.decode(token(join).token().reveal()).getClaim("id"));
    }

    private static String signedWithRsa() {
        return SIGN.replace("jwt-hs256", "jwt-rs256").replace("\"secret\"", "\"privateKey\"");
    }

    @Test
    void createJoinToken_signedWithAPrivateKey_verifiesWithThePublicOne() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        KeyPair pair = keys.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        acme.with("/operations/joinToken/sign", signedWithRsa());
        acme.responding("{\"id\":\"s-1\"}");
        try (SessionClient client = acme.builder()
                .setting("ACME_SECRET", pem)
                .setting("ACME_ID", "key-1")
                .build()) {
            String token = client.require(JoinTokens.class)
                    .createJoinToken(JoinRequest.forSession("s-1"))
                    .token()
                    .reveal();

            Algorithm.RSA256((RSAPublicKey) pair.getPublic(), null).verify(JWT.decode(token));
        }
    }

    @Test
    void createJoinToken_keyThatIsNone_saysWhatIsExpectedAndDoesNotShowIt() {
        acme.with("/operations/joinToken/sign", signedWithRsa());

        assertThatThrownBy(() -> token(JoinRequest.forSession("s-1")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ACME_SECRET cannot be used: it must be an RSA private key in PEM")
                .hasMessageNotContaining(SECRET);
        assertThat(acme.service().requestCount()).isZero();
    }

    @Test
    void createJoinToken_expiryInTheRequest_isWrittenAsTheServiceWants() {
        acme.with(
                        "/operations/joinToken",
                        "{\"request\":{\"method\":\"POST\",\"path\":\"/tokens\",\"body\":{\"call\":\"{sessionId}\",\"exp\":\"{expiresAt}\"}},"
                                + "\"timeFormat\":\"epoch-seconds\",\"lifetime\":\"PT10M\"}")
                .with("/models/joinToken/token", "\"/token\"")
                .responding("{\"token\":\"t-1\"}");
        token(JoinRequest.forSession("s-1"));

        assertThat(acme.onlyRequest().body()).isEqualTo("{\"call\":\"s-1\",\"exp\":1699335717}");
    }

    @Test
    void endSession_form_isSentAsAForm() {
        acme.with(
                        "/operations/endSession/request",
                        "{\"method\":\"POST\",\"path\":\"/calls/{sessionId}\",\"form\":{\"Status\":\"completed & done\",\"Force\":true}}")
                .responding(FakeResponse.empty(202));
        try (SessionClient client = acme.client()) {
            client.require(SessionEnding.class).endSession("s-1");
        }

        assertThat(acme.onlyRequest().header("Content-Type")).contains("application/x-www-form-urlencoded");
        assertThat(acme.onlyRequest().body()).isEqualTo("Status=completed+%26+done&Force=true");
    }
}

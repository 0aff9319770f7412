package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.Secret;
import io.unisession.support.VirtualTiming;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtSignerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.25Z");
    private static final String SECRET = "made-up secret with an \u00e9";

    @Test
    void token_hasItsClaimsAndAnHs256SignatureOfTheSecretsBytes() {
        Token token = JwtSigner.hs256(Secret.of(SECRET))
                .sign(
                        Map.of("kid", "k-1"),
                        Map.of(
                                "iss",
                                "me",
                                "video",
                                Map.of("room", "r", "canPublishSources", List.of("camera"), "hidden", true)),
                        NOW,
                        NOW.plusSeconds(60));

        DecodedJWT decoded = JWT.decode(token.value().reveal());
        Algorithm.HMAC256(SECRET.getBytes(StandardCharsets.UTF_8)).verify(decoded);
        assertThat(decoded.getAlgorithm()).isEqualTo("HS256");
        assertThat(decoded.getKeyId()).isEqualTo("k-1");
        assertThat(decoded.getIssuer()).isEqualTo("me");
        assertThat(decoded.getClaim("video").asMap())
                .isEqualTo(Map.of("room", "r", "canPublishSources", List.of("camera"), "hidden", true));
        assertThat(decoded.getIssuedAtAsInstant()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(decoded.getExpiresAtAsInstant()).isEqualTo("2026-03-01T10:01:00Z");
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void tokenForALifetime_isIssuedAMinuteAgo() {
        DecodedJWT decoded = JWT.decode(JwtSigner.sign(Secret.of(SECRET), Map.of(), NOW, Duration.ofMinutes(10))
                .value()
                .reveal());

        assertThat(decoded.getIssuedAtAsInstant()).isEqualTo("2026-03-01T09:59:00Z");
        assertThat(decoded.getExpiresAtAsInstant()).isEqualTo("2026-03-01T10:10:01Z");
    }

    @Test
    void jwtSource_keepsATokenUntilTwoMinutesBeforeItExpires() {
        VirtualTiming timing = new VirtualTiming();
        TokenSource tokens = TokenSource.jwt(Secret.of(SECRET), Map.of("iss", "me"), Duration.ofMinutes(10), timing);
        Secret first = tokens.token(Duration.ofSeconds(1));

        timing.advance(Duration.ofMinutes(8).minusNanos(1));
        assertThat(tokens.token(Duration.ofSeconds(1))).isSameAs(first);

        timing.advance(Duration.ofNanos(1));
        Secret second = tokens.token(Duration.ofSeconds(1));
        assertThat(JWT.decode(second.reveal()).getExpiresAtAsInstant()).isEqualTo("2026-01-01T00:18:00Z");
    }

    @Test
    void token_ofAPrivateKey_hasAnRs256Signature() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";

        Token token = JwtSigner.rs256(Secret.of(pem)).sign(Map.of("iss", "me"), NOW, NOW.plusSeconds(60));

        DecodedJWT decoded = JWT.decode(token.value().reveal());
        Algorithm.RSA256((RSAPublicKey) keys.getPublic(), null).verify(decoded);
        assertThat(decoded.getAlgorithm()).isEqualTo("RS256");
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "-----BEGIN PRIVATE KEY-----", "bWFkZS11cA=="})
    void rs256_textThatIsNoKey_isRejectedAndNotShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JwtSigner.rs256(Secret.of(text)))
                .withMessage("it must be an RSA private key in PEM that begins with -----BEGIN PRIVATE KEY-----")
                .withNoCause();
    }

    @Test
    void expiry_ofAShortLifetime_isRoundedUp() {
        assertThat(Token.expiry(NOW, Duration.ofMillis(1))).isEqualTo("2026-03-01T10:00:01Z");
        assertThat(Token.expiry(Instant.parse("2026-03-01T10:00:00Z"), Duration.ofHours(1)))
                .isEqualTo("2026-03-01T11:00:00Z");
    }

    @Test
    void expiry_ofAnImpossibleLifetime_isRejected() {
        for (Duration lifetime : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Token.expiry(NOW, lifetime))
                    .withMessageContaining("lifetime")
                    .withMessageContaining(lifetime.toString());
        }
    }
}

package io.unisession.vendortests.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VideoGrant;
import io.unisession.JoinRequest;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.capability.JoinTokens;
import io.unisession.testkit.twilio.FakeTwilioVideo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The access tokens of Twilio's own library, and the join tokens of the descriptor. */
class AccessTokenTest {
    private final FakeTwilioVideo fake = FakeTwilioVideo.start();

    @AfterEach
    void close() {
        fake.close();
    }

    private String theirs(String room) {
        return new AccessToken.Builder(
                        fake.accountSid(), fake.apiKey(), fake.apiSecret().getBytes(StandardCharsets.UTF_8))
                .identity("alice")
                .ttl(3600)
                .grant(new VideoGrant().setRoom(room))
                .build()
                .toJwt();
    }

    private String ours(String sid) {
        try (SessionClient client = Sessions.builder("twilio-video")
                .baseUrl(fake.baseUrl().toString())
                .setting("TWILIO_ACCOUNT_SID", fake.accountSid())
                .setting("TWILIO_API_KEY", fake.apiKey())
                .setting("TWILIO_API_SECRET", fake.apiSecret())
                .build()) {
            return client.require(JoinTokens.class)
                    .createJoinToken(JoinRequest.forSession(sid)
                            .withParticipantId("alice")
                            .withLifetime(Duration.ofHours(1)))
                    .token()
                    .reveal();
        }
    }

    private static Map<String, Object> claims(DecodedJWT token) {
        Map<String, Object> claims = new HashMap<>();
        token.getClaims().forEach((name, value) -> claims.put(name, value.as(Object.class)));
        claims.keySet().removeAll(List.of("iat", "nbf", "exp", "jti"));
        return claims;
    }

    @Test
    void joinToken_isTheirsWithOtherTimes() {
        String sid = fake.createRoom("DailyStandup");

        DecodedJWT their = JWT.decode(theirs(sid));
        DecodedJWT our = JWT.decode(ours(sid));

        assertThat(our.getAlgorithm()).isEqualTo(their.getAlgorithm());
        assertThat(our.getType()).isEqualTo(their.getType());
        assertThat(our.getContentType()).isEqualTo(their.getContentType());
        assertThat(claims(our)).isEqualTo(claims(their));
        assertThat(List.of(our.getId(), their.getId())).allMatch(id -> id.matches(fake.apiKey() + "-[0-9]{10}"));
        assertThat(Duration.between(their.getExpiresAtAsInstant(), our.getExpiresAtAsInstant())
                        .abs())
                .isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void bothTokens_connectToTheRoom() {
        String sid = fake.createRoom("DailyStandup");

        assertThat(fake.connectWithToken(ours(sid))).isEqualTo(sid);
        assertThat(fake.connectWithToken(theirs("DailyStandup"))).isEqualTo(sid);
        assertThat(fake.connectWithToken(theirs(sid))).isEqualTo(sid);
    }
}

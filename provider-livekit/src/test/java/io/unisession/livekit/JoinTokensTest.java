package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Participant;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinTokensTest {
    private final ClientAndFake livekit = new ClientAndFake();
    private final FakeLiveKit fake = livekit.fake();
    private final LiveKitClient client = livekit.client();

    @AfterEach
    void close() {
        livekit.close();
    }

    private static NewJoinToken.Builder token() {
        return NewJoinToken.builder("team-room", "user-42");
    }

    private static JsonNode claims(JoinToken token) throws Exception {
        DecodedJWT decoded = JWT.decode(token.token().reveal());
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(decoded.getPayload()));
    }

    @Test
    void signJoinToken_asLiveKitsOwnLibrariesWriteIt_hasTheSameClaims() throws Exception {
        JoinToken signed = client.signJoinToken(token().name("Alice Example")
                .metadata("")
                .attributes(Map.of("role", "host"))
                .allow(JoinGrant.CAN_PUBLISH, JoinGrant.CAN_SUBSCRIBE, JoinGrant.CAN_PUBLISH_DATA)
                .lifetime(Duration.ofHours(6))
                .build());

        ObjectNode expected = (ObjectNode) new ObjectMapper().readTree(Fixtures.body("token-claims-join.json"));
        // A minute in the past, for servers whose clock is slow, which is also why there is no "nbf".
        expected.put("iat", expected.get("iat").asInt() - 60);
        expected.remove("nbf");
        assertThat(claims(signed)).isEqualTo(expected);
        assertThat(signed.participantId()).contains("user-42");
        assertThat(signed.roomId()).contains("team-room");
        assertThat(signed.expiresAt()).contains(livekit.clock().instant().plus(Duration.ofHours(6)));
        assertThat(fake.requestCount()).isZero();
    }

    @Test
    void signJoinToken_isSignedWithTheSecret() {
        JoinToken signed = client.signJoinToken(token().build());

        Algorithm.HMAC256(fake.apiSecret().getBytes(StandardCharsets.UTF_8))
                .verify(JWT.decode(signed.token().reveal()));
        assertThat(signed).asString().doesNotContain(signed.token().reveal());
        assertThat(signed.expiresAt()).contains(livekit.clock().instant().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @EnumSource(JoinGrant.class)
    void signJoinToken_eachGrant_isAllowedOrDeniedByItsName(JoinGrant grant) throws Exception {
        assertThat(claims(client.signJoinToken(token().allow(grant).build()))
                        .at("/video/" + grant.word())
                        .asText())
                .isEqualTo("true");
        assertThat(claims(client.signJoinToken(token().allow(grant).deny(grant).build()))
                        .at("/video/" + grant.word())
                        .asText())
                .isEqualTo("false");
        assertThat(claims(client.signJoinToken(token().build())).path("video").has(grant.word()))
                .isFalse();
    }

    @Test
    void signJoinToken_everythingElse_isInItsClaim() throws Exception {
        JsonNode claims = claims(client.signJoinToken(token().canPublishSources(TrackSource.values())
                .destinationRoom("side-room")
                .roomPreset("interview")
                .newRoom(NewRoom.builder("team-room")
                        .emptyTimeout(Duration.ofMinutes(1))
                        .departureTimeout(Duration.ofMinutes(2))
                        .maxParticipants(5)
                        .metadata("m")
                        .build())
                .build()));

        assertThat(claims.path("video"))
                .isEqualTo(new ObjectMapper()
                        .valueToTree(Map.of(
                                "roomJoin",
                                true,
                                "room",
                                "team-room",
                                "canPublishSources",
                                List.of("camera", "microphone", "screen_share", "screen_share_audio"),
                                "destinationRoom",
                                "side-room")));
        assertThat(claims.path("roomPreset").asText()).isEqualTo("interview");
        assertThat(claims.path("roomConfig")).isEqualTo(new ObjectMapper().readTree("""
                        {"name":"team-room","empty_timeout":60,"departure_timeout":120,"max_participants":5,"metadata":"m"}"""));
    }

    @Test
    void joinWithToken_letsItsHolderIn() {
        String token = client.signJoinToken(token().name("Alice")
                        .attributes(Map.of("role", "host"))
                        .allow(JoinGrant.HIDDEN)
                        .build())
                .token()
                .reveal();

        String sid = fake.joinWithToken(token);

        Participant participant = client.getParticipant(sid, "user-42");
        assertThat(participant.name()).contains("Alice");
        LiveKitParticipant own = participant.unwrap(LiveKitParticipant.class).orElseThrow();
        assertThat(own.isHidden()).contains(true);
        assertThat(own.attributes()).isEqualTo(Map.of("role", "host"));
        livekit.clock().advance(Duration.ofHours(2));
        assertThatThrownBy(() -> fake.joinWithToken(token)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void createJoinToken_forASession_isForItsRoom() {
        String sid = fake.joinParticipant("team-room", "priya", "Priya");

        JoinToken token = client.createJoinToken(JoinRequest.forSession(sid)
                .withParticipantId("tomas")
                .withName("Tomas Novak")
                .withLifetime(Duration.ofMinutes(5)));

        assertThat(token.roomId()).contains("team-room");
        assertThat(token.expiresAt()).contains(livekit.clock().instant().plus(Duration.ofMinutes(5)));
        assertThat(token.metadata().httpStatus()).hasValue(200);
        assertThat(fake.joinWithToken(token.token().reveal())).isEqualTo(sid);
        assertThat(client.getParticipant(sid, "tomas").name()).contains("Tomas Novak");
    }

    @Test
    void createJoinToken_withoutAParticipant_hasAnIdentityOfItsOwn() {
        fake.openRoom("team-room");
        JoinRequest anybody = JoinRequest.forSession("team-room");

        assertThat(client.createJoinToken(anybody).participantId())
                .isPresent()
                .isNotEqualTo(client.createJoinToken(anybody).participantId());
    }

    @Test
    void createJoinToken_roomThatIsNotOpen_isNotFound() {
        assertThatThrownBy(() -> client.createJoinToken(JoinRequest.forSession("team-room")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("LiveKit forgets rooms when they end");
    }

    @Test
    void newJoinToken_badInput_isRejected() {
        for (String bad : List.of("", " ", ".", "..", "\ud83d")) {
            assertThatIllegalArgumentException().isThrownBy(() -> NewJoinToken.builder(bad, "user-42"));
            assertThatIllegalArgumentException().isThrownBy(() -> NewJoinToken.builder("team-room", bad));
            assertThatIllegalArgumentException().isThrownBy(() -> token().destinationRoom(bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> token().lifetime(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.signJoinToken(
                        token().lifetime(Duration.ofSeconds(Long.MAX_VALUE)).build()));
    }
}

package io.unisession.videosdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.ResponseMetadata;
import io.unisession.capability.JoinTokens;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.TransportSettings;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTokenTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final FakeVideoSdk fake =
            FakeVideoSdk.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).start();
    private final VideoSdkClient client = open(ApiVersion.V2);
    private final VideoSdkClient clientV1 = open(ApiVersion.V1);

    private VideoSdkClient open(ApiVersion version) {
        ProviderSettings settings = ProviderSettings.builder("videosdk")
                .setting("VIDEOSDK_API_KEY", fake.apiKey())
                .setting("VIDEOSDK_SECRET_KEY", fake.secretKey())
                .setting("VIDEOSDK_API_VERSION", version.name())
                .baseUrl(fake.baseUrl().toString())
                .transport(TransportSettings.builder()
                        .timing(new ManualTiming(NOW))
                        .build())
                .build();
        return new VideoSdkClient(VideoSdkBackend.open(settings), settings);
    }

    @AfterEach
    void close() {
        client.close();
        clientV1.close();
        fake.close();
    }

    @ParameterizedTest
    @EnumSource(ApiVersion.class)
    void createJoinToken_responseAboutAnotherSession_signsNothing(ApiVersion version) {
        fake.enqueue(FakeResponse.json(200, "{\"id\":\"other\",\"roomId\":\"room\",\"meetingId\":\"room\"}"));

        assertThatThrownBy(() ->
                        (version == ApiVersion.V1 ? clientV1 : client).createJoinToken(JoinRequest.forSession("mine")))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("its id is not the one requested");
    }

    @Test
    void signJoinToken_hasTheseClaimsAndNoOther() {
        JoinToken token = client.signJoinToken(token(
                "abc-xyzw-lmno", "priya", Duration.ofMinutes(10), JoinPermission.ALLOW_MOD, JoinPermission.ALLOW_JOIN));

        DecodedJWT jwt = verified(token, NOW);
        assertThat(jwt.getAlgorithm()).isEqualTo("HS256");
        assertThat(jwt.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "apikey", "permissions", "version", "roles", "roomId", "participantId", "iat", "exp");
        assertThat(jwt.getClaim("apikey").asString()).isEqualTo(fake.apiKey());
        assertThat(jwt.getClaim("permissions").asList(String.class)).containsExactly("allow_join", "allow_mod");
        assertThat(jwt.getClaim("version").asInt()).isEqualTo(2);
        assertThat(jwt.getClaim("roles").asList(String.class)).containsExactly("rtc");
        assertThat(jwt.getClaim("roomId").asString()).isEqualTo("abc-xyzw-lmno");
        assertThat(jwt.getClaim("participantId").asString()).isEqualTo("priya");
        assertThat(jwt.getExpiresAtAsInstant()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(jwt.getIssuedAtAsInstant()).isBefore(NOW).isAfter(NOW.minus(Duration.ofMinutes(5)));
        assertThat(token.roomId()).contains("abc-xyzw-lmno");
        assertThat(token.participantId()).contains("priya");
        assertThat(token.expiresAt()).contains(NOW.plus(Duration.ofMinutes(10)));
        assertThat(token.metadata()).isEqualTo(ResponseMetadata.none());
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void signJoinToken_afterItsLifetime_isNotAccepted() {
        JoinToken token = client.signJoinToken(token("r", "p", Duration.ofMinutes(10), JoinPermission.ASK_JOIN));

        Instant justBefore = NOW.plus(Duration.ofMinutes(10)).minusSeconds(1);
        assertThat(verified(token, justBefore).getClaim("permissions").asList(String.class))
                .containsExactly("ask_join");
        assertThatThrownBy(() -> verified(token, justBefore.plusSeconds(2)))
                .isInstanceOf(com.auth0.jwt.exceptions.TokenExpiredException.class);
    }

    @Test
    void signJoinToken_lifetimeBelowASecond_isOneSecond() {
        JoinToken token = client.signJoinToken(token("r", "p", Duration.ofMillis(1), JoinPermission.ALLOW_JOIN));

        assertThat(token.expiresAt()).contains(NOW.plusSeconds(1));
        assertThat(verified(token, NOW).getExpiresAtAsInstant()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void signJoinToken_defaults_allowJoiningForAnHour() {
        DecodedJWT jwt = verified(client.signJoinToken("r", "p"), NOW);

        assertThat(jwt.getClaim("permissions").asList(String.class)).containsExactly("allow_join");
        assertThat(jwt.getExpiresAtAsInstant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void signJoinToken_atTheServerApi_isRejected() {
        String token = client.signJoinToken("r", "p").token().reveal();

        try (VideoSdkClient thief = VideoSdk.builder()
                .token(token)
                .baseUrl(fake.baseUrl().toString())
                .build()) {
            assertThatThrownBy(() -> thief.getSession("s")).hasMessageContaining("HTTP 403");
        }
    }

    @Test
    void signJoinToken_invalidArguments_areRejected() {
        for (String id : new String[] {"", " ", ".", "..", "\ud83d"}) {
            assertThatThrownBy(() -> client.signJoinToken(id, "p")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.signJoinToken("r", id)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> NewJoinToken.builder().permissions())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("permission");
        for (Duration lifetime :
                new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(Long.MAX_VALUE)}) {
            assertThatThrownBy(() -> client.signJoinToken(token("r", "p", lifetime, JoinPermission.ALLOW_JOIN)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(lifetime.toString());
        }
    }

    @Test
    void signJoinToken_withoutRoomAndParticipant_isForAnybodyInAnyRoom() {
        JoinToken token = client.signJoinToken(NewJoinToken.builder().build());

        assertThat(verified(token, NOW).getClaims().keySet())
                .containsExactlyInAnyOrder("apikey", "permissions", "version", "roles", "iat", "exp");
        assertThat(token.roomId()).isEmpty();
        assertThat(token.participantId()).isEmpty();
    }

    @Test
    void signJoinToken_ownClaims_areInTheToken() {
        List<String> groups = new ArrayList<>(List.of("staff"));
        NewJoinToken.Builder builder = NewJoinToken.builder()
                .participantId("priya")
                .claim("team", "planning")
                .claim("profile", Map.of("groups", groups, "level", 3, "trusted", true));
        NewJoinToken wanted = builder.build();
        groups.add("later");
        builder.claim("later", true);

        DecodedJWT jwt = verified(client.signJoinToken(wanted), NOW);

        assertThat(jwt.getClaim("team").asString()).isEqualTo("planning");
        assertThat(jwt.getClaim("profile").asMap())
                .isEqualTo(Map.of("groups", List.of("staff"), "level", 3, "trusted", true));
        assertThat(jwt.getClaim("later").isMissing()).isTrue();
        assertThat(jwt.getClaim("roles").asList(String.class)).containsExactly("rtc");
        assertThat(wanted.toString()).contains("priya", "team", "profile").doesNotContain("planning");
        assertThat(wanted)
                .isNotEqualTo(builder.build())
                .isNotEqualTo(NewJoinToken.builder().participantId("priya").build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"apikey", "permissions", "version", "roles", "roomId", "participantId", "iat", "exp", "nbf"})
    void claim_thatTheClientWrites_isRejected(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewJoinToken.builder().claim(name, "crawler"))
                .withMessage("the claim \"" + name + "\" is set by the client; remove it from the token");
    }

    @Test
    void claim_valueThatJsonDoesNotHave_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewJoinToken.builder().claim("since", NOW))
                .withMessageStartingWith("java.time.Instant cannot be sent as JSON");
    }

    @Test
    void createJoinToken_ofVersion2_readsTheRoomAndSignsHere() {
        fake.addSession(Bodies.ONGOING_SESSION);

        JoinToken token = client.createJoinToken(JoinRequest.forSession(Bodies.ONGOING_SESSION_ID)
                .withParticipantId("priya")
                .withName("Priya Raman")
                .withLifetime(Duration.ofMinutes(5)));

        Sent.only(fake, "GET", "/v2/sessions/62429766903bdf001299cac5", "");
        DecodedJWT jwt = verified(token, NOW);
        assertThat(jwt.getClaim("roomId").asString()).isEqualTo("abcd-efgh-lmnop");
        assertThat(jwt.getClaim("participantId").asString()).isEqualTo("priya");
        assertThat(jwt.getExpiresAtAsInstant()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(token.roomId()).contains("abcd-efgh-lmnop");
        assertThat(token.metadata().httpStatus()).hasValue(200);
        assertThat(token.metadata().attempts()).isEqualTo(1);
    }

    @Test
    void createJoinToken_ofVersion1ForAnyone_readsTheMeetingAndNamesNoParticipant() {
        fake.addSession(Bodies.SESSION_V1);

        JoinToken token =
                clientV1.require(JoinTokens.class).createJoinToken(JoinRequest.forSession("616e79f7ba68c7768bfd18bf"));

        Sent.only(fake, "GET", "/v1/meeting-sessions/616e79f7ba68c7768bfd18bf", "");
        DecodedJWT jwt = verified(token, NOW);
        assertThat(jwt.getClaim("roomId").asString()).isEqualTo("ywnm-eicr-d55x");
        assertThat(jwt.getClaim("participantId").isMissing()).isTrue();
        assertThat(jwt.getExpiresAtAsInstant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(token.participantId()).isEmpty();
    }

    @Test
    void createJoinToken_ofASessionWithoutRoom_fails() {
        fake.enqueue(FakeResponse.json(200, "{\"id\":\"s\"}"));

        assertThatThrownBy(() -> client.createJoinToken(JoinRequest.forSession("s")))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageStartingWith("videosdk createJoinToken failed")
                .hasMessageContaining("no room");
    }

    @Test
    void createJoinToken_ofAnUnknownSession_isNotFound() {
        assertThatThrownBy(() -> client.createJoinToken(JoinRequest.forSession("nobody")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("videosdk createJoinToken failed: HTTP 402");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "\ud83d"})
    void createJoinToken_invalidId_isRejectedBeforeTheNetwork(String id) {
        assertThatThrownBy(() -> client.createJoinToken(JoinRequest.forSession(id)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> client.createJoinToken(JoinRequest.forSession("s").withParticipantId(id)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void joinTokens_clientWithOnlyAReadyToken_areUnsupported(ApiVersion version) {
        try (VideoSdkClient keyless = VideoSdk.builder()
                .token(fake.token())
                .apiVersion(version)
                .baseUrl(fake.baseUrl().toString())
                .build()) {
            assertThat(keyless.capabilities()).doesNotContain(JoinTokens.class);
            assertThatThrownBy(() -> keyless.signJoinToken("r", "p"))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessage("this videosdk client does not support signJoinToken: join tokens are signed with"
                            + " VIDEOSDK_API_KEY and VIDEOSDK_SECRET_KEY, but this client was built with only a token");
            assertThatThrownBy(() -> keyless.require(JoinTokens.class))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessage("this videosdk client does not support JoinTokens: join tokens are signed with"
                            + " VIDEOSDK_API_KEY and VIDEOSDK_SECRET_KEY, but this client was built with only a token");
            assertThatThrownBy(() -> keyless.createJoinToken(JoinRequest.forSession("s")))
                    .isInstanceOf(UnsupportedCapabilityException.class);
        }
        assertThat(fake.requests()).isEmpty();
    }

    /** The service knows the new secret only. */
    @Test
    void signJoinToken_afterTheSecretWasReplaced_usesTheNewOne() {
        fake.addSession(Bodies.SESSION);
        Map<String, String> vault = new HashMap<>(
                Map.of("VIDEOSDK_API_KEY", fake.apiKey(), "VIDEOSDK_SECRET_KEY", "made-up-secret-of-yesterday"));
        try (VideoSdkClient rotating = VideoSdk.builder()
                .settingsFrom(name -> Optional.ofNullable(vault.get(name)))
                .timing(new ManualTiming(NOW))
                .baseUrl(fake.baseUrl().toString())
                .build()) {
            vault.put("VIDEOSDK_SECRET_KEY", fake.secretKey());
            assertThat(rotating.getSession(Bodies.SESSION_ID).metadata().attempts())
                    .isEqualTo(2);

            verified(rotating.signJoinToken("r", "p"), NOW);
        }
    }

    private static NewJoinToken token(
            String roomId, String participantId, Duration lifetime, JoinPermission... permissions) {
        return NewJoinToken.builder()
                .roomId(roomId)
                .participantId(participantId)
                .lifetime(lifetime)
                .permissions(permissions)
                .build();
    }

    private DecodedJWT verified(JoinToken token, Instant at) {
        JWTVerifier.BaseVerification verification = (JWTVerifier.BaseVerification)
                JWT.require(Algorithm.HMAC256(fake.secretKey().getBytes(UTF_8)));
        return verification
                .build(Clock.fixed(at, ZoneOffset.UTC))
                .verify(token.token().reveal());
    }
}

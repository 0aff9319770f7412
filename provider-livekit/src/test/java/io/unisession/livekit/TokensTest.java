package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.error.PermissionDeniedException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tokens of requests. */
class TokensTest {
    private final ClientAndFake livekit = new ClientAndFake();
    private final FakeLiveKit fake = livekit.fake();
    private final LiveKitClient client = livekit.client();

    @AfterEach
    void close() {
        livekit.close();
    }

    private List<Map<String, Object>> grants() {
        return fake.requests().stream().map(ClientAndFake::grants).toList();
    }

    @Test
    void requests_haveOnlyTheGrantTheyNeed() {
        client.createRoom(NewRoom.builder("team-room").build());
        fake.joinParticipant("team-room", "priya", "Priya");
        client.getSession("team-room");
        client.listParticipants("team-room").forEach(each -> {});
        client.getParticipant("team-room", "priya");
        client.updateRoomMetadata("team-room", "m");
        client.removeParticipant("team-room", "priya");
        client.endSession("team-room");

        Map<String, Object> inTheRoom = Map.of("roomAdmin", true, "room", "team-room");
        assertThat(grants())
                .containsExactly(
                        Map.of("roomCreate", true),
                        Map.of("roomList", true),
                        inTheRoom,
                        inTheRoom,
                        inTheRoom,
                        inTheRoom,
                        Map.of("roomCreate", true));
    }

    @Test
    void token_hasTheClaimsThatLiveKitRequires() {
        fake.joinParticipant("team-room", "priya", "Priya");
        client.getSession("team-room");

        DecodedJWT token = ClientAndFake.token(livekit.lastRequest());

        assertThat(livekit.lastRequest().header("Authorization").orElseThrow()).startsWith("Bearer ");
        assertThat(token.getAlgorithm()).isEqualTo("HS256");
        assertThat(token.getIssuer()).isEqualTo("APIfixture01");
        assertThat(token.getIssuedAtAsInstant())
                .isEqualTo(livekit.clock().instant().minusSeconds(60));
        assertThat(token.getExpiresAtAsInstant())
                .isEqualTo(livekit.clock().instant().plusSeconds(600));
    }

    @Test
    void token_isKeptForItsGrants() {
        fake.joinParticipant("one", "priya", "Priya");
        fake.joinParticipant("two", "priya", "Priya");
        for (int round = 0; round < 2; round++) {
            livekit.clock().advance(Duration.ofMinutes(1));
            client.getParticipant("one", "priya");
            client.getParticipant("two", "priya");
            client.getSession("one");
        }

        assertThat(fake.requests().stream().map(request -> request.credential().orElseThrow()))
                .hasSize(6);
        assertThat(fake.requests().stream()
                        .map(request -> request.credential().orElseThrow())
                        .distinct())
                .hasSize(3);
    }

    @Test
    void token_isRenewedBeforeItExpires() {
        fake.joinParticipant("team-room", "priya", "Priya");
        for (int minute = 0; minute < 30; minute++) {
            client.getSession("team-room");
            livekit.clock().advance(Duration.ofMinutes(1));
        }

        assertThat(fake.effects()).hasSize(30);
        assertThat(fake.requests().stream()
                        .map(request -> request.credential().orElseThrow())
                        .distinct())
                .hasSize(4);
    }

    @Test
    void manyRooms_keepWorking() {
        for (int room = 0; room < 1_100; room++) {
            fake.joinParticipant("room-" + room, "priya", "Priya");
            client.getParticipant("room-" + room, "priya");
        }
        client.getParticipant("room-0", "priya");

        assertThat(fake.effects()).hasSize(1_101);
    }

    @Test
    void request_ofTheApplication_hasEveryGrantAndTheRoomOfItsBody() {
        fake.joinParticipant("team-room", "priya", "Priya");
        ProviderDocument response = client.request(ProviderRequest.post("/twirp/livekit.RoomService/ListParticipants")
                .json(Map.of("room", "team-room"))
                .build());

        assertThat(response.text("/participants/0/identity")).contains("priya");
        assertThat(ClientAndFake.grants(livekit.lastRequest()))
                .isEqualTo(Map.of(
                        "roomList", true,
                        "roomCreate", true,
                        "roomRecord", true,
                        "ingressAdmin", true,
                        "roomAdmin", true,
                        "room", "team-room"));
    }

    @Test
    void request_withoutARoom_hasNoGrantForOne() {
        for (String body : List.of("{}", "{\"room\":{\"a\":1}}", "{\"room\":\" \"}")) {
            fake.enqueue(FakeResponse.json(200, "{}"));
            ProviderRequest.Builder request = ProviderRequest.post("/twirp/livekit.Egress/ListEgress");
            client.request(
                    body.equals("{}")
                            ? request.build()
                            : request.json(Map.of("room", body.contains(" ") ? " " : Map.of("a", 1)))
                                    .build());

            assertThat(ClientAndFake.grants(livekit.lastRequest()))
                    .containsKeys("roomList", "roomRecord")
                    .doesNotContainKeys("roomAdmin", "room");
        }
    }

    @Test
    void missingGrant_isPermissionDenied_andSaysWhatToChange() {
        fake.enqueue(FakeResponse.json(401, Fixtures.body("error-401-no-grant.json")));

        assertThatThrownBy(() -> client.request(ProviderRequest.post("/twirp/livekit.RoomService/MutePublishedTrack")
                        .build()))
                .isInstanceOf(PermissionDeniedException.class)
                .hasMessage(
                        "livekit request failed: HTTP 401 permission denied: \"permissions denied\"; the token lacks a"
                                + " grant for this request or this room; a request that you build yourself needs its room in the"
                                + " body as \"room\"");
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void replacedCredentials_signTheNextToken() {
        fake.joinParticipant("team-room", "priya", "Priya");
        String[] secret = {"wrong-secret-wrong-secret-wrong-32b"};
        try (LiveKitClient changing = LiveKit.builder()
                .url(fake.baseUrl().toString())
                .setting("LIVEKIT_API_KEY", fake.apiKey())
                .setting("LIVEKIT_API_SECRET", () -> secret[0])
                .timing(livekit.clock().timing())
                .build()) {
            assertThatThrownBy(() -> changing.getSession("team-room")).hasMessageContaining("HTTP 401");

            secret[0] = fake.apiSecret();

            assertThat(changing.getSession("team-room").roomId()).contains("team-room");
            assertThat(fake.joinWithToken(changing.signJoinToken(
                                    NewJoinToken.builder("team-room", "tomas").build())
                            .token()
                            .reveal()))
                    .isNotBlank();
        }
    }

    @Test
    void clockThatIsWrong_isCorrectedByTheServersDate() {
        fake.joinParticipant("team-room", "priya", "Priya");
        livekit.clock().advance(Duration.ofMinutes(20));
        try (LiveKitClient late = LiveKit.builder()
                .url(fake.baseUrl().toString())
                .credentials(fake.apiKey(), fake.apiSecret())
                .timing(FakeClock.at("2026-10-01T08:00:00Z").timing())
                .build()) {
            fake.enqueue(
                    FakeResponse.text(401, "token is expired").withHeader("Date", "Thu, 01 Oct 2026 08:20:00 GMT"));

            assertThat(late.findSession("team-room")).isPresent();
        }
    }
}

package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.InvalidRequestException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RateLimitedException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
    private static final String CHECK_THE_KEY =
            "; check that LIVEKIT_API_KEY and LIVEKIT_API_SECRET belong together and to the server of LIVEKIT_URL";

    private final ClientAndFake livekit = new ClientAndFake();
    private final FakeLiveKit fake = livekit.fake();
    private final LiveKitClient client = livekit.client();

    @AfterEach
    void close() {
        livekit.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(401, "error-401-no-grant.json", PermissionDeniedException.class, "unauthenticated"),
                Arguments.of(404, "error-404-room.json", NotFoundException.class, "not_found"),
                Arguments.of(404, "error-404-participant.json", NotFoundException.class, "not_found"),
                Arguments.of(404, "error-404-bad-route.json", ApiException.class, "bad_route"),
                Arguments.of(503, "error-503-no-response.json", ProviderUnavailableException.class, "unavailable"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void endSession_bodyOfTheServer_becomesItsException(
            int status, String fixture, Class<? extends ApiException> type, String code) {
        FakeResponse response = FakeResponse.json(status, Fixtures.body(fixture));
        fake.enqueue(response);
        if (type == AuthenticationException.class) {
            // Credentials are renewed once; a missing grant would be missing again.
            fake.enqueue(response);
        }

        ApiException failure = catchThrowableOfType(ApiException.class, () -> client.endSession("team-room"));

        assertThat(failure).isExactlyInstanceOf(type);
        assertThat(failure.providerCode()).contains(code);
        assertThat(failure.httpStatus()).isEqualTo(status);
        assertThat(failure.providerMessage()).isPresent();
    }

    @Test
    void wrongBaseUrl_isNotAMissingSession() {
        try (LiveKitClient lost = LiveKit.builder()
                .url(fake.baseUrl() + "/rtc")
                .credentials(fake.apiKey(), fake.apiSecret())
                .build()) {
            assertThatThrownBy(() -> lost.findSession("team-room"))
                    .isExactlyInstanceOf(ApiException.class)
                    .hasMessage("livekit getSession failed: HTTP 404 unknown path: \"no handler for path"
                            + " \"/rtc/twirp/livekit.RoomService/ListRooms\"\"; check the base URL");
        }
    }

    @Test
    void wrongSecret_saysWhatToCheck() {
        assertThat(refused(fake.apiKey(), "another-secret-of-thirty-two-characters"))
                .hasMessage(
                        "livekit getSession failed: HTTP 401 credentials not accepted: \"invalid authorization token\""
                                + CHECK_THE_KEY);
    }

    @Test
    void unknownKey_saysWhatToCheck() {
        assertThat(refused("APIunknown", fake.apiSecret()))
                .hasMessage("livekit getSession failed: HTTP 401 credentials not accepted: \"invalid API key\""
                        + CHECK_THE_KEY);
    }

    private ApiException refused(String apiKey, String apiSecret) {
        try (LiveKitClient stranger = LiveKit.builder()
                .url(fake.baseUrl().toString())
                .credentials(apiKey, apiSecret)
                .timing(livekit.clock().timing())
                .build()) {
            ApiException failure = catchThrowableOfType(ApiException.class, () -> stranger.getSession("team-room"));
            assertThat(failure).isExactlyInstanceOf(AuthenticationException.class);
            return failure;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-401-not-bearer.txt", "error-401-bad-key.txt"})
    void plainTextOfTheServer_isTheMessage(String fixture) {
        String text = Fixtures.body(fixture);
        fake.enqueue(FakeResponse.text(401, text), FakeResponse.text(401, text));

        assertThatThrownBy(() -> client.getSession("team-room"))
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageContaining("\"" + text.strip() + "\"");
    }

    @Test
    void otherCodes_becomeTheExceptionsOfTheirStatus() {
        fake.enqueue(
                FakeResponse.json(429, "{\"code\":\"resource_exhausted\",\"msg\":\"limit exceeded\"}"),
                FakeResponse.json(400, "{\"code\":\"invalid_argument\",\"msg\":\"name too long\"}"),
                FakeResponse.json(500, "{\"code\":\"internal\",\"msg\":\"oops\",\"meta\":{\"cause\":\"x\"}}"));

        assertThatThrownBy(() -> client.getSession("r"))
                .isExactlyInstanceOf(RateLimitedException.class)
                .hasMessageContaining("limit exceeded");
        assertThatThrownBy(() -> client.createRoom(NewRoom.builder("r").build()))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("name too long");
        assertThatThrownBy(() -> client.getSession("r")).isExactlyInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void nameThatIsTooLong_isAnInvalidRequest() {
        assertThatThrownBy(
                        () -> client.createRoom(NewRoom.builder("n".repeat(257)).build()))
                .isInstanceOf(InvalidRequestException.class);
    }
}

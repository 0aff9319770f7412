package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConfigurationException;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.spi.SettingSource;
import io.unisession.spi.http.TransportSettings;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.250Z");

    private final FakeVideoSdk fake = FakeVideoSdk.start();
    private final ManualTiming timing = new ManualTiming(NOW);

    @BeforeEach
    void addSession() {
        fake.addSession(Bodies.SESSION);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void sessionsOpen_givesTheTypedClient() {
        try (SessionClient client = Sessions.builder("videosdk")
                .setting("VIDEOSDK_TOKEN", "made-up")
                .build()) {
            assertThat(client.unwrap(VideoSdkClient.class)).containsSame((VideoSdkClient) client);
        }
    }

    @Test
    void authorization_ofVersion2_isATokenWithTheClaimsOfTheServerLibrary() {
        try (SessionBackend backend = open(keys("made-up-key", "made-up-secret"))) {
            answered(backend);
        }

        DecodedJWT token = JWT.decode(onlyToken());
        assertThat(token.getAlgorithm()).isEqualTo("HS256");
        assertThat(token.getType()).isEqualTo("JWT");
        assertThat(token.getClaims())
                .containsOnlyKeys("apikey", "permissions", "version", "roles", "iat", "exp")
                .extractingByKey("version")
                .extracting(Claim::asInt)
                .as("a number, no text")
                .isEqualTo(2);
        assertThat(token.getClaim("apikey").asString()).isEqualTo("made-up-key");
        assertThat(token.getClaim("permissions").asList(String.class)).containsExactly("allow_join", "allow_mod");
        assertThat(token.getClaim("roles").asList(String.class)).containsExactly("crawler");
        assertThat(token.getIssuedAtAsInstant()).isEqualTo(Instant.parse("2026-03-01T09:59:00Z"));
        assertThat(token.getExpiresAtAsInstant()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    }

    @Test
    void authorization_ofVersion1_isATokenWithTheClaimsOfItsOwnPage() {
        Map<String, String> given = keys("made-up-key", "made-up-secret");
        given.put("VIDEOSDK_API_VERSION", "v1");

        try (SessionBackend backend = open(given)) {
            answered(backend);
        }

        DecodedJWT token = JWT.decode(onlyToken());
        assertThat(token.getClaims()).containsOnlyKeys("apikey", "permissions", "iat", "exp");
        assertThat(token.getClaim("apikey").asString()).isEqualTo("made-up-key");
        assertThat(token.getClaim("permissions").asList(String.class)).containsExactly("allow_join", "allow_mod");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s",
                "0123456789abcdef",
                "a-secret-that-is-much-longer-than-the-two-hundred-and-fifty-six-bits-of-the-digest",
                "gehëim☃"
            })
    void authorization_ofAnySecret_isSignedByTheBytesOfItsText(String secret) {
        try (SessionBackend backend = open(keys("made-up-key", secret))) {
            answered(backend);
        }

        Algorithm hs256 = Algorithm.HMAC256(secret.getBytes(StandardCharsets.UTF_8));
        hs256.verify(JWT.decode(onlyToken()));
    }

    @Test
    void authorization_isAcceptedByAServiceThatChecksIt() {
        try (VideoSdkClient client = Clients.open(fake)) {
            assertThat(client.getSession(Bodies.SESSION_ID).id()).isEqualTo(Bodies.SESSION_ID);
        }
    }

    @Test
    void token_forManyThreadsAndCalls_isCreatedOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (VideoSdkClient client = Clients.open(fake)) {
            Callable<Session> call = () -> client.getSession(Bodies.SESSION_ID);
            List<Future<Session>> responses =
                    threads.invokeAll(Stream.generate(() -> call).limit(64).toList());
            for (Future<Session> response : responses) {
                assertThat(response.get().id()).isEqualTo(Bodies.SESSION_ID);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(tokens()).hasSize(64);
        assertThat(tokens().stream().distinct()).hasSize(1);
    }

    @Test
    void token_twoMinutesBeforeItsExpiry_isReplaced() {
        try (SessionBackend backend = open(keys("made-up-key", "made-up-secret"))) {
            answered(backend);
            timing.advance(Duration.ofMinutes(58).minusSeconds(1));
            answered(backend);
            timing.advance(Duration.ofSeconds(1));
            answered(backend);
        }

        assertThat(tokens().get(1)).isEqualTo(tokens().get(0));
        assertThat(tokens().get(2)).isNotEqualTo(tokens().get(1));
        assertThat(JWT.decode(tokens().get(2)).getExpiresAtAsInstant())
                .isEqualTo(Instant.parse("2026-03-01T11:58:00Z"));
    }

    @Test
    void token_thatTheServiceRefuses_isReplacedOnceAndTheCallSentAgain() {
        try (SessionBackend backend = open(keys("made-up-key", "made-up-secret"))) {
            answered(backend);
            timing.advance(Duration.ofMinutes(5));
            fake.enqueue(refused());
            answered(backend);
        }

        assertThat(tokens()).hasSize(3);
        assertThat(tokens().get(1)).isEqualTo(tokens().get(0));
        assertThat(tokens().get(2)).isNotEqualTo(tokens().get(1));
    }

    @Test
    void token_thatTheServiceRefusesTwice_endsTheCall() {
        fake.enqueue(refused(), refused());
        try (SessionBackend backend = open(keys("made-up-key", "made-up-secret"))) {
            AuthenticationException failure = catchThrowableOfType(
                    AuthenticationException.class, () -> backend.getSession(Bodies.SESSION_ID, CallOptions.defaults()));

            assertThat(failure.providerMessage()).contains("Token is invalid or expired");
            assertThat(failure.providerCode()).contains("401");
        }

        assertThat(tokens()).hasSize(2);
    }

    @Test
    void token_givenReady_isSentAsItIsEvenAfterItsExpiry() {
        String expired = fake.token(Duration.ofHours(-1));
        try (VideoSdkClient client = VideoSdk.builder()
                .token(expired)
                .baseUrl(fake.baseUrl().toString())
                .build()) {
            assertThatThrownBy(() -> client.getSession(Bodies.SESSION_ID)).isInstanceOf(AuthenticationException.class);
        }

        assertThat(tokens()).containsExactly(expired);
    }

    @Test
    void token_withKeyAndSecretFromTheSameSource_isUsed() {
        Map<String, String> all = keys("made-up-key", "made-up-secret");
        all.put("VIDEOSDK_TOKEN", " made-up-token\n");
        try (SessionBackend backend = open(all)) {
            answered(backend);
        }

        assertThat(tokens()).containsExactly("made-up-token");
    }

    @Test
    void token_fromTheEnvironment_doesNotWinOverTheBuildersKeys() {
        SettingSource environment = SettingSource.environment(Map.of("VIDEOSDK_TOKEN", "made-up-token")::get);
        try (SessionBackend backend =
                VideoSdkBackend.open(settings(keys("made-up-key", "made-up-secret"), environment))) {
            answered(backend);
        }

        assertThat(JWT.decode(onlyToken()).getClaim("apikey").asString()).isEqualTo("made-up-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer made-up-token", "made-up\ntoken", "made-up-tökén"})
    void token_withInvalidCharacters_isRejectedWithoutBeingShown(String token) {
        assertThatThrownBy(() -> VideoSdk.builder().token(token).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("VIDEOSDK_TOKEN")
                .hasMessageContaining("without a prefix")
                .hasMessageNotContaining("made-up");
    }

    @Test
    void credentials_notSet_areNamed() {
        ConfigurationException failure = catchThrowableOfType(
                ConfigurationException.class, () -> VideoSdk.builder().build());

        assertThat(failure)
                .hasMessageContaining("VIDEOSDK_TOKEN")
                .hasMessageContaining("VIDEOSDK_API_KEY")
                .hasMessageContaining("VIDEOSDK_SECRET_KEY");
        assertThat(failure.attemptedSources())
                .containsExactly("builder VIDEOSDK_TOKEN", "builder VIDEOSDK_API_KEY", "builder VIDEOSDK_SECRET_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIDEOSDK_API_KEY", "VIDEOSDK_SECRET_KEY"})
    void credentials_halfMissing_areNotCombinedFromTwoSources(String given) {
        Map<String, String> environment = keys("key-of-another-account", "secret-of-another-account");
        SettingSource source = SettingSource.environment(environment::get);

        assertThatThrownBy(() -> VideoSdkBackend.open(settings(Map.of(given, "made-up"), source)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(given.equals("VIDEOSDK_API_KEY") ? "VIDEOSDK_SECRET_KEY (" : "VIDEOSDK_API_KEY (")
                .hasMessageNotContaining("made-up");
    }

    @Test
    void setting_misspelled_isRejectedWithTheRightName() {
        assertThatThrownBy(() -> Sessions.builder("videosdk")
                        .setting("VIDEOSDK_TOKN", "made-up")
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "videosdk is not configured: it has no setting VIDEOSDK_TOKN; did you mean VIDEOSDK_TOKEN?");
    }

    @Test
    void token_ofASupplier_isFetchedForEveryRequest() {
        AtomicReference<String> token = new AtomicReference<>("made-up-token-of-yesterday");
        try (VideoSdkClient client = VideoSdk.builder()
                .token(token::get)
                .baseUrl(fake.baseUrl().toString())
                .build()) {
            assertThatThrownBy(() -> client.getSession(Bodies.SESSION_ID)).isInstanceOf(AuthenticationException.class);
            token.set(fake.token());

            assertThat(client.getSession(Bodies.SESSION_ID).metadata().attempts())
                    .isEqualTo(1);
        }
        assertThat(fake.requests()).hasSize(2);
    }

    @Test
    void credentials_blank_areRejected() {
        assertThatThrownBy(
                        () -> VideoSdk.builder().credentials("made-up-key", " ").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("VIDEOSDK_SECRET_KEY is blank");
    }

    /** The keys may change while the client runs, so the signer is made anew. The service's time outlives it. */
    @ParameterizedTest
    @ValueSource(longs = {-7200, 7200})
    void clockHoursFromTheServices_afterOneRefusal_tokensUseTheServicesTime(long secondsAhead) {
        SessionBackend backend = open(keys("made-up-key", "made-up-secret-of-a-test"));
        Instant serviceTime = NOW.plusSeconds(secondsAhead);
        fake.enqueue(refused().withHeader("Date", httpDate(serviceTime)));

        answered(backend);
        answered(backend);

        assertThat(tokens()).hasSize(3);
        assertThat(issuedAt(tokens().get(0))).isBefore(NOW).isAfter(NOW.minusSeconds(120));
        assertThat(issuedAt(tokens().get(1))).isBefore(serviceTime).isAfter(serviceTime.minusSeconds(120));
        assertThat(tokens().get(2)).isEqualTo(tokens().get(1));
    }

    @Test
    void clockMoreThanADayFromTheServices_isNotCorrected() {
        SessionBackend backend = open(keys("made-up-key", "made-up-secret-of-a-test"));
        fake.enqueue(refused().withHeader("Date", httpDate(NOW.plus(Duration.ofDays(2)))), refused());

        assertThatThrownBy(() -> backend.getSession(Bodies.SESSION_ID, CallOptions.defaults()))
                .isInstanceOf(AuthenticationException.class);
        assertThat(tokens()).allSatisfy(token -> assertThat(issuedAt(token)).isBefore(NOW));
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private static Instant issuedAt(String token) {
        return JWT.decode(token).getIssuedAtAsInstant();
    }

    private static FakeResponse refused() {
        return FakeResponse.json(401, "{\"statusCode\":401,\"error\":\"Token is invalid or expired\"}");
    }

    private void answered(SessionBackend backend) {
        FakeResponse session = FakeResponse.json(200, Bodies.SESSION);
        fake.enqueue(session);
        assertThat(backend.getSession(Bodies.SESSION_ID, CallOptions.defaults()).id())
                .isEqualTo(Bodies.SESSION_ID);
    }

    private SessionBackend open(Map<String, String> given) {
        return VideoSdkBackend.open(settings(given));
    }

    private ProviderSettings settings(Map<String, String> given, SettingSource... sources) {
        ProviderSettings.Builder settings = ProviderSettings.builder("videosdk")
                .baseUrl(fake.baseUrl().toString())
                .sources(sources)
                .transport(TransportSettings.builder().timing(timing).build());
        given.forEach(settings::setting);
        return settings.build();
    }

    private static Map<String, String> keys(String apiKey, String secretKey) {
        return new HashMap<>(Map.of("VIDEOSDK_API_KEY", apiKey, "VIDEOSDK_SECRET_KEY", secretKey));
    }

    private List<String> tokens() {
        return fake.requests().stream()
                .map(request -> request.header("Authorization").orElseThrow())
                .toList();
    }

    private String onlyToken() {
        assertThat(tokens()).hasSize(1);
        return tokens().get(0);
    }
}

package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.RetryPolicy;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.capability.SessionEnding;
import io.unisession.error.SessionException;
import io.unisession.spi.ProviderSettings;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that are planted, and looked for in everything that anybody could read. */
class SecrecyTest {
    private static final String USERNAME = "canary-user-5f21";
    private static final String PASSWORD = "canary-password-9c40";
    private static final String ENCODED =
            Base64.getEncoder().encodeToString((USERNAME + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final FakeBandwidth fake =
            FakeBandwidth.builder().credentials(USERNAME, PASSWORD).start();
    private final LogKeeper log = LogKeeper.start();

    @AfterEach
    void close() {
        log.close();
        fake.close();
    }

    @Test
    void toString_ofEverythingThatHoldsCredentials_showsNone() {
        Bandwidth.Builder builder = builder();
        ProviderSettings settings = ProviderSettings.builder("bandwidth")
                .setting("BW_ACCOUNT_ID", fake.accountId())
                .setting("BW_USERNAME", USERNAME)
                .setting("BW_PASSWORD", PASSWORD)
                .build();

        try (BandwidthClient client = builder.build();
                BandwidthBackend backend = BandwidthBackend.open(settings)) {
            assertThat(client).hasToString("BandwidthClient[bandwidth]");
            for (Object holder : List.of(
                    builder,
                    settings,
                    settings.group("BW_USERNAME"),
                    client,
                    client.async(),
                    client.require(SessionEnding.class),
                    backend)) {
                assertNoSecretIn(holder.toString());
            }
        }
    }

    @Test
    void log_ofCallsThatSucceedAndFail_showsNone() {
        String sessionId = fake.createSession("any");
        fake.enqueue(FakeResponse.empty(503));

        try (BandwidthClient client = builder().build()) {
            client.getSession(sessionId);
            client.endSession(sessionId);
            client.findSession(sessionId);
        }

        assertThat(log.text()).contains("getSession", "endSession", "503", "404");
        assertNoSecretIn(log.text());
    }

    @Test
    void log_ofAClientOpenedById_showsNone() {
        String sessionId = fake.createSession("any");
        try (SessionClient client = Sessions.builder("bandwidth")
                .setting("BW_ACCOUNT_ID", fake.accountId())
                .setting("BW_USERNAME", USERNAME)
                .setting("BW_PASSWORD", PASSWORD)
                .baseUrl(fake.baseUrl().toString())
                .build()) {
            client.getSession(sessionId);
            assertNoSecretIn(client.toString());
        }
        assertThat(log.text()).contains("getSession");
        assertNoSecretIn(log.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic {encoded}", "credentials {encoded} unknown", "password {password} is wrong for this user"
            })
    void exception_whoseMessageQuotesTheCredentials_showsNone(String message) {
        String quoting = message.replace("{encoded}", ENCODED).replace("{password}", PASSWORD);
        fake.enqueue(
                FakeResponse.json(401, "{\"message\":\"" + quoting + "\"}"),
                FakeResponse.text(403, quoting),
                FakeResponse.json(200, "{\"id\":" + quoting));

        try (BandwidthClient client = builder().build()) {
            for (int response = 0; response < 3; response++) {
                SessionException failure = catchThrowableOfType(SessionException.class, () -> client.getSession("s"));

                assertThat(failure).isNotNull();
                assertNoSecretIn(printed(failure));
            }
        }
        assertNoSecretIn(log.text());
    }

    @Test
    void exception_callWithoutResponse_showsNoCredentials() {
        fake.enqueue(FakeResponse.disconnect(), FakeResponse.reset(), FakeResponse.truncated(200, "{\"id\":\"s\"}"));
        fake.enqueue(FakeResponse.stall());
        CallOptions once = CallOptions.defaults().withMaxRetries(0);

        try (BandwidthClient client = builder().build()) {
            for (CallOptions options : List.of(once, once, once, once.withAttemptTimeout(Duration.ofMillis(50)))) {
                SessionException failure =
                        catchThrowableOfType(SessionException.class, () -> client.getSession("s", options));

                assertThat(failure).isNotNull();
                assertNoSecretIn(printed(failure));
            }
        }
        assertNoSecretIn(log.text());
    }

    private Bandwidth.Builder builder() {
        return Bandwidth.builder()
                .credentials(fake.accountId(), USERNAME, PASSWORD)
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ZERO, Duration.ZERO))
                .baseUrl(fake.baseUrl().toString());
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static void assertNoSecretIn(String text) {
        assertThat(text).doesNotContain(PASSWORD, USERNAME, ENCODED);
    }
}

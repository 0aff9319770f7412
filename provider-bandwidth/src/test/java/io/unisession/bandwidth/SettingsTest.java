package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.RetryPolicy;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.capability.SessionEnding;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.TransportException;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingSource;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.bandwidth.FakeBandwidth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final List<String> NAMES = List.of("BW_ACCOUNT_ID", "BW_USERNAME", "BW_PASSWORD");

    private final FakeBandwidth fake = FakeBandwidth.start();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final ProviderSettings.Builder settings =
            ProviderSettings.builder("bandwidth").baseUrl(fake.baseUrl().toString());
    private String sessionId = "";

    @BeforeEach
    void createSession() {
        sessionId = fake.createSession("any");
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void open_settingsInTheEnvironment_areUsed() {
        environment.putAll(valid());

        assertThat(getSession().id()).isEqualTo(sessionId);
    }

    @Test
    void open_settingsAsProperties_comeBeforeTheEnvironment() {
        properties.putAll(valid());
        environment.putAll(Map.of("BW_ACCOUNT_ID", "1", "BW_USERNAME", "other", "BW_PASSWORD", "other"));

        assertThat(getSession().id()).isEqualTo(sessionId);
    }

    @Test
    void open_settingsOnTheBuilder_comeBeforeAll() {
        valid().forEach(settings::setting);
        properties.putAll(Map.of("BW_ACCOUNT_ID", "1", "BW_USERNAME", "other", "BW_PASSWORD", "other"));
        environment.put("BW_PASSWORD", " ");

        assertThat(getSession().id()).isEqualTo(sessionId);
    }

    @Test
    void open_whiteSpaceAroundSettings_isNotSent() {
        valid().forEach((name, value) -> environment.put(name, " " + value + "\n"));

        assertThat(getSession().id()).isEqualTo(sessionId);
    }

    @Test
    void open_baseUrlInTheEnvironment_isUsed() {
        ProviderSettings.Builder noBaseUrl = ProviderSettings.builder("bandwidth");
        valid().forEach(noBaseUrl::setting);
        noBaseUrl.sources(SettingSource.of(
                "environment variable",
                Map.of("BANDWIDTH_BASE_URL", fake.baseUrl().toString())::get));

        try (SessionClient client = new BandwidthProvider().open(noBaseUrl.build())) {
            assertThat(client.getSession(sessionId, CallOptions.defaults()).id())
                    .isEqualTo(sessionId);
        }
    }

    @Test
    void open_nothingSet_namesEverythingThatWasTried() {
        ConfigurationException failure = refused();

        assertThat(failure.provider()).isEqualTo("bandwidth");
        assertThat(failure.attemptedSources())
                .containsExactly(
                        "builder BW_ACCOUNT_ID",
                        "builder BW_USERNAME",
                        "builder BW_PASSWORD",
                        "system property BW_ACCOUNT_ID",
                        "system property BW_USERNAME",
                        "system property BW_PASSWORD",
                        "environment variable BW_ACCOUNT_ID",
                        "environment variable BW_USERNAME",
                        "environment variable BW_PASSWORD");
        assertThat(failure).hasMessageContainingAll("BW_ACCOUNT_ID", "BW_USERNAME", "BW_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BW_ACCOUNT_ID", "BW_USERNAME", "BW_PASSWORD"})
    void open_oneSettingMissing_isNotTakenFromAnotherSource(String missing) {
        properties.putAll(valid());
        properties.remove(missing);
        environment.putAll(valid());

        ConfigurationException failure = refused();

        assertThat(failure)
                .hasMessageContainingAll(
                        missing + " (environment variable) and the settings it belongs with (system property)");
        assertThat(failure).message().doesNotContain(fake.password());
    }

    @ParameterizedTest
    @CsvSource(
            value = {"BW_ACCOUNT_ID,''", "BW_ACCOUNT_ID,' '", "BW_USERNAME,' '", "BW_PASSWORD,''", "BW_PASSWORD,'\t'"},
            ignoreLeadingAndTrailingWhitespace = false)
    void open_oneBlank_isRejectedByName(String blank, String value) {
        properties.putAll(valid());
        properties.put(blank, value);
        environment.putAll(valid());

        assertThat(refused()).hasMessageContaining(blank + " is blank (system property)");
    }

    @Test
    void password_replacedWhileTheClientRuns_isReadAgainAfter401() {
        Map<String, String> vault = new LinkedHashMap<>(valid());
        vault.put("BW_PASSWORD", "made-up-password-of-yesterday");
        try (BandwidthClient client = Bandwidth.builder()
                .settingsFrom(name -> Optional.ofNullable(vault.get(name)))
                .baseUrl(fake.baseUrl().toString())
                .build()) {
            vault.putAll(valid());

            assertThat(client.getSession(sessionId).metadata().attempts()).isEqualTo(2);
        }
    }

    @Test
    void setting_misspelled_isRejectedWithTheRightName() {
        assertThatThrownBy(() -> Sessions.builder("bandwidth")
                        .setting("BW_ACOUNT_ID", "9900000")
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("bandwidth is not configured: it has no setting BW_ACOUNT_ID; did you mean BW_ACCOUNT_ID?");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void open_accountWithDotSegments_isRejected(String accountId) {
        environment.putAll(valid());
        environment.put("BW_ACCOUNT_ID", accountId);

        assertThat(refused()).hasMessageStartingWith("bandwidth is not configured: BW_ACCOUNT_ID cannot be used");
    }

    @Test
    void open_userNameWithColon_isRejectedAndNotShown() {
        environment.putAll(valid());
        environment.put("BW_USERNAME", "made-up:user");

        ConfigurationException failure = refused();

        assertThat(failure).hasMessageStartingWith("bandwidth is not configured: BW_USERNAME cannot be used");
        assertThat(failure).message().doesNotContain("made-up");
    }

    @Test
    void open_baseUrlWithoutEncryption_isRejected() {
        environment.putAll(valid());
        settings.baseUrl("http://api.webrtc.bandwidth.com/v1");

        assertThat(refused()).hasMessageContaining("https");
    }

    @Test
    void open_accountWithSlash_staysOneSegment() {
        environment.putAll(valid());
        environment.put("BW_ACCOUNT_ID", "9900000/x");

        try (SessionClient client = new BandwidthProvider().open(settings())) {
            assertThatThrownBy(() -> client.getSession(sessionId, CallOptions.defaults()))
                    .isInstanceOf(AuthenticationException.class);
        }

        assertThat(fake.requests())
                .extracting(ReceivedRequest::path)
                .containsExactly("/v1/accounts/9900000%2Fx/sessions/" + sessionId);
    }

    @Test
    void builder_withoutBaseUrl_goesToBandwidth() {
        List<String> urls = new ArrayList<>();
        OkHttpClient offline = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    urls.add(chain.request().url().toString());
                    throw new IOException("nothing leaves this machine");
                })
                .build();

        try (BandwidthClient client = Bandwidth.builder()
                .credentials("9900000", "made-up-user", "made-up-password")
                .retryPolicy(RetryPolicy.none())
                .httpClient(offline)
                .build()) {
            assertThatThrownBy(() -> client.getSession("s")).isInstanceOf(TransportException.class);
        }

        assertThat(urls).containsExactly("https://api.webrtc.bandwidth.com/v1/accounts/9900000/sessions/s");
    }

    @Test
    void builder_withoutCredentials_readsNoOtherSource() {
        ConfigurationException failure = catchThrowableOfType(
                ConfigurationException.class, () -> Bandwidth.builder().build());

        assertThat(failure.attemptedSources())
                .containsExactly("builder BW_ACCOUNT_ID", "builder BW_USERNAME", "builder BW_PASSWORD");
        assertThat(failure).hasMessageContaining("fromEnvironment()");
    }

    @Test
    void builder_credentialsFromEnvironment_takesSystemPropertiesToo() {
        withSystemProperties(() -> {
            try (BandwidthClient client = Bandwidth.builder().fromEnvironment().build()) {
                assertThat(client.getSession(sessionId).id()).isEqualTo(sessionId);
            }
        });
    }

    @Test
    void sessionsOpen_byId_findsTheProvider() {
        withSystemProperties(() -> {
            try (SessionClient client = Sessions.open("bandwidth")) {
                assertThat(client.provider()).isEqualTo("bandwidth");
                assertThat(client.getSession(sessionId).id()).isEqualTo(sessionId);
                assertThat(client.unwrap(BandwidthClient.class)).containsSame((BandwidthClient) client);
            }
        });
    }

    @Test
    void sessionsBuilder_withSettings_getsAndEndsSessions() {
        assertThat(Sessions.providers()).contains("bandwidth");
        Sessions.Builder builder =
                Sessions.builder("bandwidth").baseUrl(fake.baseUrl().toString());
        valid().forEach(builder::setting);

        try (SessionClient client = builder.build()) {
            assertThat(client.getSession(sessionId).label()).contains("any");
            client.require(SessionEnding.class).endSession(sessionId);
            assertThat(client.findSession(sessionId)).isEmpty();
        }
    }

    private Map<String, String> valid() {
        return Map.of(
                "BW_ACCOUNT_ID", fake.accountId(),
                "BW_USERNAME", fake.username(),
                "BW_PASSWORD", fake.password());
    }

    private ProviderSettings settings() {
        return settings.sources(
                        SettingSource.of("system property", properties::get),
                        SettingSource.environment(environment::get))
                .build();
    }

    private Session getSession() {
        try (SessionClient client = new BandwidthProvider().open(settings())) {
            return client.getSession(sessionId, CallOptions.defaults());
        }
    }

    private ConfigurationException refused() {
        ConfigurationException failure =
                catchThrowableOfType(ConfigurationException.class, () -> new BandwidthProvider().open(settings()));
        assertThat(failure).isNotNull();
        assertThat(fake.requestCount()).isZero();
        return failure;
    }

    private void withSystemProperties(Runnable test) {
        try {
            valid().forEach(System::setProperty);
            System.setProperty("BANDWIDTH_BASE_URL", fake.baseUrl().toString());
            test.run();
        } finally {
            NAMES.forEach(System::clearProperty);
            System.clearProperty("BANDWIDTH_BASE_URL");
        }
    }
}

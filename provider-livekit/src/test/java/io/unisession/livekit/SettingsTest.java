package io.unisession.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.SessionClient;
import io.unisession.Sessions;
import io.unisession.error.ConfigurationException;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingSource;
import io.unisession.testkit.livekit.FakeLiveKit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final FakeLiveKit fake = FakeLiveKit.start();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "LIVEKIT_URL", fake.baseUrl().toString(),
            "LIVEKIT_API_KEY", fake.apiKey(),
            "LIVEKIT_API_SECRET", fake.apiSecret()));

    @BeforeEach
    void open() {
        fake.joinParticipant("team-room", "priya", "Priya");
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private LiveKitClient client() {
        return new LiveKitProvider()
                .open(ProviderSettings.builder("livekit")
                        .sources(SettingSource.of("environment variable", environment::get))
                        .build());
    }

    private void assertWorks(SessionClient client) {
        try (client) {
            assertThat(client.getSession("team-room").roomId()).contains("team-room");
        }
    }

    private ConfigurationException misconfigured() {
        return catchThrowableOfType(ConfigurationException.class, this::client);
    }

    @Test
    void settingsOfLiveKitsOwnTools_areUsed() {
        assertWorks(client());
    }

    @Test
    void openById_isTheTypedClient() {
        SessionClient client = Sessions.builder("livekit")
                .setting("LIVEKIT_URL", fake.baseUrl().toString())
                .setting("LIVEKIT_API_KEY", fake.apiKey())
                .setting("LIVEKIT_API_SECRET", fake.apiSecret())
                .build();

        assertThat(client.unwrap(LiveKitClient.class)).isPresent();
        assertWorks(client);
    }

    /** The URL that LiveKit shows, which is for devices. */
    @Test
    void webSocketUrl_isTheSameServer() {
        String address = fake.baseUrl().toString().replace("http://", "ws://");
        environment.put("LIVEKIT_URL", address);
        assertWorks(client());
        environment.put("LIVEKIT_URL", address.replace("ws://", "WS://"));
        assertWorks(client());
        assertWorks(LiveKit.builder()
                .baseUrl(" " + address)
                .credentials(fake.apiKey(), fake.apiSecret())
                .build());
        assertWorks(LiveKit.builder()
                .url(address + "/")
                .credentials(fake.apiKey(), fake.apiSecret())
                .build());
    }

    @Test
    void baseUrl_comesBeforeTheUrl() {
        environment.put("LIVEKIT_URL", "https://livekit.invalid");
        environment.put("LIVEKIT_BASE_URL", fake.baseUrl().toString());

        assertWorks(client());
    }

    @ParameterizedTest
    @ValueSource(strings = {"livekit.example.com", "ws://livekit.example.com", "http://livekit.example.com:7880"})
    void urlThatCannotBeUsed_isRejectedByItsName(String url) {
        environment.put("LIVEKIT_URL", url);

        assertThat(misconfigured())
                .hasMessageStartingWith("livekit is not configured: LIVEKIT_URL (environment variable) must ");
    }

    @Test
    void missingUrl_isNamed() {
        environment.remove("LIVEKIT_URL");

        assertThat(misconfigured()).hasMessageContaining("LIVEKIT_URL is not set");
    }

    @Test
    void missingSecret_isNamed() {
        environment.remove("LIVEKIT_API_SECRET");

        assertThat(misconfigured()).hasMessageContaining("LIVEKIT_API_SECRET is missing");
    }

    @Test
    void missingCredentials_areNamed() {
        environment.remove("LIVEKIT_API_SECRET");
        environment.remove("LIVEKIT_API_KEY");

        assertThat(misconfigured().attemptedSources())
                .contains("environment variable LIVEKIT_API_KEY", "environment variable LIVEKIT_API_SECRET");
    }

    @Test
    void misspelledSetting_isRejectedWithTheRightName() {
        assertThatThrownBy(() -> LiveKit.builder()
                        .setting("LIVEKIT_SECRET", "x")
                        .url("https://livekit.example.com")
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean LIVEKIT_API_SECRET?");
    }
}

package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.error.ConfigurationException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Opening a receiver by the provider's id, as {@link SessionsTest} opens a client. */
class WebhooksTest {
    private static final String SECRET = "TWIN_WEBHOOK_SECRET";
    private static final String BASE64 = "bWFkZS11cA==";

    @AfterEach
    void forgetProperties() {
        System.clearProperty(SECRET);
    }

    @Test
    void builder_readsTheSystem() {
        System.setProperty(SECRET, BASE64);

        assertThat(Webhooks.open("twin-first").provider()).isEqualTo("twin-first");
        assertThat(Webhooks.builder("twin-first").build().provider()).isEqualTo("twin-first");
    }

    @Test
    void open_withASourceOfTheApplication_takesTheSettingsFromThere() {
        Map<String, String> vault = Map.of(SECRET, BASE64);

        assertThat(Webhooks.open("twin-first", name -> Optional.ofNullable(vault.get(name)))
                        .provider())
                .isEqualTo("twin-first");
        assertThatThrownBy(() -> Webhooks.open("twin-first", name -> Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TWIN_WEBHOOK_SECRET is not set");
    }

    @Test
    void secretThatTheProviderCannotUse_isAConfigurationError() {
        assertThatThrownBy(() -> Webhooks.builder("twin-first")
                        .setting(SECRET, "made-up!")
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("twin-first is not configured: the secret is not Base64");
    }

    @Test
    void providerWithoutWebhooks_isAConfigurationError() {
        assertThatThrownBy(() -> Webhooks.open("twin-second"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("twin-second is not configured: UniSession knows no webhooks of this provider");
    }
}

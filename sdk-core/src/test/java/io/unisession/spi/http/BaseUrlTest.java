package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.error.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a pipeline may be pointed. */
class BaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.acme.example",
                "https://api.acme.example/v1/",
                "HTTPS://API.ACME.EXAMPLE",
                " https://api.acme.example\n",
                "https://api.acme.example:8443",
                "https://[2001:db8::1]/",
                "http://localhost",
                "http://LOCALHOST:8080",
                "http://127.0.0.1:1",
                "http://127.255.0.3",
                "http://[::1]:8080",
                "wss://api.acme.example",
                "WS://localhost:7880",
                "http://[0:0:0:0:0:0:0:1]"
            })
    void safeUrl_isAccepted(String url) {
        assertThatNoException()
                .isThrownBy(() -> HttpPipeline.builder(
                                "acme", TransportSettings.builder().build())
                        .baseUrl(url)
                        .build()
                        .close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.acme.example",
                "ws://api.acme.example",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "http://evil.example/localhost",
                "http://128.0.0.1",
                "http://127.999.1.1",
                "http://127.1.1.1000",
                "http://0.0.0.0",
                "http://[::2]",
                "http://10.0.0.1"
            })
    void httpBeyondLoopback_isRejected(String url) {
        assertThat(refusal(url)).hasMessageStartingWith("acme is not configured: the base URL must be https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@api.acme.example",
                "https://user:hunter2@api.acme.example",
                "https://:hunter2@api.acme.example",
                "https://api.acme.example?key=hunter2",
                "https://api.acme.example/v1#hunter2",
                "https://api.acme.example?",
                "https://api.acme.example#"
            })
    void urlWithOtherParts_isRejectedWithoutBeingShown(String url) {
        assertThat(refusal(url))
                .hasMessage("acme is not configured: the base URL must have no user, password, query or fragment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "api.acme.example",
                "ftp://api.acme.example",
                "https://",
                "https://a b/",
                "nonsense",
                "/v1"
            })
    void invalidUrl_isRejected(String url) {
        assertThat(refusal(url)).hasMessage("acme is not configured: the base URL must begin with https:// and a host");
    }

    @Test
    void missingBaseUrl_isRejected() {
        HttpPipeline.Builder builder =
                HttpPipeline.builder("acme", TransportSettings.builder().build());

        ConfigurationException refusal = catchThrowableOfType(ConfigurationException.class, builder::build);

        assertThat(refusal).hasMessage("acme is not configured: the base URL is missing");
        assertThat(refusal.attemptedSources()).isEmpty();
        assertThat(refusal.provider()).isEqualTo("acme");
    }

    private static ConfigurationException refusal(String url) {
        return catchThrowableOfType(
                ConfigurationException.class,
                () -> HttpPipeline.builder("acme", TransportSettings.builder().build())
                        .baseUrl(url)
                        .build());
    }
}

package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.error.ConfigurationException;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TransportSettings;
import org.junit.jupiter.api.Test;

/** Runs on class paths that begin with OkHttp 3, which the profile {@code okhttp-versions} of this module makes. */
class OkHttp3Check {
    @Test
    void okHttp3_isRefused_withEveryJarThatHoldsOkHttp() {
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class,
                () -> HttpPipeline.builder("acme", TransportSettings.builder().build())
                        .baseUrl("https://api.acme.example")
                        .build());

        assertThat(refusal)
                .hasMessageMatching("acme is not configured: OkHttp 4\\.12 or 5 is needed, but an older one is first on"
                        + " the class path \\(" + System.getProperty("okhttp.expected") + "\\)\\. Import .*");
    }
}

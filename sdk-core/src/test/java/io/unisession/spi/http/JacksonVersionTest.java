package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.PackageVersion;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** That a run against another version of Jackson really has that version on its class path. */
@EnabledIfSystemProperty(named = "jackson.expected", matches = ".+")
class JacksonVersionTest {
    private static final String EXPECTED = System.getProperty("jackson.expected");

    @Test
    void jacksonIsTheExpectedVersion() {
        assertThat(PackageVersion.VERSION).hasToString(EXPECTED);
        assertThat(new ObjectMapper().version()).hasToString(EXPECTED);
    }
}

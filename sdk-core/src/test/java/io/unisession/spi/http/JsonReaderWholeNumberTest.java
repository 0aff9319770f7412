package io.unisession.spi.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderWholeNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"42", "42.0", "4.2e1", "\"42\"", "\" 42 \""})
    void wholeNumber_inAnyNotation_isRead(String json) throws IOException {
        assertThat(wholeNumber(json)).isEqualTo(42L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4.2", "9223372036854775808", "1e999999999", "1e-999999999", "\"many\"", "true", "null", "{}"})
    void wholeNumber_ofSomethingElse_isNull(String json) throws IOException {
        assertThat(wholeNumber(json)).isNull();
    }

    @Test
    void wholeNumber_asLargeAsALongHolds_isExact() throws IOException {
        assertThat(wholeNumber("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    }

    private static @Nullable Long wholeNumber(String json) throws IOException {
        return JsonReader.over(json.getBytes(UTF_8)).wholeNumber();
    }
}

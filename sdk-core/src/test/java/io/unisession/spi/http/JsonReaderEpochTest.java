package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderEpochTest {
    @ParameterizedTest
    @CsvSource({
        "SECONDS, 1699335116, 2023-11-07T05:31:56Z",
        "SECONDS, -2, 1969-12-31T23:59:58Z",
        "SECONDS, '\"2022-02-22T07:26:43Z\"', 2022-02-22T07:26:43Z",
        "SECONDS, 1699335116.123456789, 2023-11-07T05:31:56.123456789Z",
        "SECONDS, 1699335116.5, 2023-11-07T05:31:56.5Z",
        "SECONDS, '\"1699335116.000000001\"', 2023-11-07T05:31:56.000000001Z",
        "SECONDS, 99999999999.999999999, 5138-11-16T09:46:39.999999999Z",
        "SECONDS, 100000000000.5, 5138-11-16T09:46:40.5Z",
        "SECONDS, 1699335116.1234567899, 2023-11-07T05:31:56.123456789Z",
        "SECONDS, 1.6993351165e9, 2023-11-07T05:31:56.5Z",
        "SECONDS, -0.25, 1969-12-31T23:59:59.750Z",
        "SECONDS, 0.0000000019, 1970-01-01T00:00:00.000000001Z",
        "SECONDS, '\"1699335116\"', 2023-11-07T05:31:56Z",
        "MILLISECONDS, 1699335116789, 2023-11-07T05:31:56.789Z",
        "MILLISECONDS, '\"1699335116789.5\"', 2023-11-07T05:31:56.789500Z",
        "MICROSECONDS, 1699335116789012, 2023-11-07T05:31:56.789012Z",
        "NANOSECONDS, 1699335116789012345, 2023-11-07T05:31:56.789012345Z",
        "NANOSECONDS, '\"16993351167890123456\"', 2508-07-01T07:19:27.890123456Z",
    })
    void instantSinceEpoch_anyUnit_isTheTime(TimeUnit unit, String json, Instant expected) throws IOException {
        assertThat(read(json, unit)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "{}",
                "[1]",
                "\"\"",
                "\"soon\"",
                "\"0x10\"",
                "\"1699335116.5.5\"",
                "\"1699335116.5s\"",
                "\"1,699335116.5\"",
                "\".\"",
                "9223372036854775807",
                "1e400",
                "1e99999",
                "1e-99999",
                "\"1e999999999\"",
                "\"1e-999999999\"",
                "\"-1e2147483647\""
            })
    void instantSinceEpoch_notATime_isNull(String json) throws IOException {
        assertThat(read(json, TimeUnit.SECONDS)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"0\"", "\"-1\"", "\"\"", "0.0", "-62135596800", "\"0001-01-01T00:00:00Z\""})
    void instantSinceEpoch_placeholderForNoTime_isAbsentAndNotUnreadable(String json) throws IOException {
        JsonReader reader = over(json);

        assertThat(reader.instantSinceEpoch(TimeUnit.SECONDS)).isNull();
        assertThat(reader.isUnreadable()).isFalse();
    }

    @Test
    void number_textLongerThanAnyNumber_isNullBeforeItIsParsed() throws IOException {
        JsonReader atLimit = over("\"" + "7".repeat(1000) + "\"");
        JsonReader beyond = over("\"" + "7".repeat(1001) + "\"");

        assertThat(atLimit.number()).isEqualTo(new BigDecimal("7".repeat(1000)));
        assertThat(beyond.number()).isNull();
    }

    private static @Nullable Instant read(String json, TimeUnit unit) throws IOException {
        return over(json).instantSinceEpoch(unit);
    }

    private static JsonReader over(String json) throws IOException {
        return JsonReader.over(json.getBytes(StandardCharsets.UTF_8));
    }
}

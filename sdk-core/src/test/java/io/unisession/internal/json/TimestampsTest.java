package io.unisession.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reading of moments agrees with {@code java.time}, and the rest is left to it. */
class TimestampsTest {
    private static final int ROUNDS = 20_000;
    private static final DateTimeFormatter COMMON_FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2022-02-22T07:26:43.863Z,2022-02-22T07:26:43.863Z",
        "2024-02-29T23:59:59.999Z,2024-02-29T23:59:59.999Z",
        "1969-12-31T23:59:59.999Z,1969-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00.000Z,0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z,9999-12-31T23:59:59.999Z",
        "2022-02-22T07:26Z,2022-02-22T07:26:00Z",
        "2022-02-22T07:26:43Z,2022-02-22T07:26:43Z",
        "2022-02-22T07:26:43.1Z,2022-02-22T07:26:43.1Z",
        "2022-02-22T07:26:43.12Z,2022-02-22T07:26:43.12Z",
        "2022-02-22T07:26:43.1234Z,2022-02-22T07:26:43.1234Z",
        "2022-02-22T07:26:43.12345Z,2022-02-22T07:26:43.12345Z",
        "2022-02-22T07:26:43.123456Z,2022-02-22T07:26:43.123456Z",
        "2022-02-22T07:26:43.1234567Z,2022-02-22T07:26:43.1234567Z",
        "2022-02-22T07:26:43.12345678Z,2022-02-22T07:26:43.12345678Z",
        "2022-02-22T07:26:43.123456789Z,2022-02-22T07:26:43.123456789Z",
        "2022-02-22T07:26:43.863+05:45,2022-02-22T01:41:43.863Z",
        "2022-02-22T07:26:43-11:00,2022-02-22T18:26:43Z",
        "2022-02-22T07:26:43.863+00:00,2022-02-22T07:26:43.863Z",
        "2022-02-22T07:26:43.863+0545,2022-02-22T01:41:43.863Z",
        "2022-02-22T07:26:43+0000,2022-02-22T07:26:43Z",
        "2022-02-22T07:26:43+00,2022-02-22T07:26:43Z",
        "2022-02-22t07:26:43.863z,2022-02-22T07:26:43.863Z",
        "+12022-02-22T07:26:43Z,+12022-02-22T07:26:43Z",
        "' 2022-02-22T07:26:43Z\t',2022-02-22T07:26:43Z"
    })
    void moment_isRead(String text, Instant moment) {
        assertThat(read(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "now",
                "1645514803863",
                "2022-02-22",
                "2022-02-22T07:26:43",
                "2022-02-22T07:26:43.863",
                "2022-02-30T07:26:43.863Z",
                "2023-02-29T07:26:43.863Z",
                "2022-13-01T07:26:43.863Z",
                "2022-00-10T07:26:43.863Z",
                "2022-01-00T07:26:43.863Z",
                "2022-02-22T24:00:00.000Z",
                "2022-02-22T25:00:00.000Z",
                "2022-02-22T07:60:43.863Z",
                "2022-02-22T07:26:60.863Z",
                "2016-12-31T23:59:60.000Z",
                "2022-02-22T07:26:43.1234567890Z",
                "2022-02-22T07:26:43,863Z",
                "2022-02-22 07:26:43.863Z",
                "2022/02/22T07:26:43.863Z",
                "2022-02-22T07-26-43.863Z",
                "2022-02-22T07:26:43:863Z",
                "2022-02-22T07:26:43.863X",
                "٢٠٢٢-02-22T07:26:43.863Z",
                "2022-02-22T07:26:43.86aZ",
                "-022-02-22T07:26:43.863Z",
                "2022-02-22T07:26:4+.863Z",
                "2022-02-22T07:26:43.863+25:00",
                "2022-02-22T07:26:43.863Z[UTC]"
            })
    void anythingElse_isNoMoment(String text) {
        assertThat(read(text)).isNull();
    }

    @Test
    void commonForm_anyMoment_isWhatWasWritten() {
        Random random = new Random(7);
        long first = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
        long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        for (int round = 0; round < ROUNDS; round++) {
            Instant moment = Instant.ofEpochMilli(random.nextLong(first, last + 1));

            assertThat(read(COMMON_FORM.format(moment))).isEqualTo(moment);
        }
    }

    /** Digits at random make many days and hours that there are not. */
    @Test
    void commonForm_anyDigits_agreesWithJavaTime() {
        Random random = new Random(11);
        int none = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = String.format(
                    Locale.ROOT,
                    "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
                    random.nextInt(10_000),
                    random.nextInt(14),
                    random.nextInt(33),
                    random.nextInt(25),
                    random.nextInt(61),
                    random.nextInt(61),
                    random.nextInt(1000));
            Instant expected = javaTime(text);

            assertThat(read(text)).as(text).isEqualTo(expected);
            none += expected == null ? 1 : 0;
        }
        assertThat(none).isBetween(ROUNDS / 10, ROUNDS / 2);
    }

    private static Instant javaTime(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noSuchMoment) {
            return null;
        }
    }

    /** Out of the middle of an array, as parsers hold it. */
    private static Instant read(String text) {
        char[] around = ("9" + text + "9").toCharArray();
        return Timestamps.parse(around, 1, text.length());
    }

    @Test
    void minutesSinceEpoch_areRead() {
        assertThat(Timestamps.sinceEpoch(2, TimeUnit.MINUTES)).isEqualTo(Instant.ofEpochSecond(120));
        assertThat(Timestamps.sinceEpoch(Long.MAX_VALUE, TimeUnit.DAYS)).isNull();
    }
}

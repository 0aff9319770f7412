package io.unisession.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
        "2022-02-22T07:26:43+00:53:28,2022-02-22T06:33:15Z",
        "2022-02-22t07:26:43.863z,2022-02-22T07:26:43.863Z",
        "+12022-02-22T07:26:43Z,+12022-02-22T07:26:43Z",
        "-0044-03-15T12:00:00Z,-0044-03-15T12:00:00Z",
        "' 2022-02-22T07:26:43Z\t',2022-02-22T07:26:43Z",
        // A leap second, the end of a day, and the minute 60 of a documented example.
        "2016-12-31T23:59:60Z,2017-01-01T00:00:00Z",
        "2022-02-22T07:26:60.863Z,2022-02-22T07:27:00.863Z",
        "2022-07-05T15:60:35.047+00:00,2022-07-05T16:00:35.047Z",
        "2022-12-31T23:60:00Z,2023-01-01T00:00:00Z",
        "2022-02-22T24:00:00.000Z,2022-02-23T00:00:00Z",
        // Fractions: more digits than nanoseconds, and a comma.
        "2022-02-22T07:26:43.1234567890Z,2022-02-22T07:26:43.123456789Z",
        "2022-02-22T07:26:43.0000000009Z,2022-02-22T07:26:43Z",
        "2022-02-22T07:26:43.863000000000000001Z,2022-02-22T07:26:43.863Z",
        "'2022-02-22T07:26:43,863Z',2022-02-22T07:26:43.863Z",
        // Blanks, and the names of zones.
        "2022-02-22 07:26:43.863Z,2022-02-22T07:26:43.863Z",
        "2022-02-22 07:26:43 UTC,2022-02-22T07:26:43Z",
        "2022-02-22 07:26:43 +0100,2022-02-22T06:26:43Z",
        "2022-02-22 07:26:43.863 +0000 UTC,2022-02-22T07:26:43.863Z",
        "2022-02-22T07:26:43.863Z[UTC],2022-02-22T07:26:43.863Z",
        "2022-02-22T07:26:43+01:00[Europe/Berlin],2022-02-22T06:26:43Z",
        // Mail and HTTP.
        "'Tue, 22 Feb 2022 07:26:43 GMT',2022-02-22T07:26:43Z",
        "'Tue, 22 Feb 2022 07:26:43 +0000',2022-02-22T07:26:43Z",
        "'Tue, 2 Feb 2022 07:26:43 -0800',2022-02-02T15:26:43Z",
        "'Fri, 1 Apr 2022 07:26:43 GMT',2022-04-01T07:26:43Z",
        "22 feb 2022 07:26 UT,2022-02-22T07:26:00Z",
        // Counts whose size shows the unit.
        "1000000000,2001-09-09T01:46:40Z",
        "1000000000000,2001-09-09T01:46:40Z",
        "1645514803,2022-02-22T07:26:43Z",
        "1645514803.863,2022-02-22T07:26:43.863Z",
        "1645514803863,2022-02-22T07:26:43.863Z"
    })
    void time_isRead(String text, Instant moment) {
        assertThat(read(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "now",
                "1",
                "164551480",
                "10000000000",
                "10000000000000",
                "16455148038",
                "164551480386",
                "16455148038630",
                "-1645514803",
                "20220222072643",
                "1e99999",
                "2022-02-22",
                "Tue, 22 Feb 2022",
                "Tue, 22 Feb 2022 07:26:43",
                "Tue, 22 Foo 2022 07:26:43 GMT",
                "Tue, 31 Feb 2022 07:26:43 GMT",
                "22 Feb 22 07:26:43 GMT",
                "22 Feb 2022 07:26:43 CST",
                "02/22/2022 07:26:43 GMT",
                "2022-02-22T07:26:43",
                "2022-02-22T07:26:43.863",
                "2022-02-30T07:26:43.863Z",
                "2023-02-29T07:26:43.863Z",
                "2022-13-01T07:26:43.863Z",
                "2022-00-10T07:26:43.863Z",
                "2022-01-00T07:26:43.863Z",
                "2022-02-22T25:00:00.000Z",
                "2022/02/22T07:26:43.863Z",
                "2022-02-22T07-26-43.863Z",
                "2022-02-22T07:26:43:863Z",
                "2022-02-22T07:26:43.863X",
                "٢٠٢٢-02-22T07:26:43.863Z",
                "2022-02-22T07:26:43.86aZ",
                "-022-02-22T07:26:43.863Z",
                "2022-02-22T07:26:4+.863Z",
                "2022-02-22T07:26:43.863+25:00",
                "2022-02-22T24:00:01Z",
                "2022-02-22T07:61:43Z",
                "2022-02-22T07:26:61Z",
                "2022-02-22T07:26:43.Z",
                "2022-02-22T07:26:43.863Z[UTC",
                "2022-02-22T07:26:43.863Z UTC+1",
                "2022-02-22T07:26:43.863ZZ",
                "2022-02-22  07:26:43Z",
                "2022-02-22T07Z"
            })
    void anythingElse_isNotATime(String text) {
        assertThat(read(text)).isNull();
    }

    /** One reader for all of them, as for a response; some are of the day of the one before. */
    @Test
    void commonForm_anyTime_isReadAsWritten() {
        Random random = new Random(7);
        long first = Instant.parse("1970-01-01T00:00:01Z").toEpochMilli();
        long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        List<Instant> moments = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Instant moment = Instant.ofEpochMilli(random.nextLong(first, last + 1));
            moments.add(moment);
            moments.add(moment.truncatedTo(ChronoUnit.DAYS).plusMillis(random.nextLong(86_400_000)));
        }
        byte[] json = moments.stream()
                .map(COMMON_FORM::format)
                .collect(Collectors.joining("\",\"", "[\"", "\"]"))
                .getBytes(StandardCharsets.UTF_8);
        CommonTimestamps timestamps = timestampsIn(json);

        for (int index = 0; index < moments.size(); index++) {
            assertThat(timestamps.read(1 + index * "'2022-02-22T07:26:43.863Z',".length()))
                    .isEqualTo(moments.get(index));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-02-22T00:00:00.000Z", "2022-02-22T23:59:59.999Z", "1970-01-01T00:00:01.000Z"})
    void commonForm_firstAndLastTimes_areRead(String text) {
        assertThat(common(text)).isEqualTo(text);
    }

    /** Those around the digits in ASCII, and a byte that UTF-8 has in other digits. */
    @Test
    void commonForm_invalidDigit_isLeftToTheFullParser() {
        String moment = "2022-02-22T07:26:43.863Z";
        for (int index = 0; index < moment.length(); index++) {
            if (Character.isDigit(moment.charAt(index))) {
                for (char none : new char[] {'/', ':', ' ', 'a', (char) 0xD9}) {
                    String text = moment.substring(0, index) + none + moment.substring(index + 1);

                    assertThat(common(text)).as(text).isNull();
                }
            }
        }
    }

    /** Alone in a text, so that no date was read before it. */
    private static Instant common(String text) {
        return timestampsIn(("\"" + text + "\"").getBytes(StandardCharsets.ISO_8859_1))
                .read(0);
    }

    @Test
    void commonForm_dayThatDoesNotExist_isNotATime() {
        CommonTimestamps timestamps =
                timestampsIn("\"2022-02-28T07:26:43.863Z\",\"2022-02-30T07:26:43.863Z\",\"2022-02-28T07:26:43.864Z\""
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(timestamps.read(0)).isEqualTo("2022-02-28T07:26:43.863Z");
        assertThat(timestamps.read(27)).isNull();
        assertThat(timestamps.read(54)).isEqualTo("2022-02-28T07:26:43.864Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2022-02-22T07:26:43.863Z\"",
                "\"2022-02-22T07:26:43.863Z'",
                "\"2022-02-22T07:26:43.863Z",
                "\"2022-02-22T07:26:43.8631Z\"",
                "\"2022-02-22T07:26:43.863Z \"",
                "\"",
                ""
            })
    void commonForm_partOfAString_isLeftToTheFullParser(String json) {
        assertThat(timestampsIn(json.getBytes(StandardCharsets.UTF_8)).read(0)).isNull();
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
                    random.nextInt(24),
                    random.nextInt(60),
                    random.nextInt(60),
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

    /** As a reader of JSON reads it. */
    private static Instant read(String text) {
        byte[] json = ("[\"" + text + "\"]").getBytes(StandardCharsets.UTF_8);
        Instant common = timestampsIn(json).read(1);
        return common == null ? Timestamps.parse(text, null) : common;
    }

    @ParameterizedTest
    @CsvSource({
        "2022-02-22T07:26:43.863,2022-02-22T06:26:43.863Z",
        "2022-07-22 07:26:43,2022-07-22T05:26:43Z",
        "2022-07-22T07:26:43Z,2022-07-22T07:26:43Z",
        "'Tue, 22 Feb 2022 07:26:43',2022-02-22T06:26:43Z"
    })
    void timeWithoutZone_isReadInTheKnownZone(String text, Instant time) {
        assertThat(Timestamps.parse(text, ZoneId.of("Europe/Berlin"))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                " 0 ",
                "-1",
                "1970-01-01T00:00:00Z",
                "1970-01-01T00:00:00",
                "1970-01-01 00:00:00",
                "1970-01-01T01:00:00.000+01:00",
                "0001-01-01T00:00:00Z",
                "0001-01-01T00:00:00",
                "0001-01-01T00:00:00.0000000+00:00",
                "0001-01-01T00:00:00-05:00",
                "0000-00-00 00:00:00"
            })
    void placeholderForNoTime_isAbsent(String text) {
        assertThat(Timestamps.isNone(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "-2", "0x", "1970-01-01T00:00:01Z", "0001-01-03T00:00:00Z", "2022-02-22T07:26:43Z", "soon"})
    void anythingElse_isNotNone(String text) {
        assertThat(Timestamps.isNone(text)).isFalse();
    }

    /** Each twice as long as the one before, and none looked at longer. */
    @Test
    void hostileTexts_takeNoLongerForBeingLonger() {
        for (String part : List.of("9", "-", " ", "T", "22 Feb ", "2022-02-22T07:26:43.1", "[", "é")) {
            for (int length = 1 << 10; length <= 1 << 20; length <<= 1) {
                String text = "2022-02-22T07:26:43." + part.repeat(length / part.length());
                assertTimeoutPreemptively(Duration.ofSeconds(1), () -> Timestamps.parse(text, null));
            }
        }
    }

    @Test
    void minutesSinceEpoch_areRead() {
        assertThat(Timestamps.sinceEpoch(2, TimeUnit.MINUTES)).isEqualTo(Instant.ofEpochSecond(120));
        assertThat(Timestamps.sinceEpoch(Long.MAX_VALUE, TimeUnit.DAYS)).isNull();
    }

    /** The short way reads nothing that the long way reads differently. */
    @Test
    void plain_isWhatTheNumberIs() {
        Random random = new Random(42);
        for (int count = 0; count < 20_000; count++) {
            String text = random.ints(1 + random.nextInt(24), 0, 14)
                    .mapToObj(index -> "0123456789.9-e".substring(index, index + 1))
                    .collect(Collectors.joining());
            for (TimeUnit unit : TimeUnit.values()) {
                Instant plain = Timestamps.plain(text, unit);

                if (plain != null) {
                    assertThat(plain)
                            .as("%s %s", text, unit)
                            .isEqualTo(Timestamps.sinceEpoch(new BigDecimal(text), unit));
                }
            }
        }
    }

    @Test
    void plain_isRead() {
        assertThat(Timestamps.plain("1700000000.123456789", TimeUnit.SECONDS))
                .isEqualTo(Instant.ofEpochSecond(1_700_000_000, 123_456_789));
        assertThat(Timestamps.plain("99999999999.5", TimeUnit.SECONDS))
                .isEqualTo(Instant.ofEpochSecond(99_999_999_999L, 500_000_000));
        assertThat(Timestamps.plain("1", TimeUnit.SECONDS)).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(Timestamps.plain("999999999999999999", TimeUnit.NANOSECONDS))
                .isEqualTo(Instant.ofEpochSecond(999_999_999, 999_999_999));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "0",
                "-1",
                "+1",
                ".5",
                "1.",
                "0.5",
                "-1.5",
                "1.5e3",
                "1e9",
                "1.-5",
                "1.5 ",
                " 1.5",
                "1.5.5",
                "1./",
                "1.:",
                "100000000000.5",
                "1.1234567890",
                "1000000000000000000",
                "999999999999999999",
                "1e999999999",
                "1.5e999999999",
                "١",
                "١.٥"
            })
    void plain_ofAnotherForm_isLeftToTheLongWay(String text) {
        assertThat(Timestamps.plain(text, TimeUnit.SECONDS)).isNull();
    }

    private static CommonTimestamps timestampsIn(byte[] json) {
        return new CommonTimestamps(json, json.length);
    }

    @Test
    void common_doesNotReadBeyondTheText() {
        byte[] array = "\"2022-02-22T07:26:43.863Z\"".getBytes(StandardCharsets.UTF_8);

        assertThat(new CommonTimestamps(array, array.length).read(0)).isNotNull();
        assertThat(new CommonTimestamps(array, array.length - 1).read(0)).isNull();
    }
}

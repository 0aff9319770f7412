package io.unisession.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of the usual form, compared with what {@code java.time} reads. */
class CommonTimestampsTest {
    private static final String USUAL = "\"2022-02-22T07:26:43.863Z\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-02-22T07:26:43.863Z",
                "1970-01-01T00:00:01.000Z",
                "2024-02-29T23:59:59.999Z",
                "9999-12-31T23:59:59.999Z",
                "2000-10-09T00:00:00.001Z"
            })
    void read_usualForm_isTheTime(String text) {
        assertThat(read("\"" + text + "\"")).isEqualTo(Instant.parse(text));
    }

    @Test
    void read_anyOtherByteInAnyPlace_agreesWithJavaTimeOrReadsNothing() {
        for (int index = 0; index < USUAL.length(); index++) {
            for (int value = 0; value < 256; value++) {
                byte[] json = USUAL.getBytes(StandardCharsets.US_ASCII);
                json[index] = (byte) value;

                Instant read = new CommonTimestamps(json, json.length).read(0);

                assertThat(read).as("%d at %d", value, index).isEqualTo(expected(json));
            }
        }
    }

    @Test
    void read_randomDigits_agreesWithJavaTimeOrReadsNothing() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] json = USUAL.getBytes(StandardCharsets.US_ASCII);
            for (int index = 0; index < json.length; index++) {
                if (Character.isDigit(json[index]) && random.nextInt(3) == 0) {
                    json[index] = (byte) ('0' + random.nextInt(10));
                }
            }

            assertThat(new CommonTimestamps(json, json.length).read(0))
                    .as(new String(json, StandardCharsets.US_ASCII))
                    .isEqualTo(expected(json));
        }
    }

    @Test
    void read_severalTimes_rereadsTheDateWhenItChanges() {
        String json =
                "[" + USUAL + ",\"2022-02-23T07:26:43.863Z\",\"2022-03-23T07:26:43.863Z\",\"2023-03-23T07:26:43.863Z\","
                        + USUAL + "]";
        CommonTimestamps times = new CommonTimestamps(json.getBytes(StandardCharsets.US_ASCII), json.length());

        for (int index = 0; index < 5; index++) {
            int quote = 1 + index * (USUAL.length() + 1);
            String text = json.substring(quote + 1, quote + USUAL.length() - 1);
            assertThat(times.read(quote)).isEqualTo(Instant.parse(text));
        }
    }

    @Test
    void read_noSuchDay_isNothing_andTheDayBeforeIsStillRead() {
        String json = USUAL + "\"2022-02-30T07:26:43.863Z\"" + USUAL;
        CommonTimestamps times = new CommonTimestamps(json.getBytes(StandardCharsets.US_ASCII), json.length());

        assertThat(times.read(0)).isNotNull();
        assertThat(times.read(USUAL.length())).isNull();
        assertThat(times.read(2 * USUAL.length())).isEqualTo(times.read(0));
    }

    @Test
    void read_textThatEndsEarly_isNothing() {
        byte[] json = USUAL.getBytes(StandardCharsets.US_ASCII);

        for (int length = 0; length < json.length; length++) {
            assertThat(new CommonTimestamps(json, length).read(0)).isNull();
        }
    }

    private static Instant read(String json) {
        return new CommonTimestamps(json.getBytes(StandardCharsets.US_ASCII), json.length()).read(0);
    }

    /** What java.time reads if the text has the usual form and is after 1970; otherwise null. */
    private static Instant expected(byte[] json) {
        String text = new String(json, StandardCharsets.ISO_8859_1);
        if (!text.matches("\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z\"")) {
            return null;
        }
        try {
            Instant time = Instant.parse(text.substring(1, text.length() - 1));
            boolean isLeapSecondOrMidnight = text.startsWith("24", 12) || text.startsWith("60", 18);
            return time.getEpochSecond() <= 0 || isLeapSecondOrMidnight ? null : time;
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}

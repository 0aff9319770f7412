package io.unisession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void duration_anyLength_namesItsUnits() {
        assertThat(PlainText.duration(Duration.ZERO)).isEqualTo("0 s");
        assertThat(PlainText.duration(Duration.ofMillis(340))).isEqualTo("340 ms");
        assertThat(PlainText.duration(Duration.ofMillis(59_999))).isEqualTo("59 s");
        assertThat(PlainText.duration(Duration.ofSeconds(60))).isEqualTo("1 m 00 s");
        assertThat(PlainText.duration(Duration.ofSeconds(21 * 60 + 49))).isEqualTo("21 m 49 s");
        assertThat(PlainText.duration(Duration.ofSeconds(3600 + 2 * 60 + 5))).isEqualTo("1 h 02 m 05 s");
        assertThat(PlainText.duration(Duration.ofHours(24).minusSeconds(1))).isEqualTo("23 h 59 m 59 s");
        assertThat(PlainText.duration(Duration.ofHours(26816).plusMinutes(53))).isEqualTo("1117 d 08 h 53 m 00 s");
    }

    @Test
    void time_withFraction_isUtcToTheSecond() {
        Instant time = Instant.parse("2026-03-02T23:59:59.999Z");

        assertThat(PlainText.time(time)).isEqualTo("2026-03-02T23:59:59Z");
        assertThat(PlainText.timeOfDay(time)).isEqualTo("23:59:59Z");
    }

    @Test
    void counted_oneThing_isSingular() {
        assertThat(PlainText.counted(0, "session", "sessions")).isEqualTo("0 sessions");
        assertThat(PlainText.counted(1, "session", "sessions")).isEqualTo("1 session");
        assertThat(PlainText.counted(2, "session", "sessions")).isEqualTo("2 sessions");
    }

    @Test
    void atMost_charactersOfTwoUnits_areNotCutInHalf() {
        assertThat(PlainText.atMost(5, "😀😀😀😀😀")).isEqualTo("😀😀😀😀😀");
        assertThat(PlainText.atMost(5, "😀😀😀😀😀😀")).isEqualTo("😀😀...");
    }

    @Test
    void oneLine_textThatWouldMoveOrReorderIt_doesNot() {
        assertThat(PlainText.oneLine("a\u001B[2J\r\nb\u2028c\u0085d")).isEqualTo("a [2J b c d");
        assertThat(PlainText.oneLine("a\u202Eb\u2066c\u200Fd\u061Ce\u200Ef")).isEqualTo("a b c d e f");
        assertThat(PlainText.oneLine("می\u200Cخواهم"))
                .as("joiners are part of names")
                .isEqualTo("می\u200Cخواهم");
    }
}

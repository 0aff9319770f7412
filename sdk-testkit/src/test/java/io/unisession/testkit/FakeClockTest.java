package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FakeClockTest {

    @Test
    void instant_standsStillUntilMoved() {
        FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");

        assertThat(clock.instant()).isEqualTo(clock.instant()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(clock.advance(Duration.ofHours(1))).isEqualTo("2026-03-01T11:00:00Z");
        assertThat(clock.instant()).isEqualTo("2026-03-01T11:00:00Z");
        assertThat(clock.advance(Duration.ofHours(-2))).isEqualTo("2026-03-01T09:00:00Z");
    }

    @Test
    void withZone_movesTogetherWithTheClockItWasMadeFrom() {
        FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Kathmandu"));

        clock.advance(Duration.ofMinutes(1));

        assertThat(elsewhere.instant()).isEqualTo(clock.instant());
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Kathmandu"));
    }

    @Test
    void timing_sleep_movesTheClockAtOnce() throws Exception {
        FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
        Timing timing = clock.timing();
        long before = timing.nanoTime();

        timing.sleep(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo("2026-03-01T11:00:00Z").isEqualTo(timing.now());
        assertThat(timing.nanoTime() - before).isEqualTo(Duration.ofHours(1).toNanos());
        assertThat(timing.randomUpTo(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void timing_sleepOfAnInterruptedThread_endsAtOnce() {
        FakeClock clock = FakeClock.at("2026-03-01T10:00:00Z");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> clock.timing().sleep(Duration.ofHours(1))).isInstanceOf(InterruptedException.class);

        assertThat(clock.instant()).isEqualTo("2026-03-01T10:00:00Z");
    }
}

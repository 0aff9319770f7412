package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A timing of which a test overrides what it needs. */
class TimingTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Timing noon = new Timing() {
        @Override
        public Instant now() {
            return NOON;
        }
    };

    @Test
    void overriddenMethods_areTheTests() {
        assertThat(noon.now()).isEqualTo(NOON);
    }

    @Test
    void methodsNotOverridden_areTheSystems() {
        Timing plain = new Timing() {};
        long before = System.nanoTime();
        long between = plain.nanoTime();

        assertThat(between - before).isNotNegative();
        assertThat(System.nanoTime() - between).isNotNegative();
        assertThat(plain.now()).isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
        assertThat(IntStream.range(0, 100).mapToObj(draw -> plain.randomUpTo(Duration.ofNanos(3))))
                .allMatch(wait -> !wait.isNegative() && wait.compareTo(Duration.ofNanos(3)) <= 0)
                .doesNotContainSequence(Collections.nCopies(100, Duration.ZERO));
    }

    @Test
    void waitsBeyondTheArithmeticOfTime_areWaited() {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        RetryPolicy patient = RetryPolicy.standard().withDelays(Duration.ofSeconds(1), forever);

        assertThat(patient.delayLimit(1_000)).isEqualTo(forever);
        assertThat(noon.randomUpTo(forever)).isPositive();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> noon.sleep(forever)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void sleepThatIsNotOverridden_isInterruptible() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> noon.sleep(Duration.ofDays(1))).isInstanceOf(InterruptedException.class);
    }
}

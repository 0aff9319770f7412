package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadLimitTest {
    @Test
    void readTimeout_exceedsTheAttempt_soThatTheAttemptTimesOut() {
        assertThat(Transport.millis(TimeUnit.MILLISECONDS.toNanos(250))).isEqualTo(251);
        assertThat(Transport.millis(1)).isEqualTo(1);
    }

    @Test
    void attemptTimeoutBeyondOkHttpsLimit_isThatLimit() {
        assertThat(Transport.millis(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }
}

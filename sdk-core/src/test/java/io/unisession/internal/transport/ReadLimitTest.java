package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadLimitTest {
    @Test
    void readMayTakeLongerThanTheAttempt_soThatItIsTheAttemptThatEnds() {
        assertThat(Transport.millis(TimeUnit.MILLISECONDS.toNanos(250))).isEqualTo(251);
        assertThat(Transport.millis(1)).isEqualTo(1);
    }

    @Test
    void attemptLongerThanOkHttpCanCount_isAsLongAsItCan() {
        assertThat(Transport.millis(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }
}

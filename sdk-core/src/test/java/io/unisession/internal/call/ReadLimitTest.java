package io.unisession.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadLimitTest {
    @Test
    void readMayTakeLongerThanTheAttempt_soThatItIsTheAttemptThatEnds() {
        assertThat(ReadLimit.millis(TimeUnit.MILLISECONDS.toNanos(250))).isEqualTo(251);
        assertThat(ReadLimit.millis(1)).isEqualTo(1);
    }

    @Test
    void attemptLongerThanOkHttpCanCount_isAsLongAsItCan() {
        assertThat(ReadLimit.millis(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }
}

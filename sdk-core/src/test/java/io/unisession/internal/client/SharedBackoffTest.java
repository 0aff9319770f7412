package io.unisession.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.support.VirtualTiming;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedBackoffTest {
    private final VirtualTiming timing = new VirtualTiming();
    private final SharedBackoff pause = new SharedBackoff(timing);

    @Test
    void rateLimitsOfRunningCalls_areOnePause() throws InterruptedException {
        long began = pause.await();
        for (int call = 0; call < 8; call++) {
            pause.begin(began, Optional.empty());
        }

        assertWaits(Duration.ofSeconds(1));
    }

    @Test
    void consecutiveRateLimits_doubleThePauseUpToALimit() throws InterruptedException {
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 32}) {
            pause.begin(pause.await(), Optional.empty());
            assertWaits(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void requestedPause_isUsedEvenIfTheDefaultIsLonger() throws InterruptedException {
        for (int refusal = 0; refusal < 4; refusal++) {
            pause.begin(pause.await(), Optional.of(Duration.ofSeconds(1)));
            assertWaits(Duration.ofSeconds(1));
        }
    }

    @Test
    void retryAfterZero_isIgnored() throws InterruptedException {
        pause.begin(pause.await(), Optional.of(Duration.ZERO));

        assertWaits(Duration.ofSeconds(1));
    }

    @Test
    void longerPauseRequestedByAnotherRunningCall_extendsIt() throws InterruptedException {
        long began = pause.await();
        pause.begin(began, Optional.empty());
        pause.begin(began, Optional.of(Duration.ofSeconds(5)));

        assertWaits(Duration.ofSeconds(5));
    }

    @Test
    void success_resetsThePause() throws InterruptedException {
        pause.begin(pause.await(), Optional.empty());
        pause.succeeded(pause.await());
        pause.begin(pause.await(), Optional.empty());

        assertWaits(Duration.ofSeconds(1));
    }

    @Test
    void successOfACallFromBeforeThePause_doesNotResetThePause() throws InterruptedException {
        long began = pause.await();
        pause.begin(began, Optional.empty());
        pause.succeeded(began);
        pause.begin(pause.await(), Optional.empty());

        assertWaits(Duration.ofSeconds(2));
    }

    private void assertWaits(Duration expected) throws InterruptedException {
        pause.await();
        assertThat(timing.waits()).last().isEqualTo(expected);
    }
}

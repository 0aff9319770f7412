package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.support.Threads;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeoutSentinelTest {
    @Test
    void usedTimeout_isInTheQueueOnce() {
        TimeoutSentinel timeout = new TimeoutSentinel(Duration.ofHours(1));
        assertThat(timeout.isInQueue()).isFalse();

        timeout.use();
        timeout.use();

        assertThat(timeout.isInQueue()).isTrue();
    }

    @Test
    void unusedTimeout_leavesTheQueue_andCanBeReused() {
        TimeoutSentinel timeout = new TimeoutSentinel(Duration.ofMillis(20));

        timeout.use();
        Threads.awaitTrue("it has left the queue", () -> !timeout.isInQueue());
        timeout.use();
        Threads.awaitTrue("it has left the queue again", () -> !timeout.isInQueue());
    }
}

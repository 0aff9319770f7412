package io.unisession.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Timing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** That no call goes on after the operation, or keeps a program from ending. */
class ParallelCallsTest {
    private final CountDownLatch slowRuns = new CountDownLatch(1);
    private final AtomicBoolean slowEnded = new AtomicBoolean();

    @Test
    void forEach_interruptedWhileOthersStillRun_returnsWhenTheyHaveEnded() {
        ParallelCalls calls = new ParallelCalls(Operation.within(Duration.ofMinutes(1), Timing.system()));
        Thread caller = Thread.currentThread();

        assertThatThrownBy(() -> calls.forEach(
                        List.of("fails", "slow"), 2, (operation, item) -> item.equals("slow") ? slow(caller) : fail()))
                .hasMessage("failed");

        assertThat(slowEnded).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void forEach_runsOnDaemonThreads() {
        ParallelCalls calls = new ParallelCalls(Operation.within(Duration.ofMinutes(1), Timing.system()));

        assertThat(calls.forEach(
                        List.of(1, 2),
                        2,
                        (operation, item) -> Thread.currentThread().isDaemon()))
                .containsExactly(true, true);
    }

    private String fail() {
        try {
            slowRuns.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("failed");
    }

    /** Ends when it was interrupted twice: because of the failure, and because of the caller's interrupt. */
    private String slow(Thread caller) {
        slowRuns.countDown();
        awaitInterrupt();
        caller.interrupt();
        awaitInterrupt();
        slowEnded.set(true);
        return "slow";
    }

    private static void awaitInterrupt() {
        try {
            assertThat(new CountDownLatch(1).await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException expected) {
            // Its flag is clear again.
        }
    }
}

package io.unisession.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That threads which read settings wait for each other, and no longer than they must. */
class ReadingLockTest {
    private final ReadingLock lock = new ReadingLock();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void endOtherThread() {
        end.countDown();
    }

    @Test
    void locked_afterAnotherThreadHasEnded_runs() {
        CompletableFuture.supplyAsync(() -> lock.locked(() -> "first")).join();

        assertThat(lock.locked(() -> "second")).isEqualTo("second");
    }

    @Test
    void locked_afterAnotherThreadHasFailed_runs() {
        CompletableFuture<Object> failed = CompletableFuture.supplyAsync(() -> lock.locked(() -> {
            throw new IllegalStateException("no vault");
        }));
        assertThatThrownBy(failed::join).hasRootCauseMessage("no vault");

        assertThat(lock.locked(() -> "second")).isEqualTo("second");
    }

    @Test
    void locked_interruptedWhileAnotherThreadReads_saysSo() throws InterruptedException {
        CompletableFuture<Boolean> reading = CompletableFuture.supplyAsync(() -> lock.locked(this::readUntilTheEnd));
        begun.await();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> lock.locked(() -> "never"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("interrupted while another thread reads the settings");
        assertThat(Thread.interrupted()).isTrue();
        end.countDown();
        assertThat(reading.join()).isTrue();
    }

    private boolean readUntilTheEnd() {
        begun.countDown();
        try {
            return end.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

package io.unisession.history.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.Timing;
import io.unisession.error.FailureDetails;
import io.unisession.error.RateLimitedException;
import io.unisession.testkit.InMemoryProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sync that stops while one of its sources waits for its budget: a wait that would not end by itself. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SyncStopTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofDays(1));

    private final CountDownLatch waiting = new CountDownLatch(1);

    @TempDir
    private Path folder;

    /** A clock that stands still, and waits until it is interrupted. */
    private final class Stopped implements Timing {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            waiting.countDown();
            new CountDownLatch(1).await();
        }

        @Override
        public Duration randomUpTo(Duration limit) {
            return limit;
        }
    }

    private static InMemoryProvider provider() {
        return InMemoryProvider.create("acme")
                .add(Session.builder("acme")
                        .id("s-1")
                        .status(SessionStatus.ENDED)
                        .startedAt(START)
                        .participants(List.of())
                        .build());
    }

    private static InMemoryProvider limited() {
        InMemoryProvider provider = provider();
        provider.failNext(new RateLimitedException(
                "slow down",
                FailureDetails.builder("acme", "listSessions")
                        .retryAfter(Duration.ofHours(1))
                        .retryable(true)
                        .build()));
        return provider;
    }

    private SessionSync.Builder sync(SyncOutput output) {
        return SessionSync.builder(output, SyncStateFile.of(folder.resolve("state")))
                .timing(new Stopped())
                .add(SyncPlan.builder("waits", START).build(), limited().client(), RequestBudget.unlimited());
    }

    /** An output that does something of its own. */
    private record Output(Runnable onWrite, Runnable onClose) implements SyncOutput {
        @Override
        public void start(String position) {
            // There is nothing to prepare.
        }

        @Override
        public void write(List<SessionVersion> versions) {
            onWrite.run();
        }

        @Override
        public String position() {
            return "";
        }

        @Override
        public void close() {
            onClose.run();
        }
    }

    @Test
    void run_outputFailsWhileAnotherSourceWaits_throwsAtOnce() throws Exception {
        Output broken = new Output(
                () -> {
                    try {
                        waiting.await();
                    } catch (InterruptedException unexpected) {
                        throw new IllegalStateException(unexpected);
                    }
                    throw new SyncException("the disk is full", null);
                },
                () -> {});
        try (SessionSync sync = sync(broken)
                .add(SyncPlan.builder("writes", START).build(), provider().client(), RequestBudget.unlimited())
                .build()) {
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> sync.run(NOW))
                    .withMessage("the disk is full");
        }
    }

    @Test
    void close_whileASourceWaits_endsTheRun() throws Exception {
        SessionSync sync = sync(new Output(() -> {}, () -> {})).build();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                sync.run(NOW);
            } catch (InterruptedException | RuntimeException stopped) {
                thrown.set(stopped);
            }
        });
        caller.setDaemon(true);
        caller.start();
        waiting.await();

        sync.close();
        caller.join();

        assertThat(thrown.get()).isInstanceOf(SyncException.class).hasMessage("the sync was closed");
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> sync.run(NOW))
                .withMessage("this sync stopped (the sync was closed). Close it and build another, which continues");
    }

    @Test
    void build_refusedAndTheOutputCannotBeClosed_saysBoth() {
        SyncOutput output = new Output(() -> {}, () -> {
            throw new IllegalStateException("cannot be closed");
        });
        SyncStore store = new SyncStore() {
            @Override
            public Optional<Kept> load() {
                throw new IllegalStateException("is corrupt");
            }

            @Override
            public void replace(List<SyncState> states, String position) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean append(String source, SyncStep step, String position) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> SessionSync.builder(output, store).build())
                .withMessage("is corrupt")
                .satisfies(refused -> assertThat(refused.getSuppressed())
                        .singleElement()
                        .satisfies(suppressed -> assertThat(suppressed).hasMessage("cannot be closed")));
    }
}

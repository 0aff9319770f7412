package io.unisession.history.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.InMemoryProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sync whose output, listener, clock or thread fails in the middle, or whose sessions are absurd. */
class SyncFailureTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final FakeClock clock = FakeClock.at(START.plus(Duration.ofDays(1)));

    @TempDir
    private Path folder;

    private SessionSync.Builder sync(SyncOutput output) {
        return SessionSync.builder(output, SyncStateFile.of(folder.resolve("state")))
                .timing(clock.timing());
    }

    private SyncFiles files() {
        return SyncFiles.ndjson(folder.resolve("out"));
    }

    private static SyncPlan plan(String source) {
        return SyncPlan.builder(source, START).pageSize(10).build();
    }

    private static Session.Builder session(String id, Instant start) {
        return Session.builder("acme")
                .id(id)
                .status(SessionStatus.ENDED)
                .startedAt(start)
                .participants(List.of());
    }

    private static InMemoryProvider provider(int sessions) {
        InMemoryProvider provider = InMemoryProvider.create("acme");
        for (int number = 0; number < sessions; number++) {
            provider.add(session("s-" + number, START.plusSeconds(number)).build());
        }
        return provider;
    }

    private List<String> ids() throws IOException {
        return Files.readAllLines(folder.resolve("out/sessions.ndjson")).stream()
                .map(line -> ProviderDocument.of(line).text("/session_id").orElseThrow())
                .toList();
    }

    /** Writes as another output does, and then does something of its own. */
    private record Followed(SyncOutput output, Runnable afterwards) implements SyncOutput {
        @Override
        public void start(String position) {
            output.start(position);
        }

        @Override
        public void write(List<SessionVersion> versions) {
            output.write(versions);
            afterwards.run();
        }

        @Override
        public String position() {
            return output.position();
        }

        @Override
        public void close() {
            output.close();
        }
    }

    @Test
    void run_interruptedWhileAPageIsWritten_writesIt_andTheNextRunContinues() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        AtomicBoolean goOn = new AtomicBoolean();
        SyncOutput slow = new Followed(files(), () -> {
            writing.countDown();
            while (!goOn.get()) {
                Thread.onSpinWait();
            }
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (SessionSync sync = sync(slow)
                .add(plan("acme"), provider(30).client(), RequestBudget.unlimited())
                .build()) {
            Thread caller = new Thread(() -> {
                try {
                    sync.run(clock.instant());
                } catch (InterruptedException | RuntimeException stopped) {
                    thrown.set(stopped);
                }
            });
            caller.start();
            writing.await();
            caller.interrupt();
            // Until it has noticed, and either waits for the page or is over.
            while (caller.isInterrupted()
                    || (caller.getState() != Thread.State.WAITING && caller.getState() != Thread.State.TERMINATED)) {
                Thread.onSpinWait();
            }
            goOn.set(true);
            caller.join();

            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(20);
        }
        assertThat(ids()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void run_interruptedBefore_throwsAndTheNextRunContinues() throws Exception {
        try (SessionSync sync = sync(files())
                .add(plan("acme"), provider(30).client(), RequestBudget.unlimited())
                .build()) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> sync.run(clock.instant()));

            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(30);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void run_outputFailed_stopsAndRefusesToGoOn_andANewSyncContinues(boolean bug) throws Exception {
        InMemoryProvider provider = provider(30);
        AtomicBoolean failing = new AtomicBoolean(true);
        SyncOutput broken = new Followed(files(), () -> {
            if (failing.getAndSet(false)) {
                throw bug ? new IllegalStateException("a bug") : new SyncException("the disk is full", null);
            }
        });
        try (SessionSync sync = sync(broken)
                .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                .add(plan("other"), provider(30).client(), RequestBudget.atMost(1, Duration.ofHours(1)))
                .build()) {
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> sync.run(clock.instant()))
                    .withMessage(
                            bug
                                    ? "the sync could not be written: java.lang.IllegalStateException: a bug"
                                    : "the disk is full");
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> sync.run(clock.instant()))
                    .withMessageStartingWith("this sync stopped (")
                    .withMessageEndingWith("). Close it and build another, which continues");
        }
        try (SessionSync sync = sync(files())
                .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                .build()) {
            sync.run(clock.instant());
        }
        assertThat(Files.readAllLines(folder.resolve("out/sessions.ndjson")).stream()
                        .filter(line -> line.contains("\"source\":\"acme\"")))
                .hasSize(30)
                .doesNotHaveDuplicates();
    }

    @Test
    void run_listenerFailsWhileASourceWaits_onlyThatSourceFails() throws Exception {
        try (SessionSync sync = sync(files())
                .add(plan("one"), provider(30).client(), RequestBudget.atMost(1, Duration.ofMinutes(1)))
                .add(plan("other"), provider(30).client(), RequestBudget.unlimited())
                .listener(progress -> {
                    if (progress.pausedUntil().isPresent()) {
                        throw new IllegalStateException("a bug in the listener");
                    }
                })
                .build()) {
            List<SyncResult> results = sync.run(clock.instant());

            assertThat(results.get(0).failure()).isPresent();
            assertThat(results.get(1).failure()).isEmpty();
            assertThat(results.get(1).versions()).isEqualTo(30);
        }
    }

    @Test
    void run_twiceAtOnce_isRefused() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SyncOutput slow = new Followed(files(), () -> {
            writing.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        try (SessionSync sync = sync(slow)
                .add(plan("acme"), provider(5).client(), RequestBudget.unlimited())
                .build()) {
            Thread first = new Thread(() -> {
                try {
                    sync.run(clock.instant());
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            first.start();
            writing.await();
            try {
                assertThatIllegalStateException()
                        .isThrownBy(() -> sync.run(clock.instant()))
                        .withMessage("this sync runs already; wait until it returns");
            } finally {
                goOn.countDown();
                first.join();
            }
        }
    }

    @Test
    void run_endInTheFuture_losesNoSessionThatStartsUntilThen() throws Exception {
        InMemoryProvider provider = provider(5);
        try (SessionSync sync = sync(files())
                .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                .build()) {
            sync.run(clock.instant().plus(Duration.ofDays(10)));
            provider.add(session("later", clock.advance(Duration.ofDays(2))).build());

            sync.run(clock.advance(Duration.ofDays(10)));
        }
        assertThat(ids()).hasSize(6).contains("later");
    }

    @Test
    void run_sessionsOfAbsurdLength_areCopied() throws Exception {
        InMemoryProvider provider = provider(0)
                .add(session("s-1", START).endedAt(Instant.MAX).build())
                .add(session("s-2", START.plusSeconds(1)).build());
        try (SessionSync sync = sync(files())
                .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                .build()) {
            assertThat(sync.run(clock.instant()).get(0).failure()).isEmpty();
        }
        assertThat(ids()).containsExactlyInAnyOrder("s-1", "s-2");
    }

    @Test
    void run_idWithHalfOfASurrogatePair_isRememberedAfterARestart() throws Exception {
        Instant start = START.plus(Duration.ofHours(1));
        InMemoryProvider provider = provider(0)
                .add(session("half\uD83D", start).build())
                .add(session("half?", start).build());
        for (int run = 0; run < 2; run++) {
            try (SessionSync sync = sync(files())
                    .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                    .build()) {
                sync.run(clock.advance(Duration.ofMinutes(1)));
            }
        }

        assertThat(ids()).hasSize(2);
    }

    @Test
    void run_idsOfAbsurdLengthOrWithTheSameHash_areRememberedAfterARestart() throws Exception {
        Instant start = START.plus(Duration.ofHours(1));
        InMemoryProvider provider =
                provider(0).add(session("x".repeat(60_000), start).build());
        int sameHash = 1 << 10;
        for (int number = 0; number < sameHash; number++) {
            StringBuilder id = new StringBuilder();
            for (int bit = 0; bit < 10; bit++) {
                id.append((number >> bit & 1) == 0 ? "Ab" : "BA");
            }
            provider.add(session(id.toString(), start).build());
        }
        for (int run = 0; run < 2; run++) {
            try (SessionSync sync = sync(files())
                    .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                    .build()) {
                assertThat(sync.run(clock.advance(Duration.ofMinutes(1))).get(0).versions())
                        .isEqualTo(run == 0 ? sameHash + 1 : 0);
            }
        }
    }

    /** As somebody says who wants everything to be read again, in one window. */
    @Test
    void run_lookBackAgeAndWindowWithoutEnd_areNoLimits() throws Exception {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        InMemoryProvider provider = provider(20);
        provider.add(session("open", START).status(SessionStatus.ACTIVE).build());
        SyncPlan everything = SyncPlan.builder("acme", START)
                .lookBack(forever)
                .maxSessionAge(forever)
                .windowLength(forever)
                .build();
        for (int run = 0; run < 2; run++) {
            try (SessionSync sync = sync(files())
                    .add(everything, provider.client(), RequestBudget.unlimited())
                    .build()) {
                assertThat(sync.run(clock.advance(Duration.ofDays(30))).get(0).failure())
                        .isEmpty();
            }
            provider.add(session("late", START).build());
        }

        assertThat(ids()).hasSize(22).contains("open", "late");
    }

    /** Rows have a line each. To be read and written again would change numbers, and fail beyond the parser's limits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\r\n \"cost\":\r1.10,\n\"big\":1e400,\"long\":0.12345678901234567890123}",
                "{\n\"half\":\"\\ud83d\",\"line\":\"a\\nb\"}",
                "{\"LONG\":1,\n\"text\":\"LONG\"}",
                "[\nDEEP]"
            })
    void run_rawOnSeveralLines_isCopiedAsItWasSent(String pattern) throws Exception {
        String raw = pattern.replace("LONG", "x".repeat(20_000_001)).replace("DEEP", "[".repeat(999) + "]".repeat(999));
        InMemoryProvider provider = provider(0)
                .add(session("s-1", START).raw(ProviderDocument.of(raw)).build());
        try (SessionSync sync = sync(files())
                .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                .build()) {
            assertThat(sync.run(clock.instant()).get(0).failure()).isEmpty();
        }

        assertThat(Files.readString(folder.resolve("out/sessions.ndjson")))
                .containsOnlyOnce("\n")
                .doesNotContain("\r")
                .endsWith("\"raw\":" + raw.replace('\r', ' ').replace('\n', ' ') + "}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uD83Dx", "\uDE00", "a\uDE00\uD83Db", "\uD83D\uD83D"})
    void run_labelWithHalfOfASurrogatePair_isCopied(String label) throws Exception {
        InMemoryProvider provider =
                provider(0).add(session("s-1", START).label(label).build());
        try (SessionSync sync = sync(files())
                .add(plan("acme"), provider.client(), RequestBudget.unlimited())
                .build()) {
            assertThat(sync.run(clock.instant()).get(0).failure()).isEmpty();
        }

        assertThat(ids()).containsExactly("s-1");
    }

    @Test
    void start_afterAnotherKindOfOutput_isRefused() {
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> files().start(""))
                .withMessage("the state says how far another kind of output was written, not the files in "
                        + folder.resolve("out") + ". Use the output that belongs to it, or start a new sync with a new"
                        + " folder and a new state file");
    }
}

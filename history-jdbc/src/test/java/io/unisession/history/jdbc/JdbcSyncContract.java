package io.unisession.history.jdbc;

import static io.unisession.history.jdbc.Sql.execute;
import static io.unisession.history.jdbc.Sql.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.SessionSync;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncException;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncReader;
import io.unisession.history.sync.SyncState;
import io.unisession.history.sync.SyncStep;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.InMemoryProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a sync into a database must do, whatever the database. */
abstract class JdbcSyncContract {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final FakeClock clock = FakeClock.at(START.plus(Duration.ofDays(1)));

    abstract DataSource emptyDatabase();

    private static Session session(int number, String... people) {
        Instant start = START.plusSeconds(number);
        return Session.builder("acme")
                .id("s-" + number)
                .status(SessionStatus.ENDED)
                .label("a\0b")
                .startedAt(start)
                .endedAt(start.plusSeconds(60))
                .raw(ProviderDocument.of("{\"id\":\"s-" + number + "\"}"))
                .participants(List.of(people).stream()
                        .map(name -> Participant.builder(name)
                                .name(name)
                                .intervals(List.of(Interval.of(start, start.plusSeconds(30))))
                                .build())
                        .toList())
                .build();
    }

    private SessionSync sync(DataSource database, InMemoryProvider provider) {
        return sync(JdbcSyncOutput.of(database), JdbcSyncStore.of(database, "test"), provider);
    }

    private SessionSync sync(JdbcSyncOutput tables, JdbcSyncStore store, InMemoryProvider provider) {
        return SessionSync.builder(tables, store)
                .timing(clock.timing())
                .add(SyncPlan.builder("acme", START).pageSize(7).build(), provider.client(), RequestBudget.unlimited())
                .build();
    }

    private static InMemoryProvider provider(int sessions) {
        InMemoryProvider provider = InMemoryProvider.create("acme");
        for (int number = 0; number < sessions; number++) {
            provider.add(session(number, "Ada"));
        }
        return provider;
    }

    /** A step of the first round of a sync. */
    static SyncStep step() {
        SyncReader reader = SyncReader.of(
                SyncPlan.builder("acme", START).build(),
                InMemoryProvider.create("acme").client());
        SyncState state = SyncState.start(reader.plan());
        state.begin(reader.plan(), reader.mode(), START.plusSeconds(60));
        return reader.step(state.next().orElseThrow());
    }

    @Test
    void run_sessionChangesAndAnotherVanishes_tablesHaveTheLatestOfEach() throws Exception {
        DataSource database = emptyDatabase();
        InMemoryProvider provider =
                InMemoryProvider.create("acme").add(session(1, "Ada", "Ben")).add(session(2, "Cem"));
        try (SessionSync sync = sync(database, provider)) {
            sync.run(clock.instant());
        }
        provider.add(session(1, "Ada"));
        provider.client()
                .require(io.unisession.capability.SessionDeletion.class)
                .deleteSession("s-2");
        clock.advance(Duration.ofHours(1));
        try (SessionSync sync = sync(database, provider)) {
            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(2);
        }

        assertThat(rows(database, "SELECT session_id, vanished, status, label FROM unisession_sessions ORDER BY 1"))
                .extracting(row -> row.toLowerCase(java.util.Locale.ROOT)
                        .replace("true", "t")
                        .replace("false", "f"))
                .containsExactly("s-1 f ended a\uFFFDb", "s-2 t ended a\uFFFDb");
        assertThat(rows(
                        database,
                        "SELECT session_id, participant_number, name FROM unisession_participants ORDER BY 1"))
                .containsExactly("s-1 0 Ada", "s-2 0 Cem");
        assertThat(rows(database, "SELECT session_id, duration_ms, interval_end FROM unisession_intervals ORDER BY 1"))
                .containsExactly("s-1 30000 REPORTED", "s-2 30000 REPORTED");
        assertThat(rows(database, "SELECT raw FROM unisession_sessions WHERE session_id = 's-1'"))
                .containsExactly("{\"id\":\"s-1\"}");
    }

    @Test
    void run_startedAgainInTheMiddle_continuesWhereTheStateEnds() throws Exception {
        DataSource database = emptyDatabase();
        InMemoryProvider provider = provider(30);
        try (SessionSync sync = SessionSync.builder(JdbcSyncOutput.of(database), JdbcSyncStore.of(database, "test"))
                .timing(clock.timing())
                .listener(progress -> {
                    if (progress.requests() == 3) {
                        throw new SyncException("killed", null);
                    }
                })
                .add(SyncPlan.builder("acme", START).pageSize(7).build(), provider.client(), RequestBudget.unlimited())
                .build()) {
            assertThatExceptionOfType(SyncException.class).isThrownBy(() -> sync.run(clock.instant()));
        }
        try (SessionSync sync = sync(database, provider)) {
            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(30 - 21);
        }

        assertThat(rows(database, "SELECT COUNT(*) FROM unisession_sessions")).containsExactly("30");
        assertThat(rows(database, "SELECT COUNT(*) FROM unisession_intervals")).containsExactly("30");
    }

    @Test
    void write_sameVersionsTwice_changesNothing() throws Exception {
        DataSource database = emptyDatabase();
        JdbcSyncOutput output = JdbcSyncOutput.of(database);
        output.start(null);
        List<SessionVersion> versions = List.of(
                SessionVersion.of("acme", session(1, "Ada"), START), SessionVersion.of("acme", session(1), START));

        output.write(versions);
        output.write(versions);

        assertThat(rows(database, "SELECT COUNT(*) FROM unisession_sessions")).containsExactly("1");
        assertThat(rows(database, "SELECT COUNT(*) FROM unisession_participants"))
                .containsExactly("0");
    }

    @Test
    void run_twoProcessesAtOnce_theSecondStops() throws Exception {
        DataSource database = emptyDatabase();
        InMemoryProvider provider = InMemoryProvider.create("acme").add(session(1));
        try (SessionSync first = sync(database, provider);
                SessionSync second = sync(database, provider)) {
            second.run(clock.instant());

            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> first.run(clock.instant()))
                    .withMessage("another process runs the same sync in this database. Run one at a time");
        }
    }

    @Test
    void run_sameObjectsAfterAFailure_continue() throws Exception {
        TrackedDataSource pool = new TrackedDataSource(emptyDatabase());
        JdbcSyncOutput tables = JdbcSyncOutput.of(pool.dataSource());
        JdbcSyncStore store = tables.store("test");
        InMemoryProvider provider = provider(20);
        try (SessionSync sync = sync(tables, store, provider)) {
            pool.failOnceAt("executeBatch", "08006");
            assertThatExceptionOfType(SyncException.class).isThrownBy(() -> sync.run(clock.instant()));
        }
        try (SessionSync sync = sync(tables, store, provider)) {
            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(20);
        }
        assertThat(rows(pool.dataSource(), "SELECT COUNT(*) FROM unisession_sessions"))
                .containsExactly("20");
    }

    @Test
    void run_storeOfTheOutputIsNotUsed_rowsAreWritten() throws Exception {
        DataSource database = emptyDatabase();
        JdbcSyncOutput tables = JdbcSyncOutput.of(database);
        tables.store("unused");
        try (SessionSync sync = sync(tables, JdbcSyncStore.of(database, "test"), provider(3))) {
            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(3);
        }
        assertThat(rows(database, "SELECT COUNT(*) FROM unisession_sessions")).containsExactly("3");
    }

    @Test
    void run_outputWithItsStoreAndThenWithAnother_rowsAreWritten() throws Exception {
        DataSource database = emptyDatabase();
        JdbcSyncOutput tables = JdbcSyncOutput.of(database);
        for (JdbcSyncStore store : List.of(tables.store("one"), JdbcSyncStore.of(database, "other"))) {
            try (SessionSync sync = sync(tables, store, provider(3))) {
                sync.run(clock.instant());
            }
            assertThat(rows(database, "SELECT COUNT(*) FROM unisession_sessions"))
                    .containsExactly("3");
            execute(database, "DELETE FROM unisession_sessions");
        }
    }
}

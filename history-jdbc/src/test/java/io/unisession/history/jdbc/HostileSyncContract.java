package io.unisession.history.jdbc;

import static io.unisession.history.jdbc.Sql.execute;
import static io.unisession.history.jdbc.Sql.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionDeletion;
import io.unisession.history.sync.RequestBudget;
import io.unisession.history.sync.SessionSync;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncException;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncResult;
import io.unisession.history.sync.SyncState;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.InMemoryProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no provider, network or neighbour may do to a sync into a database, whatever the database. */
abstract class HostileSyncContract {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final FakeClock clock = FakeClock.at(START.plus(Duration.ofDays(1)));

    abstract DataSource emptyDatabase();

    private static Session.Builder session(String id) {
        return Session.builder("acme")
                .id(id)
                .status(SessionStatus.ENDED)
                .startedAt(START)
                .participants(List.of());
    }

    private static SessionVersion version(Session session) {
        return SessionVersion.of("acme", session, START);
    }

    private static SessionVersion version(String id) {
        return version(session(id).build());
    }

    private static JdbcSyncOutput started(DataSource database) {
        JdbcSyncOutput output = JdbcSyncOutput.of(database);
        output.start(null);
        return output;
    }

    private static String count(DataSource database) throws SQLException {
        return rows(database, "SELECT COUNT(*) FROM unisession_sessions").get(0);
    }

    private SessionSync sync(DataSource database, InMemoryProvider provider) {
        JdbcSyncOutput tables = JdbcSyncOutput.of(database);
        return SessionSync.builder(tables, tables.store("test"))
                .timing(clock.timing())
                .add(SyncPlan.builder("acme", START).pageSize(7).build(), provider.client(), RequestBudget.unlimited())
                .build();
    }

    private static InMemoryProvider provider(int sessions) {
        InMemoryProvider provider = InMemoryProvider.create("acme");
        for (int number = 0; number < sessions; number++) {
            provider.add(session("s-" + number).build());
        }
        return provider;
    }

    @Test
    void timeout_belowAMillisecond_isRefused() {
        DataSource database = emptyDatabase();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcSyncOutput.builder(database).timeout(Duration.ofNanos(1)))
                .withMessage("the timeout must be at least 1 ms, but is PT0.000000001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcSyncStore.builder(database, "test").timeout(Duration.ZERO))
                .withMessage("the timeout must be at least 1 ms, but is PT0S");
    }

    @Test
    void write_idsThatLookAlikeInADatabase_areRowsOfTheirOwn() throws SQLException {
        DataSource database = emptyDatabase();
        JdbcSyncOutput output = started(database);
        List<String> ids = List.of(
                "nul\0",
                "nul\uFFFD",
                "half\uD83D",
                "half\uD83E",
                "half?",
                "nul\\u0000",
                "back\\slash",
                "x'; DROP TABLE unisession_sessions; --",
                "語".repeat(3_000) + "1",
                "語".repeat(3_000) + "2");

        for (int time = 0; time < 2; time++) {
            output.write(ids.stream().map(HostileSyncContract::version).toList());
            assertThat(count(database)).isEqualTo(Integer.toString(ids.size()));
        }
        output.write(List.of(SessionVersion.vanished("acme", "nul\0", START)));
        output.write(List.of(SessionVersion.vanished("acme", ids.get(8), START)));

        assertThat(rows(database, "SELECT session_id FROM unisession_sessions WHERE vanished = TRUE"))
                .hasSize(2)
                .contains("nul\\u0000");
    }

    @Test
    void write_textsThatNoDatabaseCanKeep_areReplacedOrKept() throws SQLException {
        DataSource database = emptyDatabase();
        String json = "{\"name\":\"" + "x".repeat(3_000_000) + "\\u0000\"}";
        Session session = session("s-1")
                .label("a\0b\uD83D \uD83D\uDE00")
                .roomId("r".repeat(2_000_000))
                .raw(ProviderDocument.of(json))
                .participants(List.of(Participant.builder("p\0")
                        .name("n\uDE00")
                        .role("\0")
                        .intervals(List.of())
                        .build()))
                .build();

        started(database).write(List.of(version(session)));

        assertThat(rows(database, "SELECT label, LENGTH(room_id), LENGTH(raw) FROM unisession_sessions"))
                .containsExactly("a\uFFFDb\uFFFD \uD83D\uDE00 2000000 " + json.length());
        assertThat(rows(database, "SELECT participant_id, name, role FROM unisession_participants"))
                .containsExactly("p\uFFFD n\uFFFD \uFFFD");
    }

    @Test
    void write_timesAndLengthsThatNoDatabaseCanKeep_areNull() throws SQLException {
        DataSource database = emptyDatabase();
        Session session = session("s-1")
                .startedAt(Instant.MIN)
                .endedAt(Instant.MAX)
                .scheduledAt(Instant.parse("+300000-01-01T00:00:00Z"))
                .participants(List.of(Participant.builder("p")
                        .intervals(List.of(Interval.of(START, Instant.MAX)))
                        .build()))
                .build();

        started(database).write(List.of(version(session)));

        assertThat(rows(database, "SELECT started_at, ended_at, scheduled_at, duration_ms FROM unisession_sessions"))
                .containsExactly("null null null null");
        assertThat(rows(database, "SELECT left_at, duration_ms, interval_end FROM unisession_intervals"))
                .containsExactly("null null REPORTED");
    }

    @Test
    void write_timesOfTheLastDayThatADatabaseKeeps_areKept() throws SQLException {
        DataSource database = emptyDatabase();
        Session session = session("s-1")
                .startedAt(Instant.parse("9999-12-31T12:00:00Z"))
                .endedAt(Instant.parse("+10000-01-01T00:00:00Z"))
                .build();

        started(database).write(List.of(version(session)));

        assertThat(rows(
                        database,
                        "SELECT EXTRACT(YEAR FROM started_at AT TIME ZONE 'UTC'), ended_at FROM unisession_sessions"))
                .containsExactly("9999 null");
    }

    @Test
    void write_manyRowsOfOnePage_areAllThere() throws SQLException {
        DataSource database = emptyDatabase();
        List<Participant> people = IntStream.range(0, 2_500)
                .mapToObj(number -> Participant.builder("p-" + number)
                        .intervals(List.of(Interval.of(START, START.plusSeconds(1))))
                        .build())
                .toList();

        started(database)
                .write(List.of(version(session("s-1").participants(people).build())));

        assertThat(rows(database, "SELECT COUNT(*) FROM unisession_intervals")).containsExactly("2500");
    }

    @Test
    void run_rememberedSessionsAreMany_continues() throws Exception {
        DataSource database = emptyDatabase();
        InMemoryProvider provider = provider(0);
        for (int number = 0; number < 20_000; number++) {
            provider.add(session("session-with-a-long-id-" + number).build());
        }
        for (int run = 0; run < 2; run++) {
            JdbcSyncOutput tables = JdbcSyncOutput.of(database);
            try (SessionSync sync = SessionSync.builder(tables, JdbcSyncStore.of(database, "test"))
                    .timing(clock.timing())
                    .add(
                            SyncPlan.builder("acme", START).pageSize(5_000).build(),
                            provider.client(),
                            RequestBudget.unlimited())
                    .build()) {
                SyncResult result =
                        sync.run(clock.advance(Duration.ofMinutes(1))).get(0);
                assertThat(result.failure()).isEmpty();
                assertThat(result.versions()).isEqualTo(run == 0 ? 20_000 : 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void run_returnsTheConnectionAsItWas(boolean autoCommit) throws Exception {
        TrackedDataSource pool = new TrackedDataSource(emptyDatabase());
        pool.connection().setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        pool.connection().setAutoCommit(autoCommit);

        try (SessionSync sync = sync(pool.dataSource(), provider(20))) {
            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(20);
        }

        assertThat(pool.open()).isZero();
        assertThat(pool.connection().getAutoCommit()).isEqualTo(autoCommit);
        assertThat(pool.connection().getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(pool.connection().getNetworkTimeout()).isZero();
    }

    @Test
    void run_connectionCannotBePrepared_isReturnedAsItWas_andTheReasonIsSaid() throws Exception {
        TrackedDataSource pool = new TrackedDataSource(emptyDatabase());
        pool.connection().setAutoCommit(false);
        try (SessionSync sync = sync(pool.dataSource(), provider(20))) {
            pool.failOnceAt("getTransactionIsolation", "08006");
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> sync.run(clock.instant()))
                    .withMessageEndingWith("another transaction was first (SQLState 08006)");
        }

        assertThat(pool.open()).isZero();
        assertThat(pool.connection().getAutoCommit()).isFalse();
        assertThat(pool.connection().getNetworkTimeout()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"getConnection", "setAutoCommit", "prepareStatement", "addBatch", "executeBatch", "commit"})
    void run_connectionDiesInTheMiddle_losesNothingAndClosesWhatItOpened(String method) throws Exception {
        TrackedDataSource pool = new TrackedDataSource(emptyDatabase());
        InMemoryProvider provider = provider(20);
        try (SessionSync sync = sync(pool.dataSource(), provider)) {
            pool.failAt(method);
            assertThatExceptionOfType(SyncException.class)
                    .isThrownBy(() -> sync.run(clock.instant()))
                    .withMessageMatching("the sync could not (keep its state|write sessions and its state):"
                            + " the network is down \\(SQLState 08006\\)");
        }
        assertThat(pool.open()).isZero();
        pool.failAt(null);
        try (SessionSync sync = sync(pool.dataSource(), provider)) {
            sync.run(clock.instant());
        }

        assertThat(count(pool.dataSource())).isEqualTo("20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "23505"})
    void write_collidesWithAnotherTransaction_isTriedAgain(String state) throws Exception {
        TrackedDataSource pool = new TrackedDataSource(emptyDatabase());
        InMemoryProvider provider = provider(20);
        try (SessionSync sync = sync(pool.dataSource(), provider)) {
            pool.failOnceAt("executeBatch", state);

            assertThat(sync.run(clock.instant()).get(0).versions()).isEqualTo(20);
        }
        assertThat(count(pool.dataSource())).isEqualTo("20");
    }

    @Test
    void run_killedAfterAPageAndItsSessionVanishes_tablesHaveNoRowOfItThatIsNotMarked() throws Exception {
        DataSource database = emptyDatabase();
        TrackedDataSource pool = new TrackedDataSource(database);
        InMemoryProvider provider = provider(5);
        try (SessionSync sync = sync(pool.dataSource(), provider)) {
            // After the rows and before the state, wherever that is.
            pool.failAtStatement("INSERT INTO unisession_sync_state", 2);
            assertThatExceptionOfType(SyncException.class).isThrownBy(() -> sync.run(clock.instant()));
        }
        provider.client().require(SessionDeletion.class).deleteSession("s-3");
        try (SessionSync sync = sync(database, provider)) {
            sync.run(clock.instant());
        }

        assertThat(rows(
                        database,
                        "SELECT session_id FROM unisession_sessions WHERE vanished = FALSE ORDER BY session_id"))
                .containsExactly("s-0", "s-1", "s-2", "s-4");
    }

    @Test
    void append_anotherProcessWentOnInBetween_isRefusedAndItsStateStaysWhole() throws Exception {
        DataSource database = emptyDatabase();
        InMemoryProvider provider = provider(20);
        JdbcSyncStore slow = JdbcSyncStore.of(database, "test");
        slow.load();
        SyncState state = SyncState.start(SyncPlan.builder("acme", START).build());
        slow.replace(List.of(state), "tables");
        // It is started again, as if it had ended, and completes several rounds.
        for (int round = 0; round < 3; round++) {
            try (SessionSync sync = sync(database, provider)) {
                sync.run(clock.advance(Duration.ofHours(1)));
            }
        }

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> slow.append("acme", JdbcSyncContract.step(), "tables"))
                .withMessage("another process runs the same sync in this database. Run one at a time");
        try (SessionSync sync = sync(database, provider)) {
            assertThat(sync.run(clock.advance(Duration.ofHours(1))).get(0).versions())
                    .isZero();
        }
    }

    @Test
    void start_manyAtOnce_createTheTablesOnce() throws Exception {
        DataSource database = emptyDatabase();

        List<Boolean> started = JdbcStoreContract.atOnce(IntStream.range(0, 6)
                .<Callable<Boolean>>mapToObj(number -> () -> {
                    JdbcSyncOutput tables = JdbcSyncOutput.of(database);
                    tables.store("sync " + number).load();
                    tables.start(null);
                    return true;
                })
                .toList());

        assertThat(started).hasSize(6).doesNotContain(false);
    }

    @Test
    void start_tablesOfANewerVersion_isRefused() throws Exception {
        DataSource database = emptyDatabase();
        started(database);
        execute(database, "INSERT INTO unisession_sync_version VALUES (2)");

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> started(database))
                .withMessage(
                        "the tables of syncs have version 2, and this version of UniSession knows version 1; update"
                                + " UniSession");
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> JdbcSyncStore.of(database, "test").load());
    }

    @Test
    void start_stateOfAnotherOutputOrDatabase_isRefused() {
        JdbcSyncOutput output = JdbcSyncOutput.of(emptyDatabase());

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> output.start("{\"sessions.ndjson\":10}"))
                .withMessage("the state says how far files were written, and not tables. Use the output that belongs to"
                        + " it, or start a new sync with a new state");
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> output.start("tables"))
                .withMessage("the state says that sessions were copied into tables, but this database has none. Use the"
                        + " database that belongs to it, or start a new sync with a new state");
    }

    @Test
    void store_absurdNames_areKeptApartOrRefused() {
        DataSource database = emptyDatabase();
        List<String> names = List.of("'; DROP TABLE unisession_sync_state; --", "nul\0", "half\uD83D", "half?", "");
        List<SyncState> states =
                List.of(SyncState.start(SyncPlan.builder("a\0b", START).build()));
        for (String name : names) {
            JdbcSyncStore store = JdbcSyncStore.of(database, name);
            assertThat(store.load()).isEmpty();
            store.replace(states, "tables");
        }

        for (String name : names) {
            assertThat(JdbcSyncStore.of(database, name).load().orElseThrow().states())
                    .containsOnlyKeys("a\0b");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcSyncStore.of(database, "x".repeat(201)))
                .withMessage("the name of a sync must not have more than 200 characters, of which a backslash counts as"
                        + " six, but has 201");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcSyncStore.of(database, "\\".repeat(40)))
                .withMessage("the name of a sync must not have more than 200 characters, of which a backslash counts as"
                        + " six, but has 240");
    }

    @Test
    void write_withTheStateOfAnotherStore_isRefused() {
        DataSource database = emptyDatabase();
        JdbcSyncOutput output = started(database);
        output.store("of another sync").load();
        output.start(null);
        output.write(List.of(version("s-1")));

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> output.write(List.of(version("s-2"))))
                .withMessage("the output and the store of a sync do not belong together");
    }
}

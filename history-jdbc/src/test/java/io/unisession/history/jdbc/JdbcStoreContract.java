package io.unisession.history.jdbc;

import static io.unisession.history.jdbc.Entries.NOON;
import static io.unisession.history.jdbc.Entries.joined;
import static io.unisession.history.jdbc.Entries.started;
import static io.unisession.history.jdbc.Sql.execute;
import static io.unisession.history.jdbc.Sql.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.PageRequest;
import io.unisession.SessionQuery;
import io.unisession.history.JournalEntry;
import io.unisession.history.JournalException;
import io.unisession.history.JournalStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store owes to any database and to the application whose connections it uses. */
abstract class JdbcStoreContract {
    /** A database without tables. */
    abstract DataSource emptyDatabase() throws SQLException;

    @Test
    void of_aDatabaseWithTables_changesNothingInIt() throws SQLException {
        DataSource dataSource = emptyDatabase();
        JdbcJournalStore.of(dataSource).append(joined("s-1", "e-1", NOON));

        JournalStore second = JdbcJournalStore.of(dataSource);

        assertThat(second.entries("acme", "s-1")).hasSize(1);
        assertThat(rows(dataSource, "SELECT COUNT(*) FROM unisession_journal_version"))
                .containsExactly("1");
    }

    @Test
    void of_manyAtOnce_createsTheTablesOnce() throws Exception {
        DataSource dataSource = emptyDatabase();

        List<JdbcJournalStore> stores = atOnce(IntStream.range(0, 4)
                .<Callable<JdbcJournalStore>>mapToObj(number -> () -> JdbcJournalStore.of(dataSource))
                .toList());

        assertThat(stores)
                .allSatisfy(store -> assertThat(store.entries("acme", "s-1")).isEmpty());
        assertThat(rows(dataSource, "SELECT COUNT(*) FROM unisession_journal_version"))
                .containsExactly("1");
    }

    @Test
    void of_tablesOfANewerVersion_isRefused() throws SQLException {
        DataSource dataSource = emptyDatabase();
        JdbcJournalStore.of(dataSource);
        execute(dataSource, "INSERT INTO unisession_journal_version VALUES (2)");

        assertThatThrownBy(() -> JdbcJournalStore.of(dataSource))
                .isInstanceOf(JournalException.class)
                .hasMessage("the journal's tables have version 2, and this version of UniSession knows version 1;"
                        + " update UniSession");
    }

    @Test
    void of_anotherDatabase_isRefused() throws SQLException {
        TrackedDataSource pool = new TrackedDataSource(emptyDatabase());
        pool.pretendToBe("MySQL");

        assertThatThrownBy(() -> JdbcJournalStore.of(pool.dataSource()))
                .isInstanceOf(JournalException.class)
                .hasMessage("the journal can be kept in PostgreSQL or H2, and this database is MySQL");
        assertThat(pool.open()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void calls_returnTheConnectionAsItWas(boolean autoCommit) throws SQLException {
        TrackedDataSource pool = new TrackedDataSource(emptyDatabase());
        pool.connection().setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        pool.connection().setAutoCommit(autoCommit);
        JdbcJournalStore store = JdbcJournalStore.of(pool.dataSource());

        useAll(store);

        assertThat(pool.open()).isZero();
        assertThat(pool.connection().getAutoCommit()).isEqualTo(autoCommit);
        assertThat(pool.connection().getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(pool.connection().getNetworkTimeout()).isZero();
    }

    private static void useAll(JdbcJournalStore store) {
        store.append(started("s-1", "e-1", NOON));
        store.append(joined("s-1", "e-2", NOON));
        store.append(joined("s-1", "e-2", NOON));
        store.entries("acme", "s-1");
        store.sessions("acme", SessionQuery.all(), PageRequest.first());
        store.forget("anna");
        store.deleteBefore(NOON.plusSeconds(1));
    }

    @Test
    void append_failingCommit_addsNothingAndSaysSo() throws SQLException {
        DataSource dataSource = emptyDatabase();
        TrackedDataSource pool = new TrackedDataSource(dataSource);
        JdbcJournalStore store = JdbcJournalStore.of(pool.dataSource());
        pool.failAt("commit");

        assertThatThrownBy(() -> store.append(joined("s-1", "e-1", NOON)))
                .isInstanceOf(JournalException.class)
                .hasMessage("the journal could not add an entry: the network is down (SQLState 08006)")
                .hasCauseInstanceOf(SQLException.class);
        assertThat(pool.open()).isZero();
        assertThat(pool.connection().getAutoCommit()).isTrue();
        pool.failAt(null);
        assertThat(store.entries("acme", "s-1")).isEmpty();
        assertThat(store.append(joined("s-1", "e-1", NOON))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"getConnection", "prepareStatement", "setAutoCommit", "executeUpdate", "rollback"})
    void append_failing_closesWhatItOpened(String method) throws SQLException {
        TrackedDataSource pool = new TrackedDataSource(emptyDatabase());
        JdbcJournalStore store = JdbcJournalStore.of(pool.dataSource());
        pool.failAt(method);

        if (method.equals("rollback")) {
            store.append(joined("s-1", "e-1", NOON));
        } else {
            assertThatThrownBy(() -> store.append(joined("s-1", "e-1", NOON))).isInstanceOf(JournalException.class);
        }

        assertThat(pool.open()).isZero();
        pool.failAt(null);
        assertThat(store.entries("acme", "s-1")).hasSize(method.equals("rollback") ? 1 : 0);
    }

    @Test
    void append_twoWritersInOneSession_keepEachEntryOnce() throws Exception {
        DataSource dataSource = emptyDatabase();
        List<JdbcJournalStore> writers = List.of(JdbcJournalStore.of(dataSource), JdbcJournalStore.of(dataSource));
        int entries = 40;
        List<Callable<Integer>> work = new ArrayList<>();
        for (JdbcJournalStore writer : writers) {
            work.add(() -> (int) IntStream.range(0, entries)
                    // Each start is earlier than those before, so that each changes what lists know.
                    .filter(number -> writer.append(
                            number % 4 == 0
                                    ? started("s-1", "e-" + number, NOON.minusSeconds(number))
                                    : joined("s-1", "e-" + number, NOON)))
                    .count());
        }

        List<Integer> added = atOnce(work);

        assertThat(added.stream().mapToInt(Integer::intValue).sum()).isEqualTo(entries);
        assertThat(writers.get(0).entries("acme", "s-1"))
                .extracting(JournalEntry::key)
                .doesNotHaveDuplicates()
                .hasSize(entries);
        assertThat(writers.get(0)
                        .sessions(
                                "acme",
                                SessionQuery.builder()
                                        .startedBefore(NOON.minusSeconds(35))
                                        .build(),
                                PageRequest.first())
                        .items())
                .containsExactly("s-1");
    }

    @Test
    void append_whileItsSessionIsDeleted_isNeverLost() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcJournalStore store = JdbcJournalStore.of(dataSource);
        for (int round = 0; round < 30; round++) {
            String session = "s-" + round;
            store.append(joined(session, "old", NOON));
            JournalEntry recent = joined(session, "recent", NOON.plusSeconds(60));

            atOnce(List.of(() -> store.append(recent), () -> store.deleteBefore(NOON.plusSeconds(30)) == 0));

            assertThat(store.entries("acme", session)).contains(recent);
        }
        assertThat(rows(
                        dataSource,
                        "SELECT COUNT(*) FROM unisession_journal_entry WHERE session NOT IN"
                                + " (SELECT id FROM unisession_journal_session)"))
                .containsExactly("0");
    }

    @Test
    void forget_leavesNoTrace() throws SQLException {
        DataSource dataSource = emptyDatabase();
        JdbcJournalStore store = JdbcJournalStore.of(dataSource);
        store.append(joined("s-1", "e-1", "anna", NOON));

        assertThat(store.forget("anna")).isEqualTo(1);

        assertThat(rows(
                        dataSource,
                        "SELECT COUNT(*) FROM unisession_journal_entry WHERE POSITION('anna' IN body) > 0"
                                + " OR POSITION('Lindqvist' IN body) > 0 OR POSITION('anna' IN entry_key) > 0"))
                .containsExactly("0");
    }

    @Test
    void deleteBefore_manySessions_deletesAllOfThem() throws SQLException {
        DataSource dataSource = emptyDatabase();
        JdbcJournalStore store = JdbcJournalStore.of(dataSource);
        execute(
                dataSource,
                "INSERT INTO unisession_journal_session (source, session_id, first_recorded_at, not_found, listed_at,"
                        + " may_be_active, may_be_ended) SELECT 'acme', 's-' || n, TIMESTAMP WITH TIME ZONE"
                        + " '2026-03-01 00:00:00+00', FALSE, TIMESTAMP WITH TIME ZONE '2026-03-01 00:00:00+00', TRUE,"
                        + " FALSE FROM " + numbers(120) + " AS numbers(n)");
        store.append(joined("recent", "e-1", NOON));

        assertThat(store.deleteBefore(NOON)).isEqualTo(120);

        assertThat(store.sessions("acme", SessionQuery.all(), PageRequest.first())
                        .items())
                .containsExactly("recent");
    }

    /** A table of the numbers from 1. */
    abstract String numbers(int count);

    @Test
    void ids_thatNoDatabaseCanKeep_areKept() throws SQLException {
        JdbcJournalStore store = JdbcJournalStore.of(emptyDatabase());
        for (String id : List.of("nul\u0000l", "half\uD83D", "\\u0000")) {
            JournalEntry entry = joined(id, "key of " + id, NOON);
            store.append(entry);

            assertThat(store.entries("acme", id)).containsExactly(entry);
            assertThat(store.sessions("acme", SessionQuery.all(), PageRequest.first())
                            .items())
                    .contains(id);
        }
    }

    @Test
    void append_anIdThatIsTooLong_isRefused() throws SQLException {
        JdbcJournalStore store = JdbcJournalStore.of(emptyDatabase());
        String longest = "語".repeat(600);
        store.append(joined(longest, "e-1", NOON));

        assertThat(store.entries("acme", longest)).hasSize(1);
        assertThatThrownBy(() -> store.append(joined(longest + "x", "e-1", NOON)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the session's id is too long for the journal: it has 601 characters, and at most 600 are"
                        + " kept");
    }

    @Test
    void sessions_ofASessionInTwoRooms_areListedInBoth() throws SQLException {
        JdbcJournalStore store = JdbcJournalStore.of(emptyDatabase());
        store.append(joined("s-1", "e-1", NOON));
        store.append(JournalEntry.of(
                "acme",
                joined("s-1", "e-2", NOON).event().map(Entries::inPhysics).orElseThrow()));

        assertThat(List.of("maths", "physics"))
                .allSatisfy(room -> assertThat(store.sessions(
                                        "acme",
                                        SessionQuery.builder().roomId(room).build(),
                                        PageRequest.first())
                                .items())
                        .containsExactly("s-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2026-03-02T12:00:00Z", "2026-03-02T12:00:00Z_", "noon_1", "_1"})
    void sessions_aCursorFromElsewhere_isRefused(String cursor) throws SQLException {
        JdbcJournalStore store = JdbcJournalStore.of(emptyDatabase());

        assertThatThrownBy(() -> store.sessions(
                        "acme", SessionQuery.all(), PageRequest.first().startingAt(cursor)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cursor is not from a list of this journal: \"" + cursor + "\"");
    }

    @Test
    void close_leavesTheDataSourceOpenAndTheStoreUnusable() throws SQLException {
        DataSource dataSource = emptyDatabase();
        JdbcJournalStore store = JdbcJournalStore.of(dataSource);
        store.close();
        store.close();

        assertThatThrownBy(() -> store.entries("acme", "s-1"))
                .isInstanceOf(JournalException.class)
                .hasMessage("the journal's store is closed");
        assertThat(JdbcJournalStore.of(dataSource).entries("acme", "s-1")).isEmpty();
    }

    @Test
    void timeout_belowAMillisecond_isRefused() throws SQLException {
        JdbcJournalStore.Builder builder = JdbcJournalStore.builder(emptyDatabase());

        assertThatThrownBy(() -> builder.timeout(Duration.ofNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the timeout must be at least 1 ms, but is PT0.000000001S");
    }

    static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}

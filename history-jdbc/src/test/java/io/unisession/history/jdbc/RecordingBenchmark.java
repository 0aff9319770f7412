package io.unisession.history.jdbc;

import static io.unisession.history.jdbc.Entries.NOON;

import io.unisession.history.JournalEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What adding an entry costs beside one INSERT by hand, and whether it costs more in a long session: {@code mvn -q
 * -Preal-servers -pl history-jdbc -am test-compile exec:exec}
 */
final class RecordingBenchmark {
    private static final int ROUNDS = 15;
    private static final int ENTRIES_OF_A_ROUND = 200;

    private RecordingBenchmark() {}

    /** Takes how many entries the long session has. */
    public static void main(String[] arguments) throws Exception {
        int entries = Integer.parseInt(arguments[0]);
        Path file = Files.createTempDirectory("unisession-benchmark").resolve("journal");
        DataSource embedded = EmbeddedDatabase.at(file);
        compare("H2, in a file", embedded, "");
        longSession("H2, in a file", embedded, entries);
        try (PostgresServer server = PostgresServer.start()) {
            PGSimpleDataSource database = server.emptyDatabase();
            PGConnectionPoolDataSource pooled = new PGConnectionPoolDataSource();
            pooled.setUrl(database.getURL());
            pooled.setUser(database.getUser());
            JdbcConnectionPool pool = JdbcConnectionPool.create(pooled);
            compare("PostgreSQL", pool, " ON CONFLICT DO NOTHING");
            longSession("PostgreSQL", pool, entries);
            pool.dispose();
        }
    }

    /** In turn, so that whatever else the machine does slows both. */
    private static void compare(String name, DataSource dataSource, String unlessPresent) throws SQLException {
        JdbcJournalStore store = JdbcJournalStore.of(dataSource);
        JdbcStoreContract.execute(
                dataSource,
                "CREATE TABLE by_hand (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source VARCHAR(200),"
                        + " session_id VARCHAR(600), entry_key VARCHAR(800), kind VARCHAR(20), recorded_at TIMESTAMP(6)"
                        + " WITH TIME ZONE, body TEXT, UNIQUE (source, session_id, entry_key))");
        double[] byHand = new double[ROUNDS];
        double[] appended = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            JournalEntry[] entries = new JournalEntry[ENTRIES_OF_A_ROUND];
            for (int number = 0; number < entries.length; number++) {
                entries[number] = joined(round, number);
            }
            long start = System.nanoTime();
            for (JournalEntry entry : entries) {
                insert(dataSource, entry, unlessPresent);
            }
            long middle = System.nanoTime();
            for (JournalEntry entry : entries) {
                store.append(entry);
            }
            long end = System.nanoTime();
            if (round >= 0) {
                byHand[round] = (middle - start) / 1e3 / entries.length;
                appended[round] = (end - middle) / 1e3 / entries.length;
                ratios[round] = appended[round] / byHand[round];
            }
        }
        print(
                "%s: INSERT by hand %.0f µs, append %.0f µs, ratio %.2f (medians)%n",
                name, median(byHand), median(appended), median(ratios));
    }

    private static JournalEntry joined(int round, int number) {
        return Entries.joined("session " + round, "EV_" + number, "user-" + number, NOON.plusSeconds(number));
    }

    private static void insert(DataSource dataSource, JournalEntry entry, String unlessPresent) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO by_hand (source, session_id, entry_key, kind, recorded_at, body)"
                                + " VALUES (?, ?, ?, ?, ?, ?)" + unlessPresent)) {
            insert.setString(1, entry.source());
            insert.setString(2, entry.sessionId());
            insert.setString(3, entry.key());
            insert.setString(4, entry.kind().name());
            insert.setObject(5, IndexedSession.time(entry.recordedAt()));
            insert.setString(6, entry.body());
            insert.executeUpdate();
        }
    }

    private static void longSession(String name, DataSource dataSource, int entries) {
        JdbcJournalStore store = JdbcJournalStore.of(dataSource);
        long[] halves = new long[2];
        for (int half = 0; half < 2; half++) {
            long start = System.nanoTime();
            for (int number = 0; number < entries / 2; number++) {
                store.append(Entries.joined("long session", "EV_" + half + "_" + number, NOON.plusSeconds(number)));
            }
            halves[half] = System.nanoTime() - start;
        }
        print(
                "%s: one session of %d entries: %.0f µs each in the first half, %.0f µs in the second%n",
                name, entries, halves[0] / 1e3 / (entries / 2), halves[1] / 1e3 / (entries / 2));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}

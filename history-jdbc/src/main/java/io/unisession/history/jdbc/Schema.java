package io.unisession.history.jdbc;

import io.unisession.history.JournalException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Brings the journal's tables to the version that this code knows. */
final class Schema {
    static final int VERSION = 1;

    private static final Set<String> NO_SUCH_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");
    /** So that of two processes that start at once, one creates the tables. Any number that nobody else uses. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(8370266712345)";

    /** H2 has no such lock, and commits each of these statements, but is used by one process. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private Schema() {}

    /** Runs the scripts that are missing. Where none is, it changes nothing and needs no right to. */
    static void migrate(Database database, Dialect dialect) {
        if (isCurrent(database.statement("read the version of its tables", Schema::versionOrNone))) {
            return;
        }
        ONE_AT_A_TIME.lock();
        try {
            database.transaction("create its tables", connection -> runScripts(connection, dialect));
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static int runScripts(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (dialect == Dialect.POSTGRESQL) {
                statement.execute(LOCK);
            }
            statement.execute("CREATE TABLE IF NOT EXISTS unisession_journal_version (version INTEGER PRIMARY KEY)");
            int version = version(statement);
            while (!isCurrent(version)) {
                version++;
                for (String sql : script(version)) {
                    statement.execute(sql);
                }
                statement.execute("INSERT INTO unisession_journal_version VALUES (" + version + ")");
            }
            return version;
        }
    }

    private static boolean isCurrent(int version) {
        if (version > VERSION) {
            throw new JournalException(
                    "the journal's tables have version " + version + ", and this version of UniSession knows version "
                            + VERSION + "; update UniSession",
                    null);
        }
        return version == VERSION;
    }

    private static int versionOrNone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return version(statement);
        } catch (SQLException e) {
            if (NO_SUCH_TABLE.contains(Database.state(e))) {
                return 0;
            }
            throw e;
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM unisession_journal_version")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static List<String> script(int version) {
        try (InputStream script =
                Objects.requireNonNull(Schema.class.getResourceAsStream("journal-" + version + ".sql"))) {
            String statements = new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.strip().startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return Arrays.stream(statements.split(";", -1))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

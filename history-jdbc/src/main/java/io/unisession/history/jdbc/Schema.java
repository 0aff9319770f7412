package io.unisession.history.jdbc;

import io.unisession.history.JournalException;
import io.unisession.history.sync.SyncException;
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
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Brings tables to the version that this code knows. */
final class Schema {
    static final Schema JOURNAL = new Schema("journal", "the journal's tables", JournalException::new);
    static final Schema SYNC = new Schema("sync", "the tables of syncs", SyncException::new);

    private static final int VERSION = 1;
    private static final Set<String> NO_SUCH_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");
    /** So that of two processes that start at once, one creates the tables. Any number that nobody else uses. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(8370266712345)";

    /** H2 has no such lock, and commits each of these statements, but is used by one process. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final String name;
    private final String description;
    private final BiFunction<String, Throwable, ? extends RuntimeException> refusal;

    private Schema(String name, String description, BiFunction<String, Throwable, ? extends RuntimeException> refusal) {
        this.name = name;
        this.description = description;
        this.refusal = refusal;
    }

    /** Whether there are tables, of whatever version. */
    boolean exists(Database database) {
        return database.statement("read the version of its tables", this::versionOrNone) > 0;
    }

    /** Runs the scripts that are missing. Where none is, it changes nothing and needs no right to. */
    void migrate(Database database, Dialect dialect) {
        if (isCurrent(database.statement("read the version of its tables", this::versionOrNone))) {
            return;
        }
        if (dialect == Dialect.POSTGRESQL) {
            create(database, dialect);
            return;
        }
        ONE_AT_A_TIME.lock();
        try {
            create(database, dialect);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private void create(Database database, Dialect dialect) {
        database.transaction("create its tables", connection -> runScripts(connection, dialect));
    }

    private int runScripts(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (dialect == Dialect.POSTGRESQL) {
                statement.execute(LOCK);
            }
            statement.execute("CREATE TABLE IF NOT EXISTS " + versions() + " (version INTEGER PRIMARY KEY)");
            int version = version(statement);
            while (!isCurrent(version)) {
                version++;
                for (String sql : script(version)) {
                    statement.execute(sql);
                }
                statement.execute("INSERT INTO " + versions() + " VALUES (" + version + ")");
            }
            return version;
        }
    }

    private boolean isCurrent(int version) {
        if (version > VERSION) {
            throw refusal.apply(
                    description + " have version " + version + ", and this version of UniSession knows version "
                            + VERSION + "; update UniSession",
                    null);
        }
        return version == VERSION;
    }

    private String versions() {
        return "unisession_" + name + "_version";
    }

    private int versionOrNone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return version(statement);
        } catch (SQLException e) {
            if (NO_SUCH_TABLE.contains(Database.state(e))) {
                return 0;
            }
            throw e;
        }
    }

    private int version(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM " + versions())) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private List<String> script(int version) {
        try (InputStream script =
                Objects.requireNonNull(Schema.class.getResourceAsStream(name + "-" + version + ".sql"))) {
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

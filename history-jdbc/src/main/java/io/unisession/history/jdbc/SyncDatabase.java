package io.unisession.history.jdbc;

import io.unisession.history.sync.SyncException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The database of a sync: its rows, its state, or both. */
final class SyncDatabase {
    static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

    private final Database database;

    SyncDatabase(DataSource dataSource, Duration timeout) {
        this.database = new Database(dataSource, timeout, "the sync", SyncException::new);
    }

    /** Checks that the database is one whose SQL is known, and creates the tables that are missing. */
    void open() {
        Dialect dialect = database.statement(
                "open its database", connection -> Dialect.of(connection, SyncDatabase::anotherProduct));
        Schema.SYNC.migrate(database, dialect);
    }

    /** A state that is kept elsewhere must not know of rows that a crash of H2 can lose. */
    void requireImmediateWrites() {
        boolean delayed = database.statement(
                "read its settings",
                connection -> Dialect.of(connection, SyncDatabase::anotherProduct) == Dialect.H2
                        && EmbeddedDatabase.delaysWrites(connection));
        if (delayed) {
            throw new SyncException(
                    "H2 would confirm sessions before it writes them, and lose them in a crash, while the state is kept"
                            + " elsewhere. Add ;WRITE_DELAY=0 to the URL of the database, or keep the state in it",
                    null);
        }
    }

    private static SyncException anotherProduct(String product) {
        return new SyncException(
                "sessions can be copied to PostgreSQL or H2, and this database is " + product
                        + ". Write NDJSON or CSV, and load the files",
                null);
    }

    /** Whether its tables have been created. */
    boolean hasTables() {
        return Schema.SYNC.exists(database);
    }

    <T> T statement(String purpose, Database.Work<T> work) {
        return database.statement(purpose, work);
    }

    /** Runs several statements, all of them or none; again if another transaction was in the way. */
    void transaction(String purpose, Action action) {
        database.transaction(purpose, connection -> {
            action.on(connection);
            return true;
        });
    }

    /** Something to do in a transaction, which may be done again after it was rolled back. */
    @FunctionalInterface
    interface Action {
        void on(Connection connection) throws SQLException;
    }
}

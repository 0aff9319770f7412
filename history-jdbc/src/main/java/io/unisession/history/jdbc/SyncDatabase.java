package io.unisession.history.jdbc;

import io.unisession.history.JournalException;
import io.unisession.history.sync.SyncException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs a sync's work in transactions on connections of the application. */
final class SyncDatabase {
    private static final int TIMEOUT_MILLIS = (int) Duration.ofMinutes(1).toMillis();
    private static final Set<String> DUPLICATE_KEY = Set.of("23505");

    private final DataSource dataSource;

    SyncDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Something to do in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T transaction(String purpose, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                BorrowedConnection borrowed = new BorrowedConnection(connection, true, TIMEOUT_MILLIS)) {
            T result = work.on(connection);
            borrowed.commit();
            return result;
        } catch (SQLException failure) {
            if (DUPLICATE_KEY.contains(Database.state(failure))) {
                throw inUse(failure);
            }
            throw new SyncException("the sync could not " + purpose + ": " + Database.reason(failure), failure);
        }
    }

    static SyncException inUse(@Nullable Throwable cause) {
        return new SyncException("another process runs the same sync in this database. Run one at a time", cause);
    }

    /** Checks early that the database is one whose SQL is known. */
    void requireSupported() {
        transaction("open its database", connection -> {
            try {
                return Dialect.of(connection);
            } catch (JournalException other) {
                throw new SyncException(
                        "sessions can be copied to PostgreSQL or H2, and this database is "
                                + connection.getMetaData().getDatabaseProductName()
                                + ". Write NDJSON or CSV, and load the files",
                        other);
            }
        });
    }
}

package io.unisession.history.jdbc;

import io.unisession.history.JournalStore;
import io.unisession.history.contract.JournalStoreContract;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** A journal in PostgreSQL. */
@Tag("real-servers")
class PostgresStoreTest extends JournalStoreContract {
    private static PostgresServer server;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected JournalStore store() {
        try {
            return JdbcJournalStore.of(server.emptyDatabase());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.unisession.history.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** A sync into PostgreSQL. */
@Tag("real-servers")
class PostgresSyncTest extends JdbcSyncContract {
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
    DataSource emptyDatabase() {
        try {
            return server.emptyDatabase();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

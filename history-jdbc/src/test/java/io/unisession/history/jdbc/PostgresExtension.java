package io.unisession.history.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/** Runs a PostgreSQL during the tests of a class, or skips them where none can run. */
final class PostgresExtension implements BeforeAllCallback, AfterAllCallback {
    private @Nullable PostgresServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        server = PostgresServer.start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (server != null) {
            server.close();
        }
    }

    PostgresServer server() {
        return Objects.requireNonNull(server, "server");
    }

    /** A database with no tables, apart from all others. */
    PGSimpleDataSource emptyDatabase() {
        try {
            return server().emptyDatabase();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

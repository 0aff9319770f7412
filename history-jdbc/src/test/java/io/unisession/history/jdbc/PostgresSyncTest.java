package io.unisession.history.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sync into PostgreSQL. */
@Tag("real-servers")
class PostgresSyncTest extends JdbcSyncContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Override
    DataSource emptyDatabase() {
        return POSTGRES.emptyDatabase();
    }
}

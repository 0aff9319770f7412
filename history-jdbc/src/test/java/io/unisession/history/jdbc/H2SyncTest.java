package io.unisession.history.jdbc;

import javax.sql.DataSource;

/** A sync into H2. */
class H2SyncTest extends JdbcSyncContract {
    @Override
    DataSource emptyDatabase() {
        return H2Database.empty();
    }
}

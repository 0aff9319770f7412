package io.unisession.history.jdbc;

import io.unisession.history.JournalStore;
import io.unisession.history.contract.JournalStoreContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A journal in PostgreSQL. */
@Tag("real-servers")
class PostgresStoreTest extends JournalStoreContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Override
    protected JournalStore store() {
        return JdbcJournalStore.of(POSTGRES.emptyDatabase());
    }
}

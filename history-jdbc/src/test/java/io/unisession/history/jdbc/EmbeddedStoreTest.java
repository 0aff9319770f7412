package io.unisession.history.jdbc;

import io.unisession.history.JournalStore;
import io.unisession.history.contract.JournalStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A journal in a file. */
class EmbeddedStoreTest extends JournalStoreContract {
    @TempDir
    private Path directory;

    private JdbcJournalStore store;

    @Override
    protected JournalStore store() {
        store = JdbcJournalStore.embedded(directory.resolve("journal"));
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }
}

package io.unisession.history.jdbc;

import static io.unisession.history.jdbc.Entries.NOON;
import static io.unisession.history.jdbc.Entries.joined;
import static io.unisession.history.jdbc.Sql.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.history.JournalEntry;
import io.unisession.history.JournalException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal in a DataSource of H2. */
class H2StoreTest extends JdbcStoreContract {
    @TempDir
    private Path directory;

    @Override
    DataSource emptyDatabase() {
        return H2Database.empty();
    }

    @Override
    String numbers(int count) {
        return "SYSTEM_RANGE(1, " + count + ")";
    }

    @Test
    void of_aDatabaseThatDelaysWrites_isRefused() {
        String address = "file:" + directory.resolve("delayed");

        assertThatThrownBy(() -> JdbcJournalStore.of(H2Database.at(address)))
                .isInstanceOf(JournalException.class)
                .hasMessage("H2 would confirm entries before it writes them, and lose them in a crash;"
                        + " add ;WRITE_DELAY=0 to the URL of the database");
        assertThat(JdbcJournalStore.of(H2Database.at(address + ";WRITE_DELAY=0"))
                        .append(joined("s-1", "e-1", NOON)))
                .isTrue();
    }

    @Test
    void append_beforeItsCommit_keepsItsSession() throws Exception {
        DataSource dataSource = emptyDatabase();
        TrackedDataSource pool = new TrackedDataSource(dataSource);
        JdbcJournalStore store = JdbcJournalStore.of(pool.dataSource());
        JdbcJournalStore cleaner = JdbcJournalStore.of(dataSource);
        store.append(joined("s-1", "old", NOON));
        JournalEntry recent = joined("s-1", "recent", NOON.plusSeconds(60));
        CompletableFuture<Long> deleted = new CompletableFuture<>();
        pool.beforeCommit(() -> {
            deleted.completeAsync(() -> cleaner.deleteBefore(NOON.plusSeconds(30)));
            // It waits for the commit, if it does what it should, and has been quick otherwise.
            assertThatThrownBy(() -> deleted.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        });

        store.append(recent);

        assertThat(deleted.get()).isZero();
        assertThat(store.entries("acme", "s-1")).hasSize(2).contains(recent);
    }

    @Test
    void of_aUserWithoutTheRightToCreateTables_usesThoseThatAreThere() throws SQLException {
        DataSource owner = H2Database.at("mem:of-another;DB_CLOSE_DELAY=-1");
        JdbcJournalStore.of(owner);
        execute(owner, "CREATE USER clerk PASSWORD ''");
        execute(owner, "GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA PUBLIC TO clerk");
        JdbcDataSource clerk = H2Database.at("mem:of-another");
        clerk.setUser("clerk");

        assertThat(JdbcJournalStore.of(clerk).append(joined("s-1", "e-1", NOON)))
                .isTrue();
        assertThatThrownBy(() -> execute(clerk, "CREATE TABLE more (id INTEGER)"))
                .isInstanceOf(SQLException.class);
    }
}

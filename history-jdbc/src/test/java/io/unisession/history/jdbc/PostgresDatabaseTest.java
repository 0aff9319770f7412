package io.unisession.history.jdbc;

import static io.unisession.history.jdbc.Entries.NOON;
import static io.unisession.history.jdbc.Entries.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.history.JournalEntry;
import io.unisession.history.JournalException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** A journal in PostgreSQL, which crashes, hangs, and comes back. */
@Tag("real-servers")
class PostgresDatabaseTest extends JdbcStoreContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Override
    PGSimpleDataSource emptyDatabase() {
        return POSTGRES.emptyDatabase();
    }

    @Override
    String numbers(int count) {
        return "generate_series(1, " + count + ")";
    }

    @Test
    void server_thatCrashes_hasWhatItConfirmed() throws Exception {
        JdbcJournalStore store = JdbcJournalStore.of(emptyDatabase());
        store.append(joined("s-1", "e-1", NOON));
        POSTGRES.server().crash();

        assertThatThrownBy(() -> store.append(joined("s-1", "e-2", NOON)))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith("the journal could not add an entry: ")
                .hasMessageEndingWith("(SQLState 08001): Connection refused");
        POSTGRES.server().startAgain();

        assertThat(store.append(joined("s-1", "e-2", NOON))).isTrue();
        assertThat(store.append(joined("s-1", "e-1", NOON))).isFalse();
        assertThat(store.entries("acme", "s-1")).hasSize(2);
    }

    @Test
    void server_thatHangs_endsTheCallAtItsTimeout() throws Exception {
        TrackedDataSource pool = new TrackedDataSource(emptyDatabase());
        JdbcJournalStore store = JdbcJournalStore.builder(pool.dataSource())
                .timeout(Duration.ofMillis(300))
                .build();
        POSTGRES.server().freeze();
        try {
            assertThatThrownBy(() -> store.append(joined("s-1", "e-1", NOON)))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("(SQLState 08006): Read timed out");
        } finally {
            POSTGRES.server().thaw();
        }
        assertThat(pool.open()).isZero();
    }

    @Test
    void process_thatIsKilled_losesNothingThatItConfirmed() throws Exception {
        PGSimpleDataSource dataSource = emptyDatabase();
        JdbcJournalStore store = JdbcJournalStore.of(dataSource);
        Process process =
                RecordingProcess.start(List.of(), "postgres", dataSource.getURL() + "&user=" + dataSource.getUser());
        Set<String> confirmed = RecordingProcess.confirmedUntilKilled(process);

        assertThat(store.entries("acme", RecordingProcess.SESSION))
                .extracting(JournalEntry::key)
                .doesNotHaveDuplicates()
                .containsAll(confirmed);
        assertThat(store.append(RecordingProcess.entry(0))).isFalse();
    }
}

package io.unisession.history.jdbc;

import static io.unisession.history.jdbc.Entries.NOON;
import static io.unisession.history.jdbc.Entries.joined;
import static io.unisession.history.jdbc.Sql.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.history.JournalEntry;
import io.unisession.history.JournalException;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal in a file, when its process or its database ends in the middle. */
class CrashTest {
    @TempDir
    private Path directory;

    @Test
    void process_thatIsKilled_losesNothingThatItConfirmed() throws Exception {
        Path file = directory.resolve("journal");
        Process process = RecordingProcess.start(List.of(), "file", file.toString());
        Set<String> confirmed = RecordingProcess.confirmedUntilKilled(process);

        try (JdbcJournalStore store = JdbcJournalStore.embedded(file)) {
            assertThat(store.entries("acme", RecordingProcess.SESSION))
                    .extracting(JournalEntry::key)
                    .doesNotHaveDuplicates()
                    .containsAll(confirmed);
            // The provider sends again what it does not know to have arrived.
            assertThat(store.append(RecordingProcess.entry(0))).isFalse();
            assertThat(store.append(RecordingProcess.entry(1_000_000))).isTrue();
        }
    }

    @Test
    void database_thatGoesAway_isOpenedAgain() throws Exception {
        Path file = directory.resolve("journal");
        try (JdbcJournalStore store = JdbcJournalStore.embedded(file)) {
            store.append(joined("s-1", "e-1", NOON));
            execute(H2Database.at("file:" + file), "SHUTDOWN IMMEDIATELY");

            assertThat(store.append(joined("s-1", "e-2", NOON))).isTrue();
            assertThat(store.entries("acme", "s-1")).hasSize(2);
        }
    }

    @Test
    void file_belongsToOneProcessUntilItIsClosed() throws Exception {
        Path file = directory.resolve("journal");
        JdbcJournalStore.embedded(file).close();

        Process process = RecordingProcess.start(List.of(), "file", file.toString());
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).startsWith("added ");

            assertThatThrownBy(() -> JdbcJournalStore.embedded(file))
                    .isInstanceOf(JournalException.class)
                    .hasMessageStartingWith("the journal could not open its database: Database may be already in use");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void embedded_aPathThatWouldChangeSettings_isRefused() {
        Path file = directory.resolve("journal;WRITE_DELAY=500");

        assertThatThrownBy(() -> JdbcJournalStore.embedded(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the path of the journal must not contain ';', as " + file + " does");
    }
}

package io.unisession.history.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.unisession.history.sync.SyncException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync into H2, with everything against it. */
class H2HostileSyncTest extends HostileSyncContract {
    @Override
    DataSource emptyDatabase() {
        return H2Database.empty();
    }

    private static DataSource file(Path folder, String settings) {
        return H2Database.at("file:" + folder.resolve("sessions") + settings);
    }

    @Test
    void start_fileThatH2WritesLaterAndAStateElsewhere_isRefused(@TempDir Path folder) {
        JdbcSyncOutput tables = JdbcSyncOutput.of(file(folder, ""));

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> tables.start(null))
                .withMessage(
                        "H2 would confirm sessions before it writes them, and lose them in a crash, while the state is"
                                + " kept elsewhere. Add ;WRITE_DELAY=0 to the URL of the database, or keep the state in"
                                + " it");
    }

    @Test
    void start_fileThatH2WritesAtOnceOrWithItsState_isAccepted(@TempDir Path folder) {
        JdbcSyncOutput.of(file(folder, ";WRITE_DELAY=0")).start(null);
        JdbcSyncOutput tables = JdbcSyncOutput.of(file(folder, ";WRITE_DELAY=500"));
        tables.store("test").load();

        assertThatNoException().isThrownBy(() -> tables.start(null));
    }
}

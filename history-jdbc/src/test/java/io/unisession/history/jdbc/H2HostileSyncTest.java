package io.unisession.history.jdbc;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.unisession.history.sync.SyncException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync into H2, with everything against it. */
class H2HostileSyncTest extends HostileSyncContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Override
    DataSource emptyDatabase() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + H2HostileSyncTest.class.getName() + DATABASES.incrementAndGet()
                + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    private static JdbcDataSource file(Path folder, String settings) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + folder.resolve("sessions") + settings);
        return dataSource;
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

package io.unisession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverDataSourceTest {
    private final Recorder driver = new Recorder();

    @TempDir
    private Path folder;

    /** Takes the URLs of PostgreSQL, and refuses each connection with a message that quotes the URL. */
    private static final class Recorder implements Driver {
        private final Properties properties = new Properties();

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:postgresql:");
        }

        @Override
        public Connection connect(String url, Properties given) throws SQLException {
            if (!acceptsURL(url)) {
                return null;
            }
            properties.putAll(given);
            throw new SQLException("Unable to parse URL " + url);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties given) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getAnonymousLogger();
        }
    }

    @BeforeEach
    void register() throws SQLException {
        DriverManager.registerDriver(driver);
        System.setProperty("VIDEOSDK_TOKEN", "made-up-token");
    }

    @AfterEach
    void deregister() throws SQLException {
        DriverManager.deregisterDriver(driver);
        System.clearProperty("VIDEOSDK_TOKEN");
    }

    @Test
    void sync_databaseRefusesAndQuotesTheUrl_saysSoWithoutThePassword() {
        ProgramRun run = ProgramRun.of(
                "sync",
                "--provider",
                "videosdk",
                "--from",
                "2026-03-01",
                "--out",
                "jdbc:postgresql://127.0.0.1/x?user=me&password=s3cret");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .containsExactly("error: the sync could not open its database: Unable to parse URL"
                        + " jdbc:postgresql://127.0.0.1/x?user=me&password=***");
    }

    @Test
    void getConnection_ofPostgresql_hasATimeLimitThatOthersWouldRefuse() throws SQLException {
        try {
            DriverDataSource.of("jdbc:postgresql://127.0.0.1/x").getConnection();
        } catch (SQLException refused) {
            assertThat(driver.properties).containsEntry("loginTimeout", "30");
        }
        assertThat(driver.properties).isNotEmpty();
        try (Connection other =
                DriverDataSource.of("jdbc:h2:" + folder.resolve("h2")).getConnection()) {
            assertThat(other.isValid(1)).isTrue();
        }
    }
}

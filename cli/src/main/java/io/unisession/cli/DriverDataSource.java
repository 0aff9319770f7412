package io.unisession.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of a driver on the class path. The user and the password come from the environment, since a command line can
 * be seen by others.
 */
final class DriverDataSource implements DataSource {
    private static final String USER = "SYNC_DATABASE_USER";
    private static final String PASSWORD = "SYNC_DATABASE_PASSWORD";

    private static final String LOGIN_SECONDS = "30";

    private final String url;
    private final Properties properties;

    private DriverDataSource(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
    }

    static DriverDataSource of(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException noDriver) {
            String product = url.substring("jdbc:".length()).split(":", -1)[0];
            throw new IllegalArgumentException(
                    "no JDBC driver for " + product + " is on the class path. Start the program with"
                            + " java -cp unisession.jar:<driver>.jar io.unisession.cli.UniSession",
                    noDriver);
        }
        Properties properties = new Properties();
        put(properties, "user", System.getenv(USER));
        put(properties, "password", System.getenv(PASSWORD));
        if (url.startsWith("jdbc:postgresql:")) {
            // Otherwise it waits for ever for a server that accepts the connection and says nothing.
            properties.setProperty("loginTimeout", LOGIN_SECONDS);
        }
        return new DriverDataSource(url, properties);
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // There is nothing to log.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        DriverManager.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return DriverManager.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

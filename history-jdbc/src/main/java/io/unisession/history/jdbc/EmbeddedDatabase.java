package io.unisession.history.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in this process. */
final class EmbeddedDatabase {
    private EmbeddedDatabase() {}

    /**
     * A database in a file. Connections are not pooled: they cost little, and when a full disk makes H2 close the
     * database, the next connection opens it again.
     */
    static DataSource at(Path file) {
        String path = file.toAbsolutePath().toString();
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException("the path of the journal must not contain ';', as " + path + " does");
        }
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + path + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0;LOCK_TIMEOUT=10000");
        return dataSource;
    }

    /** Lets H2 close the file as soon as nobody has a connection. */
    static boolean closeWithLastConnection(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("SET DB_CLOSE_DELAY 0");
        }
    }

    /** Whether H2 confirms a commit up to half a second before it writes it, as it does by default. */
    static boolean delaysWrites(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet delays = statement.executeQuery("SELECT setting_value FROM information_schema.settings"
                        + " WHERE setting_name = 'WRITE_DELAY' AND setting_value <> '0'")) {
            return delays.next();
        }
    }
}

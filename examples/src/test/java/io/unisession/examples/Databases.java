package io.unisession.examples;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Databases for messages, and those that are none. */
final class Databases {
    private Databases() {}

    static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static JdbcDataSource h2(String url) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        return database;
    }

    static DataSource thatIsAway() {
        return fake(DataSource.class, (proxy, method, arguments) -> {
            throw new SQLException("connection refused", "08001");
        });
    }

    /** A database that says its name, and nothing else. */
    static DataSource of(String product) {
        DatabaseMetaData metaData = fake(DatabaseMetaData.class, (proxy, method, arguments) -> product);
        Connection connection = fake(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getMetaData" -> metaData;
            case "getAutoCommit" -> true;
            case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
            default -> nothing(method.getReturnType());
        });
        return fake(DataSource.class, (proxy, method, arguments) -> connection);
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? 0 : null;
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

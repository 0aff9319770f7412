package io.unisession.history.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool of one connection, which counts what is open, and fails where a test says so. */
final class TrackedDataSource {
    private final Connection connection;
    private final AtomicInteger openConnections = new AtomicInteger();
    private final AtomicInteger openStatements = new AtomicInteger();
    private @Nullable String failingMethod;
    private @Nullable String failingOnce;
    private String stateOfTheFailure = "";
    private @Nullable String failingStatement;
    private int statementsLeft;
    private String product;
    private Runnable beforeCommit = () -> {};

    TrackedDataSource(DataSource dataSource) throws SQLException {
        this.connection = dataSource.getConnection();
        this.product = connection.getMetaData().getDatabaseProductName();
    }

    /** The connection that users of the pool share. */
    Connection connection() {
        return connection;
    }

    /** What is not closed yet. */
    int open() {
        return openConnections.get() + openStatements.get();
    }

    /** Lets a method of the connection throw. */
    void failAt(@Nullable String method) {
        this.failingMethod = method;
    }

    /** Lets a method of a connection or statement throw once. */
    void failOnceAt(String method, String state) {
        this.failingOnce = method;
        this.stateOfTheFailure = state;
    }

    /** Lets the preparation of a statement throw from a certain time on. */
    void failAtStatement(String beginning, int time) {
        this.failingStatement = beginning;
        this.statementsLeft = time;
    }

    private void failIfAsked(String method, Object @Nullable [] arguments) throws SQLException {
        if (method.equals(failingMethod)) {
            throw new SQLException("the network is down\n  Detail: (Anna Lindqvist)", "08006");
        }
        if (method.equals(failingOnce)) {
            failingOnce = null;
            throw new SQLException("another transaction was first", stateOfTheFailure);
        }
        if (failingStatement != null
                && method.equals("prepareStatement")
                && arguments != null
                && arguments[0].toString().startsWith(failingStatement)
                && --statementsLeft <= 0) {
            throw new SQLException("the process was killed", "57P01");
        }
    }

    /** Does something while a transaction has everything but its commit. */
    void beforeCommit(Runnable action) {
        this.beforeCommit = action;
    }

    void pretendToBe(String otherProduct) {
        this.product = otherProduct;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, connection, (method, result) -> {
            openConnections.incrementAndGet();
            return lent();
        });
    }

    private Connection lent() {
        return proxy(Connection.class, connection, (method, call) -> switch (method) {
            case "close" -> openConnections.decrementAndGet();
            case "commit" -> {
                beforeCommit.run();
                yield call.result();
            }
            case "prepareStatement", "createStatement" -> {
                openStatements.incrementAndGet();
                yield method.equals("prepareStatement")
                        ? counted(PreparedStatement.class, call.result())
                        : counted(Statement.class, call.result());
            }
            case "getMetaData" ->
                proxy(
                        DatabaseMetaData.class,
                        call.result(),
                        (name, metadata) -> name.equals("getDatabaseProductName") ? product : metadata.result());
            default -> call.result();
        });
    }

    private <T extends Statement> T counted(Class<T> type, Object statement) {
        return proxy(type, statement, (method, call) -> {
            if (method.equals("close")) {
                openStatements.decrementAndGet();
            }
            return call.result();
        });
    }

    @FunctionalInterface
    private interface Call {
        Object result() throws Throwable;
    }

    @FunctionalInterface
    private interface Behaviour {
        @Nullable
        Object of(String method, Call call) throws Throwable;
    }

    private <T> T proxy(Class<T> type, Object target, Behaviour behaviour) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    failIfAsked(method.getName(), arguments);
                    Object result = behaviour.of(method.getName(), () -> {
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
                    return method.getReturnType() == void.class ? null : result;
                }));
    }
}

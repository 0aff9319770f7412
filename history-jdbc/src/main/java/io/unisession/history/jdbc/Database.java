package io.unisession.history.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs work on connections of the application, returns each as it was, and says what went wrong. */
final class Database {
    /** So many times two writers may collide before one gives up. */
    private static final int MOST_ATTEMPTS = 5;
    /**
     * Another transaction was first: a row is there, or gone; the two did not fit together; or they waited for each
     * other.
     */
    private static final Set<String> COLLISIONS = Set.of("23505", "23503", "23506", "40001", "40P01", "90131");

    /** A driver may quote its URL, which may have a password. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)([a-z_]*(?:password|passwd|passphrase|pwd)[a-z_]*=)[^&;\\s\"']*");

    private static final Pattern USER_OF_A_URL = Pattern.compile("//[^/@\\s]+@");

    private final DataSource dataSource;
    private final int timeoutMillis;
    private final String subject;
    private final BiFunction<String, Throwable, ? extends RuntimeException> failure;

    /**
     * A database of the application.
     *
     * @param timeout how long to wait for each of its responses
     * @param subject who uses it, as messages say
     * @param failure makes an exception of a message and its cause
     */
    Database(
            DataSource dataSource,
            Duration timeout,
            String subject,
            BiFunction<String, Throwable, ? extends RuntimeException> failure) {
        this.dataSource = dataSource;
        this.timeoutMillis = (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
        this.subject = subject;
        this.failure = failure;
    }

    /** Something to do with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Runs one statement, which is its own transaction. */
    <T> T statement(String purpose, Work<T> work) {
        return attempt(purpose, false, work);
    }

    /** Runs several statements, all of them or none. */
    <T> T transaction(String purpose, Work<T> work) {
        return attempt(purpose, true, work);
    }

    private <T> T attempt(String purpose, boolean inTransaction, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return run(inTransaction, work);
            } catch (SQLException e) {
                if (attempt == MOST_ATTEMPTS || !COLLISIONS.contains(state(e))) {
                    throw failure.apply(subject + " could not " + purpose + ": " + reason(e), e);
                }
            }
        }
    }

    private <T> T run(boolean inTransaction, Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                BorrowedConnection borrowed = new BorrowedConnection(connection, inTransaction, timeoutMillis)) {
            T result = work.on(connection);
            borrowed.commit();
            return result;
        }
    }

    /** The first line, since databases write statements and rows into the others, and a row has names. */
    static String reason(SQLException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String state = state(e).isEmpty() ? "" : " (SQLState " + state(e) + ")";
        String firstLine = message.lines().findFirst().orElse(message).replace("; SQL statement:", "");
        return withoutPassword(firstLine) + state + disk(e);
    }

    private static String withoutPassword(String message) {
        String hidden = PASSWORD.matcher(message).replaceAll("$1***");
        return USER_OF_A_URL.matcher(hidden).replaceAll("//***@");
    }

    /** An embedded database says only deep inside that its disk is full. */
    private static String disk(SQLException e) {
        @Nullable Throwable cause = e.getCause();
        while (cause != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
    }

    static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}

package io.unisession.history.jdbc;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
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

    /**
     * A driver may quote its URL, which may have a password with quotes and spaces. The name of the setting may go on, but
     * not without end, so that a long text is searched once.
     */
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)((?:password|passwd|passphrase|pwd)[a-z_]{0,20}=)[^&;]*");

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final int LONGEST_REASON = 1_000;

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

    /** A timeout that a builder was given; drivers count milliseconds, and zero would be none. */
    static Duration requireTimeout(Duration timeout) {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("the timeout must be at least 1 ms, but is " + timeout);
        }
        return timeout;
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
        String state = state(e).isEmpty() ? "" : " (SQLState " + state(e) + ")";
        return firstLine(message(e)) + state + disk(e);
    }

    /** PostgreSQL's driver says which statement of a batch failed, with all its values; what failed is beneath. */
    private static String message(SQLException e) {
        @Nullable Throwable failure = e;
        while (failure instanceof BatchUpdateException batch) {
            failure = batch.getNextException() == null ? batch.getCause() : batch.getNextException();
        }
        return failure == null || failure.getMessage() == null
                ? (failure == null ? e : failure).getClass().getSimpleName()
                : failure.getMessage();
    }

    /** It is cut last: a cut in the middle of a URL would separate a password from the sign that it ends with. */
    private static String firstLine(String message) {
        String line =
                withoutPassword(message.lines().findFirst().orElse(message).replace("; SQL statement:", ""));
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
    }

    private static String withoutPassword(String message) {
        String hidden = PASSWORD.matcher(message).replaceAll("$1***");
        return WORD.matcher(hidden).replaceAll(word -> Matcher.quoteReplacement(withoutUser(word.group())));
    }

    /** A password may have any sign, also those that separate the parts of a URL, so all up to the last one goes. */
    private static String withoutUser(String word) {
        int start = word.indexOf("//");
        int end = word.lastIndexOf('@');
        return start < 0 || end < start ? word : word.substring(0, start) + "//***" + word.substring(end);
    }

    /** An embedded database says only deep inside that its disk is full. */
    private static String disk(SQLException e) {
        @Nullable Throwable cause = e.getCause();
        while (cause != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause == null || cause.getMessage() == null ? "" : ": " + firstLine(cause.getMessage());
    }

    static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}

package io.unisession.history.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** In what the supported databases differ. */
enum Dialect {
    /** A new entry does not lock its session's row by itself, so a session could be deleted under it. */
    H2(false, "FOR UPDATE", ""),
    /** The foreign key locks the session's row, so entries of a known session can be added without another lock. */
    POSTGRESQL(true, "FOR NO KEY UPDATE", " ON CONFLICT DO NOTHING");

    private final boolean foreignKeyLocks;
    private final String lockClause;
    private final String unlessPresent;

    Dialect(boolean foreignKeyLocks, String lockClause, String unlessPresent) {
        this.foreignKeyLocks = foreignKeyLocks;
        this.lockClause = lockClause;
        this.unlessPresent = unlessPresent;
    }

    /**
     * The database of a connection.
     *
     * @param refusal what to throw for another product
     */
    static Dialect of(Connection connection, Function<String, RuntimeException> refusal) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default -> throw refusal.apply(product);
        };
    }

    /** Whether a new entry keeps its session from being deleted. */
    boolean foreignKeyLocks() {
        return foreignKeyLocks;
    }

    /** Ends a SELECT that locks a session's row until the transaction ends. */
    String lockClause() {
        return lockClause;
    }

    /** Ends an INSERT that does nothing if the row is there; where it is empty, such an INSERT fails. */
    String unlessPresent() {
        return unlessPresent;
    }
}

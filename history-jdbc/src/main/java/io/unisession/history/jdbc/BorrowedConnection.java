package io.unisession.history.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection of the application, which gets it back as it was. */
final class BorrowedConnection implements AutoCloseable {
    private final Connection connection;
    private final boolean inTransaction;
    private final boolean autoCommitBefore;
    private final int timeoutBefore;
    private int isolationBefore = Connection.TRANSACTION_READ_COMMITTED;
    private boolean committed;

    /**
     * Prepares a connection.
     *
     * @param timeoutMillis how long to wait for the server, unless the application set less. A driver without a network
     *     ignores it.
     */
    BorrowedConnection(Connection connection, boolean inTransaction, int timeoutMillis) throws SQLException {
        this.connection = connection;
        this.inTransaction = inTransaction;
        this.autoCommitBefore = connection.getAutoCommit();
        this.timeoutBefore = connection.getNetworkTimeout();
        try {
            if (timeoutBefore == 0 || timeoutBefore > timeoutMillis) {
                connection.setNetworkTimeout(Runnable::run, timeoutMillis);
            }
            setAutoCommit(true);
            if (inTransaction) {
                // A snapshot of the whole transaction would hide what another writer commits while this one waits for a
                // lock.
                this.isolationBefore = connection.getTransactionIsolation();
                isolate(Connection.TRANSACTION_READ_COMMITTED);
                setAutoCommit(false);
            }
        } catch (SQLException failure) {
            try {
                restore();
            } catch (SQLException broken) {
                failure.addSuppressed(broken);
            }
            throw failure;
        }
    }

    void commit() throws SQLException {
        if (inTransaction) {
            connection.commit();
        }
        committed = true;
    }

    /** Rolls back first, since switching to auto-commit would commit what was done. */
    @Override
    public void close() throws SQLException {
        if (inTransaction && !committed) {
            connection.rollback();
        }
        restore();
    }

    private void restore() throws SQLException {
        setAutoCommit(true);
        isolate(isolationBefore);
        setAutoCommit(autoCommitBefore);
        connection.setNetworkTimeout(Runnable::run, timeoutBefore);
    }

    private void setAutoCommit(boolean autoCommit) throws SQLException {
        if (connection.getAutoCommit() != autoCommit) {
            connection.setAutoCommit(autoCommit);
        }
    }

    private void isolate(int level) throws SQLException {
        if (inTransaction && isolationBefore != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(level);
        }
    }
}

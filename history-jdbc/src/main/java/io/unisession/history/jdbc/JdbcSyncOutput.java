package io.unisession.history.jdbc;

import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncException;
import io.unisession.history.sync.SyncOutput;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest version of each session in tables of PostgreSQL or H2: {@code unisession_sessions}, {@code
 * unisession_participants} and {@code unisession_intervals}. A session that vanished stays, marked.
 *
 * <pre>{@code
 * JdbcSyncOutput tables = JdbcSyncOutput.of(dataSource);
 * SessionSync sync = SessionSync.builder(tables, tables.store("hourly"))
 *         .add(plan, client, budget)
 *         .build();
 * }</pre>
 *
 * <p>The tables are created in the connection's default schema if they are missing. If the database user may not create
 * tables, run the script of this package yourself, {@code sync-1.sql}, then {@code CREATE TABLE unisession_sync_version
 * (version INTEGER PRIMARY KEY)} and {@code INSERT INTO unisession_sync_version VALUES (1)}.
 *
 * <p>Each page is one transaction, on a connection that is returned as it was; so the {@code DataSource} must not bind
 * connections to a transaction of the application. The database has a minute for each response, unless {@link
 * Builder#timeout} sets another time; how long a call may wait for a connection is the pool's setting. A transaction that
 * collides with another one is tried again.
 *
 * <p>With {@link #store}, a page survives the process when its state is kept, and not when {@link #write} returns. With
 * another store, an H2 database on disk needs {@code ;WRITE_DELAY=0} in its URL: otherwise H2 confirms a page half a second
 * before it writes it, and a state elsewhere could know of a page that is lost.
 *
 * <p>What a database cannot keep does not stop a sync: ids are escaped and shortened as {@code docs/history.md} says,
 * characters that no text can have are replaced, and times before year 1 or after 9999 are null.
 */
public final class JdbcSyncOutput implements SyncOutput {
    /** Nothing needs to be known of a state: what is written again replaces itself. */
    private static final String POSITION = "tables";

    private final SyncDatabase database;
    /** Whether a store of this output was asked for the state, so that it is the store of the sync that starts. */
    private boolean storeIsUsed;

    /** Whether the state is kept with the rows, and what is to be written with the next of it. */
    private boolean withState;

    private List<SessionVersion> held = List.of();

    private JdbcSyncOutput(DataSource dataSource, Duration timeout) {
        this.database = new SyncDatabase(dataSource, timeout);
    }

    /**
     * Writes to a database.
     *
     * @param dataSource where connections come from; it stays open when the output is closed
     * @return the output
     */
    public static JdbcSyncOutput of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /**
     * Prepares to write to a database.
     *
     * @param dataSource where connections come from; it stays open when the output is closed
     * @return a builder
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /**
     * Keeps the state in the same database. Each page and the state after it are one transaction: either both are there
     * or none, whenever the process is killed.
     *
     * @param name the name of the sync, for a database with several; at most 200 characters, of which a backslash counts as
     *     six
     * @return the store; use it with this output alone
     * @throws IllegalArgumentException if the name is longer
     */
    public JdbcSyncStore store(String name) {
        return new JdbcSyncStore(database, name, this);
    }

    /** A sync that starts has one of this output's stores. */
    void useStore() {
        storeIsUsed = true;
    }

    @Override
    public void start(@Nullable String position) {
        withState = storeIsUsed;
        storeIsUsed = false;
        // Of a sync that failed. The next one reads the page again.
        held = List.of();
        if (position != null && !position.equals(POSITION)) {
            throw new SyncException(
                    "the state says how far files were written, and not tables. Use the output that belongs to it, or"
                            + " start a new sync with a new state",
                    null);
        }
        if (position != null && !database.hasTables()) {
            throw new SyncException(
                    "the state says that sessions were copied into tables, but this database has none. Use the database"
                            + " that belongs to it, or start a new sync with a new state",
                    null);
        }
        database.open();
        if (!withState) {
            database.requireImmediateWrites();
        }
    }

    @Override
    public void write(List<SessionVersion> versions) {
        if (!withState) {
            if (!versions.isEmpty()) {
                database.transaction("write sessions", connection -> SyncRows.write(connection, versions));
            }
            return;
        }
        if (!held.isEmpty()) {
            throw new SyncException("the output and the store of a sync do not belong together", null);
        }
        held = List.copyOf(versions);
    }

    /** Writes what waits for the state, in the state's transaction. */
    void writeHeldPage(Connection connection) throws SQLException {
        if (!held.isEmpty()) {
            SyncRows.write(connection, held);
        }
    }

    /** The state's transaction is committed. */
    void pageCommitted() {
        held = List.of();
    }

    @Override
    public String position() {
        return POSITION;
    }

    @Override
    public void close() {
        // The connections are the application's.
    }

    @Override
    public String toString() {
        return "JdbcSyncOutput";
    }

    /** Builds a {@link JdbcSyncOutput}. */
    public static final class Builder {
        private final DataSource dataSource;
        private Duration timeout = SyncDatabase.DEFAULT_TIMEOUT;

        private Builder(DataSource dataSource) {
            this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        }

        /**
         * Sets how long to wait for the database's response, also for the output's {@linkplain #store stores}. After that
         * the sync fails. The driver must support network timeouts, as PostgreSQL's does.
         *
         * @param timeout the time; a minute if it is not set
         * @return this builder
         * @throws IllegalArgumentException if the time is below one millisecond
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Database.requireTimeout(timeout);
            return this;
        }

        /**
         * Builds the output. The database is used when the sync starts.
         *
         * @return the output
         */
        public JdbcSyncOutput build() {
            return new JdbcSyncOutput(dataSource, timeout);
        }
    }
}

package io.unisession.history.jdbc;

import io.unisession.history.sync.SyncException;
import io.unisession.history.sync.SyncState;
import io.unisession.history.sync.SyncStep;
import io.unisession.history.sync.SyncStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of a sync in the table {@code unisession_sync_state} of PostgreSQL or H2. For a sync into tables of the
 * same database, use {@link JdbcSyncOutput#store(String)}; what is said there of tables and connections holds here too.
 */
public final class JdbcSyncStore implements SyncStore {
    private static final String TABLE = "unisession_sync_state";
    private static final String STATE = "STATE";
    private static final String STEP = "STEP";
    /** Each step is a page, and reading a thousand takes a moment. */
    private static final int MOST_STEPS = 1_000;

    private static final int LONGEST_NAME = 200;

    private final SyncDatabase database;
    private final String name;
    private final @Nullable JdbcSyncOutput rows;
    private long lastLine;
    private int steps;

    /**
     * For a sync.
     *
     * @param rows the output whose rows are written with the state; null if the output is elsewhere
     */
    JdbcSyncStore(SyncDatabase database, String name, @Nullable JdbcSyncOutput rows) {
        this.database = database;
        this.name = StoredText.of(Objects.requireNonNull(name, "name"));
        this.rows = rows;
        if (this.name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("the name of a sync must not have more than " + LONGEST_NAME
                    + " characters, of which a backslash counts as six, but has " + this.name.length());
        }
    }

    /**
     * Keeps the state in a database, for an output that is not in it.
     *
     * @param dataSource where connections come from; it stays open when the store is closed
     * @param name the name of the sync, for a database with several; at most 200 characters, of which a backslash counts as
     *     six
     * @return the store
     * @throws IllegalArgumentException if the name is longer
     */
    public static JdbcSyncStore of(DataSource dataSource, String name) {
        return builder(dataSource, name).build();
    }

    /**
     * Prepares to keep the state in a database, for an output that is not in it.
     *
     * @param dataSource where connections come from; it stays open when the store is closed
     * @param name the name of the sync, for a database with several; at most 200 characters, of which a backslash counts as
     *     six
     * @return a builder
     */
    public static Builder builder(DataSource dataSource, String name) {
        return new Builder(dataSource, name);
    }

    @Override
    public Optional<Kept> load() {
        database.open();
        if (rows != null) {
            rows.useStore();
        }
        return database.statement("read its state", this::load);
    }

    private Optional<Kept> load(Connection connection) throws SQLException {
        Map<String, SyncState> states = new LinkedHashMap<>();
        String position = null;
        lastLine = 0;
        steps = 0;
        try (PreparedStatement select = connection.prepareStatement("SELECT line, kind, source, output_position, body"
                + " FROM " + TABLE + " WHERE name = ? ORDER BY line")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lastLine = rows.getLong(1);
                    position = rows.getString(4);
                    read(states, rows.getString(2), StoredText.original(rows.getString(3)), rows.getString(5));
                }
            }
        }
        return position == null ? Optional.empty() : Optional.of(new Kept(states, position));
    }

    private void read(Map<String, SyncState> states, String kind, String source, String body) {
        if (kind.equals(STATE)) {
            states.put(source, SyncState.of(body));
            return;
        }
        SyncState state = states.get(source);
        if (state == null) {
            throw new SyncException(
                    "the state \"" + name + "\" in the table " + TABLE + " is corrupt. Restore it from a backup, or use"
                            + " another name",
                    null);
        }
        state.apply(SyncStep.of(body));
        steps++;
    }

    @Override
    public void replace(List<SyncState> states, String position) {
        database.transaction("keep its state", connection -> {
            requireAlone(connection);
            long line = lastLine;
            for (SyncState state : states) {
                insert(connection, ++line, STATE, state.source(), position, state.toJson());
            }
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + TABLE + " WHERE name = ? AND line <= ?")) {
                delete.setString(1, name);
                delete.setLong(2, lastLine);
                delete.executeUpdate();
            }
        });
        lastLine += states.size();
        steps = 0;
    }

    @Override
    public boolean append(String source, SyncStep step, String position) {
        database.transaction("write sessions and its state", connection -> {
            requireAlone(connection);
            if (rows != null) {
                rows.writeHeldPage(connection);
            }
            insert(connection, lastLine + 1, STEP, source, position, step.toJson());
        });
        if (rows != null) {
            rows.pageCommitted();
        }
        lastLine++;
        return ++steps >= MOST_STEPS;
    }

    /** Another process would have written later lines, and deleted the last that is known here. It waits for this one. */
    private void requireAlone(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT line FROM " + TABLE + " WHERE name = ? AND line >= ? ORDER BY line FOR UPDATE")) {
            select.setString(1, name);
            select.setLong(2, lastLine);
            if (!SessionTable.ids(select).equals(lastLine == 0 ? List.of() : List.of(lastLine))) {
                throw new SyncException("another process runs the same sync in this database. Run one at a time", null);
            }
        }
    }

    private void insert(Connection connection, long line, String kind, String source, String position, String body)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + TABLE
                + " (name, line, kind, source, output_position, body) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, name);
            insert.setLong(2, line);
            insert.setString(3, kind);
            insert.setString(4, StoredText.of(source));
            insert.setString(5, position);
            insert.setString(6, body);
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        // The connections are the application's.
    }

    @Override
    public String toString() {
        return "JdbcSyncStore[" + name + "]";
    }

    /** Builds a {@link JdbcSyncStore}. */
    public static final class Builder {
        private final DataSource dataSource;
        private final String name;
        private Duration timeout = SyncDatabase.DEFAULT_TIMEOUT;

        private Builder(DataSource dataSource, String name) {
            this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Sets how long to wait for the database's response. After that the sync fails. The driver must support network
         * timeouts, as PostgreSQL's does.
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
         * Builds the store. The database is used when the sync starts.
         *
         * @return the store
         * @throws IllegalArgumentException if the name is longer than 200 characters
         */
        public JdbcSyncStore build() {
            return new JdbcSyncStore(new SyncDatabase(dataSource, timeout), name, null);
        }
    }
}

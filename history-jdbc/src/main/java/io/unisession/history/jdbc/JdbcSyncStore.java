package io.unisession.history.jdbc;

import io.unisession.history.sync.SyncException;
import io.unisession.history.sync.SyncState;
import io.unisession.history.sync.SyncStep;
import io.unisession.history.sync.SyncStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps the state of a sync in the table {@code unisession_sync_state} of PostgreSQL or H2, which is created if it is
 * missing.
 */
public final class JdbcSyncStore implements SyncStore {
    private static final String TABLE = "unisession_sync_state";
    private static final String STATE = "STATE";
    private static final String STEP = "STEP";
    /** Each step is a page, and reading a thousand takes a moment. */
    private static final int MOST_STEPS = 1_000;

    private final SyncDatabase database;
    private final String name;
    private long lastLine;
    private int steps;

    private JdbcSyncStore(DataSource dataSource, String name) {
        this.database = new SyncDatabase(Objects.requireNonNull(dataSource, "dataSource"));
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * Keeps the state in a database.
     *
     * @param dataSource where connections come from; it stays open when the store is closed
     * @param name the name of the sync, for a database with several
     * @return the store
     */
    public static JdbcSyncStore of(DataSource dataSource, String name) {
        return new JdbcSyncStore(dataSource, name);
    }

    @Override
    public Optional<Kept> load() {
        database.requireSupported();
        return database.transaction("read its state", this::load);
    }

    private Optional<Kept> load(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE + " (name VARCHAR NOT NULL, line BIGINT NOT NULL,"
                    + " kind VARCHAR NOT NULL, source VARCHAR NOT NULL, output_position VARCHAR NOT NULL,"
                    + " body TEXT NOT NULL, PRIMARY KEY (name, line))");
        }
        Map<String, SyncState> states = new LinkedHashMap<>();
        String position = null;
        try (PreparedStatement select = connection.prepareStatement("SELECT line, kind, source, output_position, body"
                + " FROM " + TABLE + " WHERE name = ? ORDER BY line")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lastLine = rows.getLong(1);
                    position = rows.getString(4);
                    read(states, rows.getString(2), rows.getString(3), rows.getString(5));
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
            long before = lastLine;
            long line = before;
            if (lastLine(connection) != before) {
                throw SyncDatabase.inUse(null);
            }
            for (SyncState state : states) {
                insert(connection, ++line, STATE, state.source(), position, state.toJson());
            }
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + TABLE + " WHERE name = ? AND line <= ?")) {
                delete.setString(1, name);
                delete.setLong(2, before);
                delete.executeUpdate();
            }
            return line;
        });
        lastLine += states.size();
        steps = 0;
    }

    private long lastLine(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT MAX(line) FROM " + TABLE + " WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public boolean append(String source, SyncStep step, String position) {
        database.transaction("keep its state", connection -> {
            insert(connection, lastLine + 1, STEP, source, position, step.toJson());
            return true;
        });
        lastLine++;
        return ++steps >= MOST_STEPS;
    }

    private void insert(Connection connection, long line, String kind, String source, String position, String body)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + TABLE + " VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, name);
            insert.setLong(2, line);
            insert.setString(3, kind);
            insert.setString(4, source);
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
}

package io.unisession.history.jdbc;

import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncColumn;
import io.unisession.history.sync.SyncOutput;
import io.unisession.history.sync.SyncTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest version of each session in tables of PostgreSQL or H2: {@code unisession_sessions}, {@code
 * unisession_participants} and {@code unisession_intervals}, which are created if they are missing. Each page is one
 * transaction. A session that vanished stays, marked.
 *
 * <pre>{@code
 * SessionSync sync = SessionSync.builder(JdbcSyncOutput.of(dataSource), JdbcSyncStore.of(dataSource, "hourly"))
 *         .add(plan, client, budget)
 *         .build();
 * }</pre>
 */
public final class JdbcSyncOutput implements SyncOutput {
    private static final String PREFIX = "unisession_";
    private static final String KEY = " WHERE source = ? AND session_id = ?";

    private final SyncDatabase database;

    private JdbcSyncOutput(DataSource dataSource) {
        this.database = new SyncDatabase(Objects.requireNonNull(dataSource, "dataSource"));
    }

    /**
     * Writes to a database.
     *
     * @param dataSource where connections come from; it stays open when the output is closed
     * @return the output
     */
    public static JdbcSyncOutput of(DataSource dataSource) {
        return new JdbcSyncOutput(dataSource);
    }

    @Override
    public void start(@Nullable String position) {
        database.requireSupported();
        database.transaction("create its tables", connection -> {
            try (Statement statement = connection.createStatement()) {
                for (SyncTable table : SyncTable.values()) {
                    statement.execute(definition(table));
                }
            }
            return true;
        });
    }

    private static String definition(SyncTable table) {
        String columns = table.columns().stream()
                .map(column -> column.name() + " " + type(column) + (column.isKey() ? " NOT NULL" : ""))
                .collect(Collectors.joining(", "));
        String key = table.columns().stream()
                .filter(SyncColumn::isKey)
                .map(SyncColumn::name)
                .collect(Collectors.joining(", "));
        return "CREATE TABLE IF NOT EXISTS " + name(table) + " (" + columns + ", PRIMARY KEY (" + key + "))";
    }

    private static String name(SyncTable table) {
        return PREFIX + table.tableName();
    }

    private static String type(SyncColumn column) {
        return switch (column.type()) {
            case TEXT -> "VARCHAR";
            case JSON -> "TEXT";
            case TIME -> "TIMESTAMP WITH TIME ZONE";
            case NUMBER -> "BIGINT";
            case FLAG -> "BOOLEAN";
        };
    }

    @Override
    public void write(List<SessionVersion> versions) {
        if (!versions.isEmpty()) {
            database.transaction("write sessions", connection -> write(connection, versions));
        }
    }

    /** A page may have a session twice; the later version counts, so they are written one after another. */
    private static boolean write(Connection connection, List<SessionVersion> versions) throws SQLException {
        List<SessionVersion> present = versions.stream()
                .collect(Collectors.toMap(
                        version -> List.of(version.source(), version.sessionId()),
                        version -> version,
                        (earlier, later) -> later,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        mark(connection, present.stream().filter(SessionVersion::isVanished).toList());
        replace(
                connection,
                present.stream().filter(version -> !version.isVanished()).toList());
        return true;
    }

    private static void mark(Connection connection, List<SessionVersion> vanished) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + name(SyncTable.SESSIONS)
                + " SET vanished = TRUE, version_hash = ?, observed_at = ?" + KEY)) {
            for (SessionVersion version : vanished) {
                update.setString(1, version.hash());
                update.setObject(2, version.observedAt().atOffset(ZoneOffset.UTC));
                update.setString(3, text(version.source()));
                update.setString(4, text(version.sessionId()));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void replace(Connection connection, List<SessionVersion> versions) throws SQLException {
        for (SyncTable table : SyncTable.values()) {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + name(table) + KEY);
                    PreparedStatement insert = connection.prepareStatement(insertion(table))) {
                for (SessionVersion version : versions) {
                    delete.setString(1, text(version.source()));
                    delete.setString(2, text(version.sessionId()));
                    delete.addBatch();
                    for (List<@Nullable Object> row : table.rows(version)) {
                        set(insert, table, row);
                        insert.addBatch();
                    }
                }
                delete.executeBatch();
                insert.executeBatch();
            }
        }
    }

    private static String insertion(SyncTable table) {
        List<String> names = table.columns().stream().map(SyncColumn::name).toList();
        return "INSERT INTO " + name(table) + " (" + String.join(", ", names) + ") VALUES ("
                + Stream.generate(() -> "?").limit(names.size()).collect(Collectors.joining(", ")) + ")";
    }

    private static void set(PreparedStatement insert, SyncTable table, List<@Nullable Object> row) throws SQLException {
        for (int index = 0; index < row.size(); index++) {
            Object value = row.get(index);
            int parameter = index + 1;
            if (value == null) {
                insert.setNull(parameter, sqlType(table.columns().get(index).type()));
            } else if (value instanceof Instant time) {
                insert.setObject(parameter, time.atOffset(ZoneOffset.UTC));
            } else if (value instanceof String text) {
                insert.setString(parameter, text(text));
            } else {
                insert.setObject(parameter, value);
            }
        }
    }

    private static int sqlType(SyncColumn.Type type) {
        return switch (type) {
            case TEXT, JSON -> Types.VARCHAR;
            case TIME -> Types.TIMESTAMP_WITH_TIMEZONE;
            case NUMBER -> Types.BIGINT;
            case FLAG -> Types.BOOLEAN;
        };
    }

    /** PostgreSQL has no text with the character NUL. */
    private static String text(String value) {
        return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
    }

    /** Nothing needs to be known: what is written again replaces itself. */
    @Override
    public String position() {
        return "";
    }

    @Override
    public void close() {
        // The connections are the application's.
    }

    @Override
    public String toString() {
        return "JdbcSyncOutput";
    }
}

package io.unisession.history.jdbc;

import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncColumn;
import io.unisession.history.sync.SyncTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write the latest versions of sessions. Whatever a provider sends, a row can be written: one that
 * the database refuses would stop the sync at its page for ever.
 */
final class SyncRows {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String KEY = " WHERE source = ? AND session_id = ?";

    private SyncRows() {}

    /** Writes versions in their order; if a page has a session twice, the later version counts. */
    static void write(Connection connection, List<SessionVersion> versions) throws SQLException {
        List<SessionVersion> latest = versions.stream()
                .collect(Collectors.toMap(
                        version -> List.of(source(version.source()), id(version.sessionId())),
                        version -> version,
                        (earlier, later) -> later,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        mark(connection, latest.stream().filter(SessionVersion::isVanished).toList());
        List<SessionVersion> present =
                latest.stream().filter(version -> !version.isVanished()).toList();
        for (SyncTable table : SyncTable.values()) {
            delete(connection, table, present);
            insert(connection, table, present);
        }
    }

    private static void mark(Connection connection, List<SessionVersion> vanished) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + name(SyncTable.SESSIONS)
                + " SET vanished = TRUE, version_hash = ?, observed_at = ?" + KEY)) {
            for (SessionVersion version : vanished) {
                update.setString(1, version.hash());
                update.setObject(2, version.observedAt().atOffset(ZoneOffset.UTC));
                setKey(update, 3, version);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void delete(Connection connection, SyncTable table, List<SessionVersion> versions)
            throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + name(table) + KEY)) {
            for (SessionVersion version : versions) {
                setKey(delete, 1, version);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    /** Sets the two values that {@link #KEY} compares with. */
    private static void setKey(PreparedStatement statement, int first, SessionVersion version) throws SQLException {
        statement.setString(first, source(version.source()));
        statement.setString(first + 1, id(version.sessionId()));
    }

    private static void insert(Connection connection, SyncTable table, List<SessionVersion> versions)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(insertion(table))) {
            int rows = 0;
            for (SessionVersion version : versions) {
                for (List<@Nullable Object> row : table.rows(version)) {
                    set(insert, table, row);
                    insert.addBatch();
                    if (++rows % ROWS_AT_ONCE == 0) {
                        insert.executeBatch();
                    }
                }
            }
            insert.executeBatch();
        }
    }

    private static String name(SyncTable table) {
        return "unisession_" + table.tableName();
    }

    private static String insertion(SyncTable table) {
        List<String> names = table.columns().stream().map(SyncColumn::name).toList();
        return "INSERT INTO " + name(table) + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
    }

    private static void set(PreparedStatement insert, SyncTable table, List<@Nullable Object> row) throws SQLException {
        for (int index = 0; index < row.size(); index++) {
            SyncColumn column = table.columns().get(index);
            insert.setObject(index + 1, stored(column, row.get(index)), sqlType(column.type()));
        }
    }

    private static @Nullable Object stored(SyncColumn column, @Nullable Object value) {
        if (value instanceof Instant time) {
            return IndexedSession.timeOrNone(time);
        }
        if (!(value instanceof String text)) {
            return value;
        }
        if (column.isKey()) {
            return column.name().equals("source") ? source(text) : id(text);
        }
        return StoredText.readable(text);
    }

    private static String source(String source) {
        return StoredText.shortened(source, StoredText.LONGEST_SOURCE);
    }

    private static String id(String sessionId) {
        return StoredText.shortened(sessionId, StoredText.LONGEST_SESSION_ID);
    }

    private static int sqlType(SyncColumn.Type type) {
        return switch (type) {
            case TEXT, JSON -> Types.VARCHAR;
            case TIME -> Types.TIMESTAMP_WITH_TIMEZONE;
            case NUMBER -> Types.BIGINT;
            case FLAG -> Types.BOOLEAN;
        };
    }
}

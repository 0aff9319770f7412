package io.unisession.history.jdbc;

import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.history.JournalEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The statements on what lists need to know of sessions. */
final class SessionTable {
    private static final String INDEXED =
            "first_recorded_at, first_started_at, last_started_at, last_ended_at, not_found, room_id";

    private final Dialect dialect;

    SessionTable(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A session that stays as it is until the transaction ends. */
    record Locked(long id, IndexedSession indexed) {}

    /** Which session. */
    record Identity(String source, String sessionId) {}

    /** Some sessions, those with the next ids. */
    record Range(long first, long last) {}

    /** Where a session is in a list. */
    record Listed(long id, String sessionId, Instant listedAt) {
        private static final Pattern CURSOR = Pattern.compile("([^_]+)_([0-9]{1,18})");

        /** The place that a cursor names, which does not say the session's id. */
        static Listed at(String cursor) {
            Matcher parts = CURSOR.matcher(cursor);
            if (parts.matches()) {
                try {
                    return new Listed(Long.parseLong(parts.group(2)), "", Instant.parse(parts.group(1)));
                } catch (DateTimeException notOurs) {
                    // Reported below.
                }
            }
            throw new IllegalArgumentException("the cursor is not from a list of this journal: \"" + cursor + "\"");
        }

        String cursor() {
            return listedAt + "_" + id;
        }
    }

    /** Locks a session, or adds it, as this entry alone describes it. */
    Locked lockOrAdd(Connection connection, JournalEntry entry) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id, " + INDEXED
                + " FROM unisession_journal_session WHERE source = ? AND session_id = ? " + dialect.lockClause())) {
            select.setString(1, StoredText.of(entry.source()));
            select.setString(2, StoredText.of(entry.sessionId()));
            try (ResultSet rows = select.executeQuery()) {
                if (rows.next()) {
                    return new Locked(rows.getLong(1), indexed(rows));
                }
            }
        }
        return add(connection, entry);
    }

    private static IndexedSession indexed(ResultSet rows) throws SQLException {
        return new IndexedSession(
                utc(rows.getObject(2, OffsetDateTime.class)),
                time(rows, 3),
                time(rows, 4),
                time(rows, 5),
                rows.getBoolean(6),
                rows.getString(7));
    }

    private static @Nullable OffsetDateTime time(ResultSet rows, int column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : utc(time);
    }

    private static OffsetDateTime utc(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static Locked add(Connection connection, JournalEntry entry) throws SQLException {
        IndexedSession indexed = IndexedSession.of(entry);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO unisession_journal_session (" + INDEXED
                        + ", listed_at, may_be_active, may_be_ended, source, session_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                new String[] {"id"})) {
            setIndexed(insert, indexed);
            insert.setString(10, StoredText.of(entry.source()));
            insert.setString(11, StoredText.of(entry.sessionId()));
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return new Locked(keys.getLong(1), indexed);
            }
        }
    }

    /** Changes what lists know of a session. */
    void update(Connection connection, long id, IndexedSession indexed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE unisession_journal_session SET first_recorded_at = ?, first_started_at = ?,"
                        + " last_started_at = ?, last_ended_at = ?, not_found = ?, room_id = ?, listed_at = ?,"
                        + " may_be_active = ?, may_be_ended = ? WHERE id = ?")) {
            setIndexed(update, indexed);
            update.setLong(10, id);
            update.executeUpdate();
        }
    }

    private static void setIndexed(PreparedStatement statement, IndexedSession indexed) throws SQLException {
        statement.setObject(1, indexed.firstRecordedAt());
        EntryTable.setTime(statement, 2, indexed.firstStartedAt());
        EntryTable.setTime(statement, 3, indexed.lastStartedAt());
        EntryTable.setTime(statement, 4, indexed.lastEndedAt());
        statement.setBoolean(5, indexed.notFound());
        statement.setString(6, indexed.roomId());
        statement.setObject(7, indexed.listedAt());
        statement.setBoolean(8, indexed.mayBeActive());
        statement.setBoolean(9, indexed.mayBeEnded());
    }

    /** The sessions that may match, those that started last first. */
    List<Listed> list(Connection connection, String source, SessionQuery query, @Nullable Listed after, int limit)
            throws SQLException {
        StringBuilder sql =
                new StringBuilder("SELECT id, session_id, listed_at FROM unisession_journal_session WHERE source = ?");
        List<Object> values = new ArrayList<>(List.of(StoredText.of(source)));
        query.startedFrom().ifPresent(time -> {
            sql.append(" AND listed_at >= ? AND first_started_at IS NOT NULL");
            values.add(IndexedSession.time(time.truncatedTo(ChronoUnit.MICROS)));
        });
        query.startedBefore().ifPresent(time -> {
            // Entries keep microseconds, so a session that started within the last one counts.
            sql.append(" AND listed_at <= ? AND first_started_at IS NOT NULL");
            values.add(IndexedSession.time(time.truncatedTo(ChronoUnit.MICROS)));
        });
        query.roomId().ifPresent(room -> {
            sql.append(" AND room_id IN (?, ?)");
            values.addAll(List.of(StoredText.ofRoom(room), IndexedSession.SEVERAL_ROOMS));
        });
        query.status()
                .ifPresent(status -> sql.append(
                        status == SessionStatus.ENDED ? " AND may_be_ended = TRUE" : " AND may_be_active = TRUE"));
        if (after != null) {
            OffsetDateTime time = IndexedSession.time(after.listedAt());
            sql.append(" AND listed_at <= ? AND (listed_at < ? OR id < ?)");
            values.addAll(List.of(time, time, after.id()));
        }
        sql.append(" ORDER BY listed_at DESC, id DESC LIMIT ?");
        values.add(limit);
        try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
            for (int index = 0; index < values.size(); index++) {
                select.setObject(index + 1, values.get(index));
            }
            try (ResultSet rows = select.executeQuery()) {
                List<Listed> sessions = new ArrayList<>();
                while (rows.next()) {
                    sessions.add(new Listed(
                            rows.getLong(1),
                            StoredText.original(rows.getString(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
                return sessions;
            }
        }
    }

    /** The next sessions in the order in which they were added. */
    Optional<Range> next(Connection connection, long after, int count) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT MIN(id), MAX(id) FROM"
                + " (SELECT id FROM unisession_journal_session WHERE id > ? ORDER BY id LIMIT ?) AS batch")) {
            select.setLong(1, after);
            select.setInt(2, count);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                Range range = new Range(rows.getLong(1), rows.getLong(2));
                return rows.wasNull() ? Optional.empty() : Optional.of(range);
            }
        }
    }

    /** Deletes those of some sessions that have no entry as recent as this. */
    long deleteWithoutEntrySince(Connection connection, Range range, Instant time) throws SQLException {
        String old = " WHERE id = ? AND NOT EXISTS (SELECT 1 FROM unisession_journal_entry"
                + " WHERE session = unisession_journal_session.id AND recorded_at >= ?)";
        OffsetDateTime since = IndexedSession.time(time);
        long deleted = 0;
        for (long id : oldSessions(connection, range, since)) {
            // First the lock: an entry that is being added meanwhile keeps the session.
            if (lock(connection, id).isPresent()) {
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM unisession_journal_session" + old)) {
                    delete.setLong(1, id);
                    delete.setObject(2, since);
                    deleted += delete.executeUpdate();
                }
            }
        }
        return deleted;
    }

    private static List<Long> oldSessions(Connection connection, Range range, OffsetDateTime since)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM unisession_journal_session"
                + " WHERE id BETWEEN ? AND ? AND first_recorded_at < ?"
                + " AND NOT EXISTS (SELECT 1 FROM unisession_journal_entry"
                + " WHERE session = unisession_journal_session.id AND recorded_at >= ?) ORDER BY id")) {
            select.setLong(1, range.first());
            select.setLong(2, range.last());
            select.setObject(3, since);
            select.setObject(4, since);
            return ids(select);
        }
    }

    /** Locks a session so that nothing can be added to it or taken from it until the transaction ends. */
    Optional<Identity> lock(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT source, session_id FROM unisession_journal_session WHERE id = ? FOR UPDATE")) {
            select.setLong(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Identity(
                                StoredText.original(rows.getString(1)), StoredText.original(rows.getString(2))))
                        : Optional.empty();
            }
        }
    }

    static List<Long> ids(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }
}

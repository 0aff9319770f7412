package io.unisession.history.jdbc;

import io.unisession.history.EntryKind;
import io.unisession.history.JournalEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements on entries. */
final class EntryTable {
    private static final String COLUMNS = "(session, entry_key, kind, recorded_at, body)";

    private final Dialect dialect;

    EntryTable(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Adds an entry with one statement, if its session is known and the entry changes nothing of what lists need to
     * know of it.
     *
     * @return false if the entry was not added, for whatever reason
     */
    boolean addToKnownSession(Connection connection, JournalEntry entry) throws SQLException {
        IndexedSession alone = IndexedSession.of(entry);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO unisession_journal_entry " + COLUMNS
                + " SELECT id, ?, ?, ?, ? FROM unisession_journal_session"
                + " WHERE source = ? AND session_id = ? AND first_recorded_at <= ?"
                + " AND COALESCE(?, room_id) IS NOT DISTINCT FROM room_id"
                + " AND COALESCE(?, first_started_at) IS NOT DISTINCT FROM first_started_at"
                + " AND COALESCE(?, last_ended_at) IS NOT DISTINCT FROM last_ended_at"
                + dialect.unlessPresent())) {
            setValues(insert, 1, entry);
            insert.setString(5, StoredText.of(entry.source()));
            insert.setString(6, StoredText.of(entry.sessionId()));
            insert.setObject(7, alone.firstRecordedAt());
            insert.setString(8, alone.roomId());
            setTime(insert, 9, alone.firstStartedAt());
            setTime(insert, 10, alone.lastEndedAt());
            return insert.executeUpdate() == 1;
        }
    }

    /** Adds an entry, unless it is there. The session's row must be locked. */
    boolean add(Connection connection, long session, JournalEntry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO unisession_journal_entry " + COLUMNS
                + " VALUES (?, ?, ?, ?, ?)" + dialect.unlessPresent())) {
            insert.setLong(1, session);
            setValues(insert, 2, entry);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (dialect.unlessPresent().isEmpty() && Database.state(e).equals("23505")) {
                return false;
            }
            throw e;
        }
    }

    private static void setValues(PreparedStatement statement, int first, JournalEntry entry) throws SQLException {
        statement.setString(first, StoredText.of(entry.key()));
        statement.setString(first + 1, entry.kind().name());
        statement.setObject(first + 2, IndexedSession.time(entry.recordedAt()));
        statement.setString(first + 3, entry.body());
    }

    static void setTime(PreparedStatement statement, int index, @Nullable OffsetDateTime time) throws SQLException {
        statement.setObject(index, time, Types.TIMESTAMP_WITH_TIMEZONE);
    }

    List<JournalEntry> ofSession(Connection connection, String source, String sessionId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT entry_key, kind, recorded_at, body FROM unisession_journal_entry WHERE session ="
                        + " (SELECT id FROM unisession_journal_session WHERE source = ? AND session_id = ?)")) {
            select.setString(1, StoredText.of(source));
            select.setString(2, StoredText.of(sessionId));
            try (ResultSet rows = select.executeQuery()) {
                List<JournalEntry> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(JournalEntry.restore(
                            source,
                            sessionId,
                            StoredText.original(rows.getString(1)),
                            EntryKind.valueOf(rows.getString(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            rows.getString(4)));
                }
                return entries;
            }
        }
    }

    /** Replaces the bodies of entries. */
    void replace(Connection connection, long session, List<JournalEntry> entries) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE unisession_journal_entry SET body = ? WHERE session = ? AND entry_key = ?")) {
            for (JournalEntry entry : entries) {
                update.setString(1, entry.body());
                update.setLong(2, session);
                update.setString(3, StoredText.of(entry.key()));
                update.executeUpdate();
            }
        }
    }

    /** Which of some sessions have an entry whose body contains a text. */
    List<Long> sessionsWithText(Connection connection, SessionTable.Range range, String text) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT DISTINCT session FROM"
                + " unisession_journal_entry WHERE session BETWEEN ? AND ? AND POSITION(? IN body) > 0")) {
            select.setLong(1, range.first());
            select.setLong(2, range.last());
            select.setString(3, text);
            return SessionTable.ids(select);
        }
    }
}

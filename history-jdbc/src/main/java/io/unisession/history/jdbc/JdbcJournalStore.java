package io.unisession.history.jdbc;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.SessionQuery;
import io.unisession.history.EntryKind;
import io.unisession.history.JournalEntry;
import io.unisession.history.JournalException;
import io.unisession.history.JournalStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A journal's store in PostgreSQL or H2. Thread-safe; several processes may share a database.
 *
 * <pre>{@code
 * SessionJournal journal = SessionJournal.of(JdbcJournalStore.of(dataSource));
 * }</pre>
 *
 * <p>An entry counts as added when the database has committed it. Each call takes one connection at a time, commits on
 * it, and returns it as it was, so the {@code DataSource} must not bind connections to a transaction of the
 * application. How long a call may wait for a connection is the pool's setting.
 *
 * <p>The first store creates three tables, all named {@code unisession_journal_...}, in the connection's default schema.
 * Later versions of UniSession bring them up to date in the same way; an older version then refuses to start with them.
 * If the database user may not create tables, run the scripts of this package yourself, {@code journal-1.sql} and those
 * after it, then {@code CREATE TABLE unisession_journal_version (version INTEGER PRIMARY KEY)}, and write the last number
 * into it.
 *
 * <p>H2 confirms a commit half a second before it writes it, unless the URL has {@code ;WRITE_DELAY=0}. The store
 * refuses an H2 database on disk without that setting.
 */
public final class JdbcJournalStore implements JournalStore, AutoCloseable {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final int DEFAULT_PAGE_SIZE = 100;
    private static final int LARGEST_PAGE_SIZE = 1_000;
    /** What is deleted in one transaction. */
    private static final int SESSIONS_AT_ONCE = 50;
    /** What JSON never escapes. */
    private static final Pattern PLAIN_TEXT = Pattern.compile("[A-Za-z0-9@._-]+");

    private final Database database;
    private final Dialect dialect;
    private final SessionTable sessions;
    private final EntryTable entries;
    private final boolean embedded;
    private volatile boolean closed;

    private JdbcJournalStore(DataSource dataSource, Duration timeout, boolean embedded) {
        this.database = new Database(dataSource, timeout, "the journal", JournalException::new);
        this.embedded = embedded;
        this.dialect = database.statement("open its database", connection -> {
            Dialect found = Dialect.of(connection, JdbcJournalStore::anotherProduct);
            if (found == Dialect.H2 && EmbeddedDatabase.delaysWrites(connection)) {
                throw new JournalException(
                        "H2 would confirm entries before it writes them, and lose them in a crash;"
                                + " add ;WRITE_DELAY=0 to the URL of the database",
                        null);
            }
            return found;
        });
        Schema.JOURNAL.migrate(database, dialect);
        this.sessions = new SessionTable(dialect);
        this.entries = new EntryTable(dialect);
    }

    private static JournalException anotherProduct(String product) {
        return new JournalException(
                "the journal can be kept in PostgreSQL or H2, and this database is " + product, null);
    }

    /**
     * Opens a journal in the application's database, and creates or updates its tables if necessary.
     *
     * @param dataSource where connections come from; it stays open when the store is closed
     * @return the store
     * @throws JournalException if the database cannot be used, is neither PostgreSQL nor H2, or has the tables of a newer
     *     version of UniSession
     */
    public static JdbcJournalStore of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /**
     * Prepares to open a journal in the application's database.
     *
     * @param dataSource where connections come from; it stays open when the store is closed
     * @return a builder
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /**
     * Opens a journal in a file, which is created if it does not exist. It is a database of H2, which must be on the class
     * path: {@code com.h2database:h2}. One process at a time can use it.
     *
     * <p>What was added survives a crash of the process. After a power failure the last entries may be missing; where that
     * matters, use PostgreSQL.
     *
     * @param file the file, without the ending {@code .mv.db} that H2 adds
     * @return the store; close it to close the file
     * @throws JournalException if the file cannot be used, for example because another process has it open
     * @throws IllegalArgumentException if the path contains a semicolon
     * @throws IllegalStateException if H2 is missing
     */
    public static JdbcJournalStore embedded(Path file) {
        Objects.requireNonNull(file, "file");
        DataSource dataSource;
        try {
            dataSource = EmbeddedDatabase.at(file);
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "a journal in a file needs H2: add com.h2database:h2 to the application", missing);
        }
        return new JdbcJournalStore(dataSource, DEFAULT_TIMEOUT, true);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the source has more than 200 characters or the session's id more than 600
     */
    @Override
    public boolean append(JournalEntry entry) {
        requireOpen();
        requireFits("source", entry.source(), StoredText.LONGEST_SOURCE);
        requireFits("session's id", entry.sessionId(), StoredText.LONGEST_SESSION_ID);
        return (dialect.foreignKeyLocks()
                        && entry.kind() != EntryKind.NOT_FOUND
                        && database.statement(
                                "add an entry", connection -> entries.addToKnownSession(connection, entry)))
                || database.transaction("add an entry", connection -> {
                    SessionTable.Locked session = sessions.lockOrAdd(connection, entry);
                    if (!entries.add(connection, session.id(), entry)) {
                        return false;
                    }
                    IndexedSession indexed = session.indexed().with(entry);
                    if (!indexed.equals(session.indexed())) {
                        sessions.update(connection, session.id(), indexed);
                    }
                    return true;
                });
    }

    private static void requireFits(String name, String value, int longest) {
        if (StoredText.of(value).length() > longest) {
            throw new IllegalArgumentException("the " + name + " is too long for the journal: it has " + value.length()
                    + " characters, and at most " + longest + " are kept");
        }
    }

    @Override
    public List<JournalEntry> entries(String source, String sessionId) {
        requireOpen();
        return database.statement(
                "read the entries of a session", connection -> entries.ofSession(connection, source, sessionId));
    }

    /**
     * {@inheritDoc}
     *
     * @param page where to start, and the most sessions that the page may have; 100 if it does not say, and never more than
     *     1,000
     */
    @Override
    public Page<String> sessions(String source, SessionQuery query, PageRequest page) {
        requireOpen();
        int size = Math.min(page.size().orElse(DEFAULT_PAGE_SIZE), LARGEST_PAGE_SIZE);
        SessionTable.@Nullable Listed after =
                page.cursor().map(SessionTable.Listed::at).orElse(null);
        List<SessionTable.Listed> found = database.statement(
                "list sessions", connection -> sessions.list(connection, source, query, after, size + 1));
        List<SessionTable.Listed> shown = found.subList(0, Math.min(size, found.size()));
        return Page.<String>builder(
                        shown.stream().map(SessionTable.Listed::sessionId).toList())
                .nextCursor(found.size() > size ? shown.get(size - 1).cursor() : null)
                .build();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The work is done in transactions of 50 sessions, so that nothing waits long for it. If it fails in the middle, what
     * was deleted stays deleted, and another call deletes the rest.
     */
    @Override
    public long deleteBefore(Instant time) {
        requireOpen();
        long deleted = 0;
        Optional<SessionTable.Range> next = rangeAfter(0);
        while (next.isPresent()) {
            SessionTable.Range range = next.get();
            deleted += database.transaction(
                    "delete sessions", connection -> sessions.deleteWithoutEntrySince(connection, range, time));
            next = rangeAfter(range.last());
        }
        return deleted;
    }

    private Optional<SessionTable.Range> rangeAfter(long id) {
        return database.statement("look for sessions", connection -> sessions.next(connection, id, SESSIONS_AT_ONCE));
    }

    /**
     * {@inheritDoc}
     *
     * <p>All entries are searched, so the time that this takes grows with the journal. Each session is changed in a
     * transaction of its own; if the work fails in the middle, call this method again. The database may keep what was
     * removed in its files, logs and backups for a while: PostgreSQL until it vacuums the table and deletes old segments of
     * its log, H2 until it compacts the file.
     */
    @Override
    public long forget(String userId) {
        requireOpen();
        String plainText = plainText(userId);
        long changed = 0;
        Optional<SessionTable.Range> next = rangeAfter(0);
        while (next.isPresent()) {
            SessionTable.Range range = next.get();
            for (long session : database.statement(
                    "look for a person", connection -> entries.sessionsWithText(connection, range, plainText))) {
                changed += forget(userId, session);
            }
            next = rangeAfter(range.last());
        }
        return changed;
    }

    /** Bodies are JSON, which may escape other characters in more than one way. */
    private static String plainText(String userId) {
        return PLAIN_TEXT
                .matcher(userId)
                .results()
                .map(part -> part.group())
                .reduce("", (longest, part) -> part.length() > longest.length() ? part : longest);
    }

    private int forget(String userId, long session) {
        return database.transaction("remove a person", connection -> {
            Optional<SessionTable.Identity> identity = sessions.lock(connection, session);
            if (identity.isEmpty()) {
                return 0;
            }
            List<JournalEntry> changed = JournalEntry.withoutPerson(
                    userId,
                    entries.ofSession(
                            connection, identity.get().source(), identity.get().sessionId()));
            entries.replace(connection, session, changed);
            return changed.size();
        });
    }

    /**
     * Closes the file of an {@linkplain #embedded embedded} journal. A {@code DataSource} of the application stays open.
     *
     * @throws JournalException if the file cannot be closed
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (embedded) {
            database.statement("close its file", EmbeddedDatabase::closeWithLastConnection);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new JournalException("the journal's store is closed", null);
        }
    }

    /** Opens a {@link JdbcJournalStore}. */
    public static final class Builder {
        private final DataSource dataSource;
        private Duration timeout = DEFAULT_TIMEOUT;

        private Builder(DataSource dataSource) {
            this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        }

        /**
         * Sets how long to wait for the database's response. After that the call fails. The driver must support network
         * timeouts, as PostgreSQL's does.
         *
         * @param timeout the time; 10 seconds if it is not set
         * @return this builder
         * @throws IllegalArgumentException if the time is below one millisecond
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Database.requireTimeout(timeout);
            return this;
        }

        /**
         * Opens the journal, and creates or updates its tables if necessary.
         *
         * @return the store
         * @throws JournalException if the database cannot be used, is neither PostgreSQL nor H2, or has the tables of a
         *     newer version of UniSession
         */
        public JdbcJournalStore build() {
            return new JdbcJournalStore(dataSource, timeout, false);
        }
    }
}

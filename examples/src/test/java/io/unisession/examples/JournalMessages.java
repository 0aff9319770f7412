package io.unisession.examples;

import io.unisession.PageRequest;
import io.unisession.SessionQuery;
import io.unisession.event.SessionEvent;
import io.unisession.history.EntryKind;
import io.unisession.history.InMemoryJournalStore;
import io.unisession.history.JournalEntry;
import io.unisession.history.SessionJournal;
import io.unisession.history.jdbc.JdbcJournalStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.h2.jdbcx.JdbcDataSource;

/** The messages of journals. */
final class JournalMessages {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final Messages messages;
    private final TestFolders folders;

    JournalMessages(Messages messages, TestFolders folders) {
        this.messages = messages;
        this.folders = folders;
    }

    void all() {
        messages.group("Journals");
        messages.failureOf("a store without room", () -> InMemoryJournalStore.withCapacity(0));
        SessionJournal journal = SessionJournal.of(InMemoryJournalStore.withCapacity(1));
        messages.failureOf("an account whose name has a slash", () -> journal.forAccount("eu/west"));
        journal.record(event("e-1"));
        messages.failureOf("a session that fills the store", () -> journal.record(event("e-2")));
        messages.failureOf(
                "an event without a session",
                () -> JournalEntry.of("acme", SessionEvent.builder("acme", NINE).build()));
        messages.failureOf(
                "an entry of a later version",
                () -> JournalEntry.restore("acme", "s-1", "k:1", EntryKind.READ, NINE, "{\"version\":2}"));
        databases();
    }

    /** The driver's words vary with its version, so only databases that fail at once are in this list. */
    private void databases() {
        messages.failureOf("a path with a semicolon", () -> JdbcJournalStore.embedded(Path.of("/journal;other")));
        messages.failureOf("a database of another product", () -> JdbcJournalStore.of(Databases.of("Oracle")));
        messages.failureOf("a database that is away", () -> JdbcJournalStore.of(Databases.thatIsAway()));
        messages.failureOf(
                "no timeout",
                () -> JdbcJournalStore.builder(Databases.thatIsAway()).timeout(Duration.ZERO));
        messages.failureOf(
                "an H2 that writes later than it confirms",
                () -> JdbcJournalStore.of(Databases.h2("jdbc:h2:file:" + folders.missing("journal"))));
        JdbcDataSource current = Databases.h2("jdbc:h2:mem:messages;DB_CLOSE_DELAY=-1");
        JdbcJournalStore store = JdbcJournalStore.of(current);
        messages.failureOf(
                "a session with a long id", () -> store.append(JournalEntry.of("acme", event("e-1", "s".repeat(601)))));
        messages.failureOf(
                "a cursor of something else",
                () -> store.sessions(
                        "acme", SessionQuery.all(), PageRequest.first().startingAt("page-2")));
        store.close();
        messages.failureOf("a closed store", () -> store.entries("acme", "s-1"));
        messages.failureOf("tables of a later version", () -> {
            Databases.execute(current, "INSERT INTO unisession_journal_version VALUES (99)");
            return JdbcJournalStore.of(current);
        });
    }

    private static SessionEvent event(String key) {
        return event(key, "s-1");
    }

    private static SessionEvent event(String key, String sessionId) {
        return SessionEvent.builder("acme", NINE).sessionId(sessionId).key(key).build();
    }
}

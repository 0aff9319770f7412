package io.unisession.examples;

import io.unisession.event.SessionEvent;
import io.unisession.history.EntryKind;
import io.unisession.history.InMemoryJournalStore;
import io.unisession.history.JournalEntry;
import io.unisession.history.SessionJournal;
import java.time.Instant;

/** The messages of journals. */
final class JournalMessages {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final Messages messages;

    JournalMessages(Messages messages) {
        this.messages = messages;
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
    }

    private static SessionEvent event(String key) {
        return SessionEvent.builder("acme", NINE).sessionId("s-1").key(key).build();
    }
}

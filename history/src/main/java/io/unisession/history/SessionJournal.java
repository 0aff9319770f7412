package io.unisession.history;

import io.unisession.event.SessionEvent;
import java.util.Objects;

/** Placeholder. */
public final class SessionJournal {
    private final JournalStore store;

    private SessionJournal(JournalStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Creates a journal.
     *
     * @param store where it keeps its entries
     * @return the journal
     */
    public static SessionJournal of(JournalStore store) {
        return new SessionJournal(store);
    }

    /**
     * The source of a provider's sessions.
     *
     * @param provider the provider's id
     * @return the source
     */
    public String source(String provider) {
        return provider;
    }

    /**
     * Records an event.
     *
     * @param event the event
     * @return whether it was new
     */
    public boolean record(SessionEvent event) {
        return event.sessionId().isPresent() && store.append(JournalEntry.of(source(event.provider()), event));
    }
}

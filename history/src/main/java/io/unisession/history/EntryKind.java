package io.unisession.history;

/** What a {@link JournalEntry} records. */
public enum EntryKind {
    /** An event that the provider sent. */
    EVENT,
    /** A session, as a call to the provider returned it. */
    READ,
    /** A call to the provider found that it does not have the session, or no longer has it. */
    NOT_FOUND
}

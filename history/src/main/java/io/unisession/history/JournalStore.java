package io.unisession.history;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.SessionQuery;
import java.time.Instant;
import java.util.List;

/**
 * Where a {@link SessionJournal} keeps its entries. {@link InMemoryJournalStore} is one; an application that has a
 * database of its own implements another, and tests it by extending {@link
 * io.unisession.history.contract.JournalStoreContract}.
 *
 * <p>A store must be thread-safe. It may be shared by several journals, and a store on disk by several processes. Every
 * method throws {@link JournalException} if the store cannot be used.
 */
public interface JournalStore {
    /**
     * Adds an entry, unless the session has one with the same {@linkplain JournalEntry#key() key}. When this returns, the
     * entry is as safe as this store can make it; of two threads that add the same entry, one adds it.
     *
     * @param entry the entry
     * @return true if the entry was added; false if the session has an entry with this key, which is left unchanged
     */
    boolean append(JournalEntry entry);

    /**
     * The entries of a session.
     *
     * @param source the account that the session belongs to
     * @param sessionId the session's id
     * @return all its entries, in any order; empty if there are none
     */
    List<JournalEntry> entries(String source, String sessionId);

    /**
     * Lists the sessions that may match a query. The list may also have some that do not match, since the journal checks
     * each, but it must have all that do:
     *
     * <ul>
     *   <li>{@code startedFrom}, {@code startedBefore}: those whose first {@link JournalEntry#startedAt()} is in the range
     *   <li>{@code roomId}: those with an entry that names the room
     *   <li>status {@code ENDED}: those with an {@link JournalEntry#endedAt()} or an entry {@link EntryKind#NOT_FOUND}
     *   <li>other statuses: those without an {@code endedAt}, and those with a {@code startedAt} after their last {@code
     *       endedAt}, because some providers use an id again
     * </ul>
     *
     * @param source the account
     * @param query which sessions
     * @param page where to start, and the most sessions that the page may have
     * @return ids of sessions, each once: those that started last come first; a session without a start counts as
     *     started when its first entry was recorded
     * @throws IllegalArgumentException if the cursor is not from a list of this store
     */
    Page<String> sessions(String source, SessionQuery query, PageRequest page);

    /**
     * Deletes the sessions of all sources that have no entry as recent as this. A session is deleted with all its entries,
     * or not at all.
     *
     * @param time sessions whose last entry was {@linkplain JournalEntry#recordedAt() recorded} before this are deleted
     * @return the number of sessions deleted
     */
    long deleteBefore(Instant time);

    /**
     * Removes a person from the entries of all sources, by replacing entries with those from {@link
     * JournalEntry#withoutPerson}.
     *
     * @param userId the person's {@link io.unisession.Participant#userId()}
     * @return the number of entries that were changed
     */
    long forget(String userId);
}

package io.unisession.history;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionReference;
import io.unisession.Timing;
import io.unisession.event.SessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Records events and reads of sessions, and combines all that is known about a session into one. Thread-safe.
 *
 * <pre>{@code
 * SessionJournal journal = SessionJournal.of(store);
 * result.events().forEach(journal::record);          // respond to the webhook when this has returned
 *
 * SessionHistory history = journal.find("livekit", "RM_aBcD").orElseThrow();
 * history.session().participants().forEach(person -> System.out.println(person.name() + " " + person.intervals()));
 * history.gaps().forEach(System.out::println);
 * }</pre>
 *
 * <p>The session depends only on what was recorded, not on the order in which it was recorded or how often:
 *
 * <ul>
 *   <li>Events count in the order in which they happened. Of events with the same time, the session's start comes
 *       first, then joins, then leaves, then the end; within these, the order of their keys decides.
 *   <li>A leave ends its own connection only. If it says when that person joined, it makes up for a lost join. Of two
 *       joins or leaves of a connection, the earlier counts.
 *   <li>The session's end closes intervals that are still open ({@link io.unisession.IntervalEnd#SESSION_END}). A
 *       session that has ended is active again only if it starts again later.
 *   <li>For times, a read counts more than events, and a later read more than an earlier one; the session's start is
 *       the earliest that a read or an event reports. A read does not undo the leave of a connection with an id.
 *       Without an id, whatever was recorded last decides whether the person is there.
 *   <li>Somebody who is missing from a later list of participants has left ({@link io.unisession.IntervalEnd#UNKNOWN}).
 *   <li>An event without a time cannot be put in its place: it marks the session as {@linkplain
 *       SessionHistory#isStale() stale} until the next read. The people it names are among the participants.
 * </ul>
 */
public final class SessionJournal {
    private final JournalStore store;
    private final String account;
    private final Timing timing;

    private SessionJournal(JournalStore store, String account, Timing timing) {
        this.store = store;
        this.account = account;
        this.timing = timing;
    }

    /**
     * Creates a journal for one account at each provider.
     *
     * @param store where it keeps its entries
     * @return the journal
     */
    public static SessionJournal of(JournalStore store) {
        return new SessionJournal(Objects.requireNonNull(store, "store"), "", Timing.system());
    }

    /**
     * The journal of another account in the same store, for applications with several accounts at one provider. Its
     * sessions do not mix with those of this journal.
     *
     * @param name the application's name for the account, such as {@code eu}; it must never change
     * @return the account's journal
     * @throws IllegalArgumentException if the name is blank or has a slash
     */
    public SessionJournal forAccount(String name) {
        if (name.isBlank() || name.contains("/")) {
            throw new IllegalArgumentException(
                    "the name of an account must not be blank and must have no slash, but is \"" + name + "\"");
        }
        return new SessionJournal(store, name, timing);
    }

    /**
     * Sets the clock, for tests.
     *
     * @param clock the clock that tells when a session was read
     * @return a journal with the same store and that clock
     */
    public SessionJournal withTiming(Timing clock) {
        return new SessionJournal(store, account, Objects.requireNonNull(clock, "clock"));
    }

    /**
     * Where this journal keeps the sessions of a provider.
     *
     * @param provider the provider's id
     * @return the provider's id, followed by a slash and the account if this journal has one
     */
    public String source(String provider) {
        return account.isEmpty() ? Objects.requireNonNull(provider, "provider") : provider + "/" + account;
    }

    /**
     * Records an event. When this returns, the store has it: acknowledge it then, and not before. It costs the same
     * however long the session is.
     *
     * @param event the event; one that does not name its session is ignored
     * @return true if it was recorded; false if it had been recorded before, or does not name its session
     * @throws JournalException if the event was not recorded; let the provider send it again
     */
    public boolean record(SessionEvent event) {
        return event.sessionId().isPresent() && store.append(JournalEntry.of(source(event.provider()), event));
    }

    /**
     * Records a session that a call has just returned. {@link JournaledClient} does this for each of its calls. A read
     * that says nothing new is not kept: a session that is read every second takes no more space than one that is read
     * once. This reads all entries of the session, as {@link #find} does.
     *
     * @param session the session, as the provider returned it
     * @return what the journal now knows about the session
     * @throws JournalException if the session was not recorded
     */
    public SessionHistory record(Session session) {
        String source = source(session.provider());
        List<JournalEntry> entries = new ArrayList<>(store.entries(source, session.id()));
        Instant now = timing.now();
        if (!ReadLog.of(entries).alreadyHas(session)) {
            JournalEntry entry = JournalEntry.of(source, session, now);
            store.append(entry);
            entries.add(entry);
        }
        return SessionFold.of(session.provider(), session.id(), entries);
    }

    /**
     * Records that a provider does not have a session, or no longer has it. The session has then ended, unless it is read
     * or somebody joins later.
     *
     * @param provider the provider's id
     * @param sessionId the session's id
     * @return what the journal knows about the session; empty, and nothing is recorded, if it knows nothing
     * @throws JournalException if this was not recorded
     */
    public Optional<SessionHistory> recordNotFound(String provider, String sessionId) {
        String source = source(provider);
        List<JournalEntry> entries = new ArrayList<>(store.entries(source, sessionId));
        if (!entries.isEmpty() && !ReadLog.of(entries).endsWithNotFound()) {
            JournalEntry entry = JournalEntry.notFound(source, sessionId, timing.now());
            store.append(entry);
            entries.add(entry);
        }
        return history(provider, sessionId, entries);
    }

    /**
     * Finds a session.
     *
     * @param provider the provider's id
     * @param sessionId the session's id
     * @return what the journal knows about the session, or empty if it knows nothing
     * @throws JournalException if the store cannot be read
     */
    public Optional<SessionHistory> find(String provider, String sessionId) {
        return history(provider, sessionId, store.entries(source(provider), sessionId));
    }

    /**
     * Finds a session.
     *
     * @param session the provider and the session's id
     * @return what the journal knows about the session, or empty if it knows nothing
     * @throws JournalException if the store cannot be read
     */
    public Optional<SessionHistory> find(SessionReference session) {
        return find(session.provider(), session.sessionId());
    }

    private static Optional<SessionHistory> history(String provider, String sessionId, List<JournalEntry> entries) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(SessionFold.of(provider, sessionId, entries));
    }

    /**
     * Lists sessions, latest start first. For each session, all of its entries are read.
     *
     * @param provider the provider's id
     * @param query which sessions; all filters are supported
     * @return the sessions; iterating throws {@link JournalException} if the store cannot be read
     */
    public Pager<SessionHistory> list(String provider, SessionQuery query) {
        return list(provider, query, PageRequest.first());
    }

    /**
     * Lists sessions, latest start first.
     *
     * @param provider the provider's id
     * @param query which sessions; all filters are supported
     * @param first where to start, and how many sessions each page may have
     * @return the sessions; iterating throws {@link JournalException} if the store cannot be read
     */
    public Pager<SessionHistory> list(String provider, SessionQuery query, PageRequest first) {
        Objects.requireNonNull(query, "query");
        return Pager.of(provider, "listSessions", first, request -> page(provider, query, request));
    }

    Page<SessionHistory> page(String provider, SessionQuery query, PageRequest request) {
        Page<String> ids = store.sessions(source(provider), query, request);
        return Page.<SessionHistory>builder(ids.items().stream()
                        .flatMap(id -> find(provider, id).stream())
                        .filter(history -> matches(history.session(), query))
                        .toList())
                .nextCursor(ids.nextCursor().orElse(null))
                .build();
    }

    private static boolean matches(Session session, SessionQuery query) {
        Instant start = session.startedAt().orElse(null);
        return query.startedFrom()
                        .filter(time -> start == null || start.isBefore(time))
                        .isEmpty()
                && query.startedBefore()
                        .filter(time -> start == null || !start.isBefore(time))
                        .isEmpty()
                && query.roomId()
                        .filter(room -> !room.equals(session.roomId().orElse(null)))
                        .isEmpty()
                && query.status().filter(status -> status != session.status()).isEmpty();
    }

    /**
     * Deletes sessions for which nothing was recorded since a time, in all accounts of the store.
     *
     * @param time sessions whose last entry is older than this are deleted, each as a whole
     * @return the number of sessions deleted
     * @throws JournalException if the store cannot be used
     */
    public long deleteBefore(Instant time) {
        return store.deleteBefore(time);
    }

    /**
     * Removes a person from all sessions, in all accounts of the store. The sessions stay, without this person. An event
     * that arrives again does not bring them back; a new event or read does.
     *
     * @param userId the application's own id for the person, from {@link io.unisession.Participant#userId()}. People
     *     for whom the provider was given no such id cannot be removed this way
     * @return the number of entries that named the person
     * @throws JournalException if the store cannot be used
     */
    public long forget(String userId) {
        return store.forget(Objects.requireNonNull(userId, "userId"));
    }

    @Override
    public String toString() {
        return "SessionJournal[" + (account.isEmpty() ? "" : account + ", ") + store + "]";
    }
}

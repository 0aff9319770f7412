package io.unisession.history;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.SessionQuery;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory, for tests and for applications that can lose it. It has room for a number of entries. When it is
 * full, it evicts whole sessions: first the one whose last entry was added longest ago.
 */
public final class InMemoryJournalStore implements JournalStore {
    private static final int DEFAULT_CAPACITY = 200_000;
    private static final int DEFAULT_PAGE_SIZE = 100;

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    /** In the order in which their last entries were added. */
    private final Map<SessionKey, StoredSession> sessions = new LinkedHashMap<>();

    private int size;

    private record SessionKey(String source, String sessionId) {}

    private InMemoryJournalStore(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Creates a store for 200,000 entries, which take about 150 MB.
     *
     * @return an empty store
     */
    public static InMemoryJournalStore create() {
        return withCapacity(DEFAULT_CAPACITY);
    }

    /**
     * Creates a store.
     *
     * @param entries the most entries that it keeps, at least 1
     * @return an empty store
     * @throws IllegalArgumentException if the number is below 1
     */
    public static InMemoryJournalStore withCapacity(int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("the capacity must be at least 1, but is " + entries);
        }
        return new InMemoryJournalStore(entries);
    }

    /**
     * {@inheritDoc}
     *
     * @throws JournalException if this session alone fills the store
     */
    @Override
    public boolean append(JournalEntry entry) {
        return locked(() -> {
            SessionKey key = new SessionKey(entry.source(), entry.sessionId());
            StoredSession session = sessions.get(key);
            if (session != null && session.has(entry.key())) {
                return false;
            }
            if (size == capacity) {
                makeRoom(session);
            }
            sessions.remove(key);
            StoredSession growing = session == null ? new StoredSession(entry) : session.add(entry);
            sessions.put(key, growing);
            size++;
            return true;
        });
    }

    @SuppressWarnings("ReferenceEquality") // the session itself must stay
    private void makeRoom(@Nullable StoredSession growing) {
        Iterator<StoredSession> oldestFirst = sessions.values().iterator();
        StoredSession oldest = oldestFirst.next();
        if (oldest == growing) {
            if (!oldestFirst.hasNext()) {
                throw new JournalException(
                        "the journal is full: one session takes up its whole capacity (" + capacity
                                + "); create the store with a larger one",
                        null);
            }
            oldest = oldestFirst.next();
        }
        oldestFirst.remove();
        size -= oldest.size();
    }

    @Override
    public List<JournalEntry> entries(String source, String sessionId) {
        return locked(() -> {
            StoredSession session = sessions.get(new SessionKey(source, sessionId));
            return session == null ? List.of() : session.entries();
        });
    }

    @Override
    public Page<String> sessions(String source, SessionQuery query, PageRequest page) {
        Position after = page.cursor().map(Position::parse).orElse(null);
        List<Position> matching = locked(() -> sessions.entrySet().stream()
                .filter(each -> each.getKey().source().equals(source))
                .filter(each -> each.getValue().mayMatch(query))
                .map(each -> new Position(
                        each.getValue().startedOrRecordedAt(), each.getKey().sessionId()))
                .filter(each -> after == null || each.compareTo(after) > 0)
                .sorted()
                .toList());
        int end = Math.min(matching.size(), page.size().orElse(DEFAULT_PAGE_SIZE));
        List<Position> shown = matching.subList(0, end);
        return Page.<String>builder(shown.stream().map(Position::sessionId).toList())
                .nextCursor(end < matching.size() ? shown.get(end - 1).toString() : null)
                .build();
    }

    /** Where a session is in a list: those that started last come first. */
    private record Position(Instant time, String sessionId) implements Comparable<Position> {
        static Position parse(String cursor) {
            int space = cursor.indexOf(' ');
            try {
                return new Position(
                        Instant.parse(cursor.substring(0, Math.max(0, space))), cursor.substring(space + 1));
            } catch (DateTimeParseException notOurs) {
                throw new IllegalArgumentException(
                        "the cursor is not from a list of this journal: \"" + cursor + "\"", notOurs);
            }
        }

        @Override
        public int compareTo(Position other) {
            int byTime = other.time.compareTo(time);
            return byTime == 0 ? sessionId.compareTo(other.sessionId) : byTime;
        }

        @Override
        public String toString() {
            return time + " " + sessionId;
        }
    }

    @Override
    public long deleteBefore(Instant time) {
        return locked(() -> {
            long before = sessions.size();
            sessions.values().removeIf(session -> session.lastRecordedAt().isBefore(time));
            size = sessions.values().stream().mapToInt(StoredSession::size).sum();
            return before - sessions.size();
        });
    }

    @Override
    public long forget(String userId) {
        return locked(() -> sessions.values().stream()
                .mapToLong(session -> {
                    List<JournalEntry> changed = JournalEntry.withoutPerson(userId, session.entries());
                    changed.forEach(session::replace);
                    return changed.size();
                })
                .sum());
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

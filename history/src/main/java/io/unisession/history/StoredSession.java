package io.unisession.history;

import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of one session in memory, with what queries ask for. */
final class StoredSession {
    private final Map<String, JournalEntry> entries = new LinkedHashMap<>();
    private Instant firstRecordedAt;
    private Instant lastRecordedAt;
    private @Nullable Instant firstStart;
    private @Nullable Instant lastStart;
    private @Nullable Instant lastEnd;
    private boolean notFound;

    StoredSession(JournalEntry first) {
        this.firstRecordedAt = first.recordedAt();
        this.lastRecordedAt = first.recordedAt();
        add(first);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    int size() {
        return entries.size();
    }

    List<JournalEntry> entries() {
        return List.copyOf(entries.values());
    }

    StoredSession add(JournalEntry entry) {
        entries.put(entry.key(), entry);
        Instant start = entry.startedAt().orElse(null);
        Instant end = entry.endedAt().orElse(null);
        firstRecordedAt = entry.recordedAt().isBefore(firstRecordedAt) ? entry.recordedAt() : firstRecordedAt;
        lastRecordedAt = later(lastRecordedAt, entry.recordedAt());
        firstStart = start == null || (firstStart != null && firstStart.isBefore(start)) ? firstStart : start;
        lastStart = start == null ? lastStart : later(lastStart, start);
        lastEnd = end == null ? lastEnd : later(lastEnd, end);
        notFound |= entry.kind() == EntryKind.NOT_FOUND;
        return this;
    }

    void replace(JournalEntry entry) {
        entries.put(entry.key(), entry);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    Instant lastRecordedAt() {
        return lastRecordedAt;
    }

    Instant startedOrRecordedAt() {
        return firstStart == null ? firstRecordedAt : firstStart;
    }

    boolean mayMatch(SessionQuery query) {
        return query.startedFrom()
                        .filter(time -> firstStart == null || firstStart.isBefore(JournalEntry.truncated(time)))
                        .isEmpty()
                && query.startedBefore()
                        .filter(time -> firstStart == null || firstStart.isAfter(time))
                        .isEmpty()
                && query.roomId().filter(room -> !names(room)).isEmpty()
                && query.status().filter(status -> !mayBe(status)).isEmpty();
    }

    private boolean names(String room) {
        return entries.values().stream().anyMatch(entry -> entry.roomId().equals(Optional.of(room)));
    }

    private boolean mayBe(SessionStatus status) {
        if (status == SessionStatus.ENDED) {
            return lastEnd != null || notFound;
        }
        return lastEnd == null || (lastStart != null && lastStart.isAfter(lastEnd));
    }
}

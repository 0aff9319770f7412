package io.unisession.history;

import io.unisession.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the last reads of a session said, so that a read which says the same again need not be kept. */
final class ReadLog {
    private @Nullable JournalEntry lastEvent;
    private @Nullable JournalEntry lastNotFound;
    private @Nullable JournalEntry lastRead;
    /** Some calls return a session with its participants, others without: they alternate. */
    private @Nullable JournalEntry lastWithPeople;

    private @Nullable JournalEntry lastWithoutPeople;

    static ReadLog of(List<JournalEntry> entries) {
        ReadLog log = new ReadLog();
        entries.stream()
                .sorted(Comparator.comparing(JournalEntry::recordedAt).thenComparing(JournalEntry::key))
                .forEach(log::add);
        return log;
    }

    private void add(JournalEntry entry) {
        switch (entry.kind()) {
            case EVENT -> lastEvent = entry;
            case NOT_FOUND -> lastNotFound = entry;
            case READ -> {
                lastRead = entry;
                if (entry.session().filter(Session::participantsReported).isPresent()) {
                    lastWithPeople = entry;
                } else {
                    lastWithoutPeople = entry;
                }
            }
        }
    }

    boolean alreadyHas(Session session) {
        JournalEntry last = session.participantsReported() ? lastWithPeople : lastWithoutPeople;
        return last != null
                && !isBefore(last, lastEvent)
                && !isBefore(last, lastNotFound)
                && last.session().filter(session::equals).isPresent();
    }

    boolean endsWithNotFound() {
        return lastNotFound != null && !isBefore(lastNotFound, lastEvent) && !isBefore(lastNotFound, lastRead);
    }

    private static boolean isBefore(JournalEntry entry, @Nullable JournalEntry other) {
        return other != null && !Objects.requireNonNull(entry).recordedAt().isAfter(other.recordedAt());
    }
}

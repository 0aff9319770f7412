package io.unisession.history;

import io.unisession.SessionStatus;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When a session started and ended, and whether it runs. */
final class SessionTimes {
    private final TreeSet<Instant> starts = new TreeSet<>();
    /** Of entries that say that the session has ended; those that do not say when count from when they were recorded. */
    private final TreeSet<Instant> ends = new TreeSet<>();

    private final TreeSet<Instant> statedEnds = new TreeSet<>();
    private final List<Read> reads;
    private @Nullable Instant lastLife;
    private @Nullable Instant notFoundAt;
    private boolean heardOfLife;

    SessionTimes(List<JournalEntry> entries, List<Statement> statements, List<Read> reads) {
        this.reads = reads;
        for (JournalEntry entry : entries) {
            entry.startedAt().ifPresent(starts::add);
            entry.endedAt().ifPresent(ends::add);
            if (entry.kind() == EntryKind.NOT_FOUND) {
                notFoundAt = Stay.later(notFoundAt, entry.recordedAt());
            }
        }
        statements.forEach(this::add);
        for (Read read : reads) {
            lastLife = Stay.later(lastLife, read.time());
        }
    }

    private void add(Statement statement) {
        switch (statement.event().type()) {
            case SESSION_STARTED, PARTICIPANT_JOINED -> {
                heardOfLife = true;
                lastLife = Stay.later(lastLife, statement.time());
            }
            case SESSION_ENDED -> {
                heardOfLife = true;
                statement
                        .event()
                        .sessionEndedAt()
                        .or(statement.event()::occurredAt)
                        .ifPresent(statedEnds::add);
            }
            case PARTICIPANT_LEFT -> heardOfLife = true;
            case RECORDING_STARTED, RECORDING_READY, RECORDING_FAILED, OTHER -> {}
        }
    }

    /** The earliest that an entry states. */
    @Nullable
    Instant startedAt() {
        return starts.isEmpty() ? null : starts.first();
    }

    SessionStatus status() {
        if ((!ends.isEmpty() && !isEarlierRun(ends.last())) || isGone()) {
            return SessionStatus.ENDED;
        }
        return heardOfLife || reads.isEmpty()
                ? SessionStatus.ACTIVE
                : reads.get(reads.size() - 1).session().status();
    }

    /** Whether the provider had it no longer, and nothing happened since. */
    private boolean isGone() {
        return notFoundAt != null && (lastLife == null || !lastLife.isAfter(notFoundAt));
    }

    /** Some providers use an id again: the session ended, and started again later. */
    private boolean isEarlierRun(Instant end) {
        return !starts.isEmpty()
                && !starts.first().isAfter(end)
                && starts.last().isAfter(end);
    }

    /** The end of the provider's last record, or else the last that an event states. */
    @Nullable
    Instant endedAt() {
        for (int index = reads.size() - 1; index >= 0; index--) {
            Instant end = reads.get(index).session().endedAt().orElse(null);
            if (end != null && !isEarlierRun(end)) {
                return end;
            }
        }
        return statedEnds.isEmpty() || isEarlierRun(statedEnds.last()) ? null : statedEnds.last();
    }

    /** When the run in which somebody joined ended, if it was not the last. */
    @Nullable
    Instant earlierRunEnd(@Nullable Instant joinedAt) {
        Instant end = joinedAt == null ? null : statedEnds.ceiling(joinedAt);
        return end != null && isEarlierRun(end) ? end : null;
    }
}

package io.unisession.history.jdbc;

import io.unisession.history.EntryKind;
import io.unisession.history.JournalEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What lists need to know of a session. It does not depend on the order of the entries.
 *
 * @param firstRecordedAt when the first entry was recorded
 * @param firstStartedAt the earliest start that an entry states
 * @param lastStartedAt the latest start that an entry states
 * @param lastEndedAt the latest end that an entry states
 * @param notFound whether a call found that the provider does not have it
 * @param roomId the room, as {@link StoredText}; {@link #SEVERAL_ROOMS} if the entries name several
 */
record IndexedSession(
        OffsetDateTime firstRecordedAt,
        @Nullable OffsetDateTime firstStartedAt,
        @Nullable OffsetDateTime lastStartedAt,
        @Nullable OffsetDateTime lastEndedAt,
        boolean notFound,
        @Nullable String roomId) {
    static final String SEVERAL_ROOMS = "";

    /** Beyond these, databases differ, and no session takes place. */
    private static final Instant EARLIEST =
            LocalDate.of(1, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final Instant END =
            LocalDate.of(10_000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final Instant LATEST = END.minus(1, ChronoUnit.MICROS);

    static IndexedSession of(JournalEntry entry) {
        OffsetDateTime startedAt = entry.startedAt().map(IndexedSession::time).orElse(null);
        return new IndexedSession(
                time(entry.recordedAt()),
                startedAt,
                startedAt,
                entry.endedAt().map(IndexedSession::time).orElse(null),
                entry.kind() == EntryKind.NOT_FOUND,
                entry.roomId().map(StoredText::ofRoom).orElse(null));
    }

    /** The session with one more entry. */
    IndexedSession with(JournalEntry entry) {
        IndexedSession other = of(entry);
        return new IndexedSession(
                Objects.requireNonNull(earlier(firstRecordedAt, other.firstRecordedAt)),
                earlier(firstStartedAt, other.firstStartedAt),
                later(lastStartedAt, other.lastStartedAt),
                later(lastEndedAt, other.lastEndedAt),
                notFound || other.notFound,
                room(other.roomId));
    }

    private @Nullable String room(@Nullable String other) {
        if (roomId == null || other == null) {
            return roomId == null ? other : roomId;
        }
        return roomId.equals(other) ? roomId : SEVERAL_ROOMS;
    }

    OffsetDateTime listedAt() {
        return firstStartedAt == null ? firstRecordedAt : firstStartedAt;
    }

    /** Some providers use an id again, so a start after the end counts. */
    boolean mayBeActive() {
        return lastEndedAt == null || (lastStartedAt != null && lastStartedAt.isAfter(lastEndedAt));
    }

    boolean mayBeEnded() {
        return lastEndedAt != null || notFound;
    }

    static OffsetDateTime time(Instant time) {
        Instant kept = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return kept.atOffset(ZoneOffset.UTC);
    }

    /** The time, unless no database could keep it. */
    static @Nullable OffsetDateTime timeOrNone(Instant time) {
        return time.isBefore(EARLIEST) || !time.isBefore(END) ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime earlier(@Nullable OffsetDateTime one, @Nullable OffsetDateTime other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }

    private static @Nullable OffsetDateTime later(@Nullable OffsetDateTime one, @Nullable OffsetDateTime other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isAfter(one) ? other : one;
    }
}

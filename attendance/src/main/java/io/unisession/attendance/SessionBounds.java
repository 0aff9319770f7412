package io.unisession.attendance;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Session;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time that a report covers.
 *
 * @param from the session's start, or the first join if no start was reported
 * @param to the session's end, or the time of the report while the session is running, or the last leave if no end was
 *     reported
 * @param span the time between both, if both are known
 * @param flags which of these were concluded
 */
record SessionBounds(@Nullable Instant from, @Nullable Instant to, Optional<TimeSpan> span, Set<AttendanceFlag> flags) {

    static SessionBounds of(Session session, Instant asOf) {
        Set<AttendanceFlag> flags = EnumSet.noneOf(AttendanceFlag.class);
        Instant from = from(session, flags);
        Instant to = to(session, from, asOf, flags);
        Optional<TimeSpan> span = from == null || to == null ? Optional.empty() : Optional.of(TimeSpan.of(from, to));
        return new SessionBounds(from, to, span, flags);
    }

    private static @Nullable Instant from(Session session, Set<AttendanceFlag> flags) {
        if (session.startedAt().isPresent()) {
            return session.startedAt().get();
        }
        Optional<Instant> firstJoin = intervals(session)
                .flatMap(interval -> interval.joinedAt().stream())
                .min(Comparator.naturalOrder());
        firstJoin.ifPresent(join -> flags.add(AttendanceFlag.START_FROM_FIRST_JOIN));
        return firstJoin.orElse(null);
    }

    private static @Nullable Instant to(
            Session session, @Nullable Instant from, Instant asOf, Set<AttendanceFlag> flags) {
        Instant end = session.endedAt().orElse(null);
        if (end != null && from != null && end.isBefore(from)) {
            flags.add(AttendanceFlag.END_BEFORE_START);
            end = null;
        }
        if (end != null) {
            return end;
        }
        if (isRunning(session)) {
            flags.add(AttendanceFlag.IN_PROGRESS);
            return from == null ? null : TimeSpans.later(from, asOf);
        }
        Optional<Instant> lastLeave = intervals(session)
                .flatMap(interval -> interval.leftAt().stream())
                .max(Comparator.naturalOrder())
                .filter(leave -> from != null && !leave.isBefore(from));
        lastLeave.ifPresent(leave -> flags.add(AttendanceFlag.END_FROM_LAST_LEAVE));
        return lastLeave.orElse(null);
    }

    /** If the status is unknown, an open connection means that the session is running. */
    private static boolean isRunning(Session session) {
        return switch (session.status()) {
            case ACTIVE -> true;
            case ENDED -> false;
            case PENDING, UNKNOWN -> intervals(session).anyMatch(interval -> interval.end() == IntervalEnd.OPEN);
        };
    }

    private static Stream<Interval> intervals(Session session) {
        return session.participants().stream().flatMap(participant -> participant.intervals().stream());
    }

    boolean isInProgress() {
        return flags.contains(AttendanceFlag.IN_PROGRESS);
    }
}

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
 * From when to when a session is measured.
 *
 * @param from its start, or the first join where the provider does not report one
 * @param to its end; the time of the report while it runs; else the last leave
 * @param flags what of this was concluded
 */
record SessionBounds(@Nullable Instant from, @Nullable Instant to, Set<AttendanceFlag> flags) {

    static SessionBounds of(Session session, Instant asOf) {
        Set<AttendanceFlag> flags = EnumSet.noneOf(AttendanceFlag.class);
        Instant from = from(session, flags);
        Instant to = to(session, from, asOf, flags);
        return new SessionBounds(from, to, flags);
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

    /** Where the provider's status says nothing, a connection that is still open does. */
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

    /** The time between both, where both are known. */
    Optional<TimeSpan> span() {
        return from == null || to == null ? Optional.empty() : Optional.of(TimeSpan.of(from, to));
    }
}

package io.unisession.attendance;

import io.unisession.IntervalEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides how much of each connection of a person counts, and flags what it concludes. */
final class ConnectionCounter {
    private final SessionBounds bounds;
    private final List<ReportedConnection> reported;
    private final List<Connection> connections = new ArrayList<>();
    private final Set<AttendanceFlag> flags = EnumSet.noneOf(AttendanceFlag.class);

    /**
     * Decides how much of each connection counts.
     *
     * @param bounds the time that the report covers
     * @param reported the person's connections, in any order
     */
    ConnectionCounter(SessionBounds bounds, List<ReportedConnection> reported) {
        this.bounds = bounds;
        this.reported = new ArrayList<>(new LinkedHashSet<>(reported));
        this.reported.removeIf(connection -> isOpenCopy(connection, reported));
        this.reported.sort(ReportedConnection.IN_ORDER);
        for (int index = 0; index < this.reported.size(); index++) {
            connections.add(new Connection(this.reported.get(index), counted(index)));
        }
        if (this.reported.stream().noneMatch(ReportedConnection::hasTimes)) {
            flags.add(AttendanceFlag.NO_TIMES);
        }
    }

    List<Connection> connections() {
        return connections;
    }

    Set<AttendanceFlag> flags() {
        return flags;
    }

    /** Whether the same connection is also listed with its leave. */
    private static boolean isOpenCopy(ReportedConnection open, List<ReportedConnection> all) {
        return open.leftAt() == null
                && open.joinedAt() != null
                && all.stream()
                        .anyMatch(other -> open.joinedAt().equals(other.joinedAt())
                                && other.leftAt() != null
                                && open.mayContinue(other));
    }

    private @Nullable TimeSpan counted(int index) {
        ReportedConnection connection = reported.get(index);
        Instant joined = connection.joinedAt();
        Instant left = connection.leftAt();
        if (joined == null) {
            if (left != null) {
                flags.add(AttendanceFlag.JOIN_MISSING);
            }
            return null;
        }
        if (left == null) {
            return countedWithoutLeave(index, joined);
        }
        if (left.isBefore(joined)) {
            flags.add(AttendanceFlag.LEFT_BEFORE_JOIN);
            return null;
        }
        if (connection.end() == IntervalEnd.SESSION_END) {
            flags.add(AttendanceFlag.CLOSED_BY_SESSION_END);
        }
        return withinSession(TimeSpan.of(joined, left));
    }

    private @Nullable TimeSpan countedWithoutLeave(int index, Instant joined) {
        Optional<Instant> nextJoin = nextJoin(index, joined);
        if (nextJoin.isEmpty() && bounds.isInProgress() && bounds.to() != null) {
            flags.add(AttendanceFlag.STILL_PRESENT);
            return joined.isAfter(bounds.to()) ? null : withinSession(TimeSpan.of(joined, bounds.to()));
        }
        flags.add(AttendanceFlag.LEAVE_MISSING);
        return nextJoin.map(join -> withinSession(TimeSpan.of(joined, join))).orElse(null);
    }

    /** A lost connection can leave a join without a leave. The participant must have left before joining again. */
    private Optional<Instant> nextJoin(int index, Instant joined) {
        return reported.subList(index + 1, reported.size()).stream()
                .filter(reported.get(index)::mayContinue)
                .flatMap(later -> Optional.ofNullable(later.joinedAt()).stream())
                .filter(join -> join.isAfter(joined))
                .findFirst();
    }

    private @Nullable TimeSpan withinSession(TimeSpan span) {
        TimeSpan session = bounds.span().orElse(null);
        if (session == null) {
            return span;
        }
        Optional<TimeSpan> within = TimeSpans.within(span, session);
        if (!within.equals(Optional.of(span))) {
            flags.add(AttendanceFlag.OUTSIDE_SESSION);
        }
        return within.orElse(null);
    }
}

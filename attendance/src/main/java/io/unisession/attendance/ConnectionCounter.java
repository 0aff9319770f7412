package io.unisession.attendance;

import io.unisession.IntervalEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides how much of each connection of a person counts, and flags what it concludes. */
final class ConnectionCounter {
    private final SessionBounds bounds;
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
        DistinctConnections distinct = new DistinctConnections(reported);
        boolean hasTimes = false;
        for (ReportedConnection connection : distinct.inOrder()) {
            connections.add(new Connection(connection, counted(connection, distinct)));
            hasTimes |= connection.hasTimes();
        }
        if (!hasTimes) {
            flags.add(AttendanceFlag.NO_TIMES);
        }
    }

    List<Connection> connections() {
        return connections;
    }

    Set<AttendanceFlag> flags() {
        return flags;
    }

    private @Nullable TimeSpan counted(ReportedConnection connection, DistinctConnections distinct) {
        Instant joined = connection.joinedAt();
        Instant left = connection.leftAt();
        if (joined == null) {
            if (left != null) {
                flags.add(AttendanceFlag.JOIN_MISSING);
            }
            return null;
        }
        if (left == null) {
            return countedWithoutLeave(joined, distinct.nextJoin(connection));
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

    private @Nullable TimeSpan countedWithoutLeave(Instant joined, Optional<Instant> nextJoin) {
        if (nextJoin.isEmpty() && bounds.isInProgress() && bounds.to() != null) {
            flags.add(AttendanceFlag.STILL_PRESENT);
            return joined.isAfter(bounds.to()) ? null : withinSession(TimeSpan.of(joined, bounds.to()));
        }
        flags.add(AttendanceFlag.LEAVE_MISSING);
        return nextJoin.map(join -> withinSession(TimeSpan.of(joined, join))).orElse(null);
    }

    private @Nullable TimeSpan withinSession(TimeSpan span) {
        TimeSpan session = bounds.span().orElse(null);
        if (session == null) {
            return span;
        }
        TimeSpan within = TimeSpans.within(span, session).orElse(null);
        if (within == null || !span.equals(within)) {
            flags.add(AttendanceFlag.OUTSIDE_SESSION);
        }
        return within;
    }
}

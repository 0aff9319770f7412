package io.unisession.attendance;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection as reported by the provider. Equal connections are the same connection, reported twice. */
record ReportedConnection(
        @Nullable String participantId,
        @Nullable String connectionId,
        @Nullable String role,
        @Nullable Instant joinedAt,
        @Nullable Instant leftAt,
        IntervalEnd end) {

    /** Makes the report independent of the order in which the provider lists connections. */
    static final Comparator<ReportedConnection> IN_ORDER = Comparator.comparing(
                    ReportedConnection::joinedAt, lastIfUnknown())
            .thenComparing(ReportedConnection::leftAt, lastIfUnknown())
            .thenComparing(ReportedConnection::participantId, lastIfUnknown())
            .thenComparing(ReportedConnection::connectionId, lastIfUnknown())
            .thenComparing(ReportedConnection::role, lastIfUnknown())
            .thenComparing(ReportedConnection::end);

    private static <T extends Comparable<? super T>> Comparator<@Nullable T> lastIfUnknown() {
        return Comparator.nullsLast(Comparator.naturalOrder());
    }

    /** The connections of a participant, or a single one without times if the provider reports no times. */
    static List<ReportedConnection> of(Participant participant) {
        if (participant.intervals().isEmpty()) {
            return List.of(of(participant, null, null, null, IntervalEnd.UNKNOWN));
        }
        List<ReportedConnection> connections =
                new ArrayList<>(participant.intervals().size());
        for (Interval interval : participant.intervals()) {
            connections.add(of(participant, interval));
        }
        return connections;
    }

    private static ReportedConnection of(Participant participant, Interval interval) {
        return of(
                participant,
                interval.connectionId().orElse(null),
                interval.joinedAt().orElse(null),
                interval.leftAt().orElse(null),
                interval.end());
    }

    private static ReportedConnection of(
            Participant participant,
            @Nullable String connectionId,
            @Nullable Instant joinedAt,
            @Nullable Instant leftAt,
            IntervalEnd end) {
        return new ReportedConnection(
                participant.id().orElse(null), connectionId, participant.role().orElse(null), joinedAt, leftAt, end);
    }

    boolean hasTimes() {
        return joinedAt != null || leftAt != null;
    }
}

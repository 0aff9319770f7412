package io.unisession.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connections of a person in order, each of them once, and what follows each. */
final class DistinctConnections {
    private final List<ReportedConnection> inOrder;
    private final Map<ReportedConnection, Instant> nextJoins = new HashMap<>();

    DistinctConnections(List<ReportedConnection> reported) {
        List<ReportedConnection> sorted = new ArrayList<>(reported);
        sorted.sort(ReportedConnection.IN_ORDER);
        boolean anyOpen = sorted.stream().anyMatch(DistinctConnections::isOpen);
        inOrder = anyOpen ? withoutCopies(sorted) : withoutRepetitions(sorted);
        if (anyOpen) {
            findNextJoins();
        }
    }

    List<ReportedConnection> inOrder() {
        return inOrder;
    }

    /** A lost connection can leave a join without a leave. The participant must have left before joining again. */
    Optional<Instant> nextJoin(ReportedConnection connection) {
        return Optional.ofNullable(nextJoins.get(connection));
    }

    private static boolean isOpen(ReportedConnection connection) {
        return connection.joinedAt() != null && connection.leftAt() == null;
    }

    private static List<ReportedConnection> withoutRepetitions(List<ReportedConnection> sorted) {
        List<ReportedConnection> distinct = new ArrayList<>(sorted.size());
        ReportedConnection previous = null;
        for (ReportedConnection connection : sorted) {
            if (!connection.equals(previous)) {
                distinct.add(connection);
            }
            previous = connection;
        }
        return distinct;
    }

    /** Leaves out a connection that is listed again, perhaps without its leave. */
    private static List<ReportedConnection> withoutCopies(List<ReportedConnection> sorted) {
        List<ReportedConnection> distinct = new ArrayList<>(sorted.size());
        Joins withLeave = new Joins();
        ReportedConnection previous = null;
        for (ReportedConnection connection : withoutRepetitions(sorted)) {
            if (previous != null && !Objects.equals(connection.joinedAt(), previous.joinedAt())) {
                withLeave.clear();
            }
            previous = connection;
            // Of those that joined at the same time, the ones without a leave are last.
            if (!isOpen(connection)) {
                withLeave.add(connection);
                distinct.add(connection);
            } else if (withLeave.continuing(connection) == null) {
                distinct.add(connection);
            }
        }
        return distinct;
    }

    private void findNextJoins() {
        Joins later = new Joins();
        int end = inOrder.size();
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && Objects.equals(joinedAt(start - 1), joinedAt(start))) {
                start--;
            }
            List<ReportedConnection> atOnce = inOrder.subList(start, end);
            for (ReportedConnection connection : atOnce) {
                Instant next = isOpen(connection) ? later.continuing(connection) : null;
                if (next != null) {
                    nextJoins.put(connection, next);
                }
            }
            atOnce.forEach(later::add);
            end = start;
        }
    }

    private @Nullable Instant joinedAt(int index) {
        return inOrder.get(index).joinedAt();
    }

    /** Finds the join of a connection that may be the same as another, or may continue it, without comparing each. */
    private static final class Joins {
        private final Map<Place, Instant> ofConnections = new HashMap<>();
        private final Map<Place, Instant> ofParticipants = new HashMap<>();

        private record Place(
                @Nullable String participantId, @Nullable String connectionId) {}

        /** Takes the place of joins that were added before. */
        void add(ReportedConnection connection) {
            Instant join = connection.joinedAt();
            if (join != null) {
                ofConnections.put(new Place(connection.participantId(), connection.connectionId()), join);
                ofParticipants.put(new Place(connection.participantId(), null), join);
            }
        }

        /** The join that was added last of the same participant with no different connection id. */
        @Nullable
        Instant continuing(ReportedConnection connection) {
            Place anyConnection = new Place(connection.participantId(), null);
            if (connection.connectionId() == null) {
                return ofParticipants.get(anyConnection);
            }
            Instant same = ofConnections.get(new Place(connection.participantId(), connection.connectionId()));
            Instant unknown = ofConnections.get(anyConnection);
            return same == null || (unknown != null && unknown.isBefore(same)) ? unknown : same;
        }

        void clear() {
            ofConnections.clear();
            ofParticipants.clear();
        }
    }
}

package io.unisession.history;

import io.unisession.Interval;
import io.unisession.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds what is known about one person: first the events in their order, then the reads in theirs. */
final class PersonFold {
    private static final Comparator<Interval> ORDER = Comparator.<Interval, Instant>comparing(
                    interval -> interval.joinedAt().or(interval::leftAt).orElse(Instant.MAX))
            .thenComparing(interval -> interval.leftAt().orElse(Instant.MAX))
            .thenComparing(interval -> interval.connectionId().orElse(""));

    private final List<Stay> stays = new ArrayList<>();
    private final Map<String, Stay> byConnection = new LinkedHashMap<>();
    private @Nullable String id;
    private @Nullable String userId;
    private @Nullable String name;
    private @Nullable String role;
    /** The stay without a connection id that is open so far. */
    private @Nullable Stay open;
    /** When a read last listed the person without saying since when they are there. */
    private @Nullable Instant listedWithoutTimesAt;

    void add(Statement statement, Participant participant) {
        describe(participant);
        if (statement.isJoin()) {
            join(statement);
        } else if (statement.isLeave()) {
            leave(statement);
        }
    }

    /** What is said last counts. */
    private void describe(Participant participant) {
        id = participant.id().orElse(id);
        userId = participant.userId().orElse(userId);
        name = participant.name().orElse(name);
        role = participant.role().orElse(role);
    }

    private void join(Statement join) {
        String connectionId = join.connectionId();
        Instant time = join.join();
        if (connectionId != null) {
            connectionAt(connectionId, time).join(time, join.recordedAt());
        } else if (time != null) {
            if (open != null && !time.equals(open.joinedAt())) {
                // Whoever joins again has left before.
                open.leave(null, join.recordedAt());
                open = null;
            }
            open = open == null ? newStay(null) : open;
            open.join(time, join.recordedAt());
        }
    }

    private void leave(Statement leave) {
        String connectionId = leave.connectionId();
        Instant time = leave.leave();
        Stay stay;
        if (connectionId != null) {
            stay = connectionAt(connectionId, leave.join());
        } else if (time != null) {
            stay = open == null ? newStay(null) : open;
            open = null;
        } else {
            return;
        }
        stay.join(leave.join(), leave.recordedAt());
        stay.leave(time, leave.recordedAt());
    }

    private Stay connection(String connectionId) {
        return byConnection.computeIfAbsent(connectionId, this::newStay);
    }

    /** Some providers know a connection by an id that comes back: that of the person. */
    private Stay connectionAt(String connectionId, @Nullable Instant joinedAt) {
        Stay last = connection(connectionId);
        if (joinedAt == null || !last.hasLeftBefore(joinedAt)) {
            return last;
        }
        Stay again = newStay(connectionId);
        byConnection.put(connectionId, again);
        return again;
    }

    private Stay newStay(@Nullable String connectionId) {
        Stay stay = new Stay(connectionId);
        stays.add(stay);
        return stay;
    }

    void add(Read read, Participant participant) {
        describe(participant);
        if (participant.intervals().isEmpty()) {
            listedWithoutTimesAt = read.time();
        }
        Set<Stay> taken = new HashSet<>();
        for (Interval interval : participant.intervals()) {
            Stay stay = stayOf(interval, taken);
            taken.add(stay);
            stay.read(interval, read.time());
        }
    }

    private Stay stayOf(Interval interval, Set<Stay> taken) {
        String connectionId = interval.connectionId().orElse(null);
        Stay known = connectionId == null ? null : byConnection.get(connectionId);
        if (known != null && !taken.contains(known) && !known.startedAfter(interval)) {
            return known;
        }
        Stay same = mostOverlapping(interval, taken);
        Stay stay = same == null ? newStay(connectionId) : same;
        if (connectionId != null) {
            byConnection.putIfAbsent(connectionId, stay);
        }
        return stay;
    }

    /** Not every event or read has the id of the connection: then, intervals that overlap are the same. */
    private @Nullable Stay mostOverlapping(Interval interval, Set<Stay> taken) {
        Stay most = null;
        double longest = 0;
        for (Stay stay : stays) {
            boolean mayBeSame = interval.connectionId().isEmpty()
                    || stay.connectionId == null
                    || stay.connectionId.equals(interval.connectionId().get());
            double overlap = mayBeSame && !taken.contains(stay) ? stay.overlap(interval) : -1;
            if (overlap >= longest && (most == null || overlap > longest)) {
                most = stay;
                longest = overlap;
            }
        }
        return most;
    }

    Participant participant(SessionTimes times, @Nullable Instant lastList) {
        boolean listed = lastList != null && lastList.equals(listedWithoutTimesAt);
        return Participant.builder(id)
                .userId(userId)
                .name(name)
                .role(role)
                .intervals(stays.stream()
                        .map(stay -> stay.interval(
                                lastList,
                                listed,
                                Optional.ofNullable(stay.joinedAt())
                                        .map(times::earlierRunEnd)
                                        .orElse(null)))
                        .sorted(ORDER)
                        .toList())
                .build();
    }
}

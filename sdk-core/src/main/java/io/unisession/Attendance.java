package io.unisession;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out presence and time present from a participant's intervals, in whatever order the provider sends them. */
final class Attendance {
    private static final Comparator<Interval> BY_JOIN =
            Comparator.comparing(interval -> interval.joinedAt().orElse(Instant.MIN));

    private final List<Interval> intervals;

    Attendance(List<Interval> intervals) {
        this.intervals = intervals;
    }

    Optional<Instant> firstJoin() {
        return intervals.stream()
                .flatMap(interval -> interval.joinedAt().stream())
                .min(Comparator.naturalOrder());
    }

    Optional<Instant> lastLeave() {
        return intervals.stream()
                .flatMap(interval -> interval.leftAt().stream())
                .max(Comparator.naturalOrder());
    }

    Presence presence() {
        Interval latest = latest();
        if (latest == null) {
            return Presence.UNKNOWN;
        }
        return switch (latest.end()) {
            case OPEN -> Presence.PRESENT;
            case REPORTED, SESSION_END -> Presence.LEFT;
            case UNKNOWN -> Presence.UNKNOWN;
        };
    }

    /** The interval that began last, or null if none has a time. */
    private @Nullable Interval latest() {
        Interval latest = null;
        for (Interval interval : intervals) {
            boolean isTimed =
                    interval.joinedAt().isPresent() || interval.leftAt().isPresent();
            // Of two that began together the later in the list decides, as providers append.
            if (isTimed && (latest == null || BY_JOIN.compare(interval, latest) >= 0)) {
                latest = interval;
            }
        }
        return latest;
    }

    /** The intervals in a session that has ended, so that none is open; the same list if none was. */
    List<Interval> inSessionEndedAt(@Nullable Instant sessionEnd) {
        if (!hasOpenInterval()) {
            return intervals;
        }
        Interval latest = latest();
        return intervals.stream()
                .map(interval -> interval.end() == IntervalEnd.OPEN ? closed(interval, latest, sessionEnd) : interval)
                .toList();
    }

    /** A loop, since it runs for each participant of a session, and a stream would take a tenth of the time of mapping. */
    private boolean hasOpenInterval() {
        for (Interval interval : intervals) {
            if (interval.end() == IntervalEnd.OPEN) {
                return true;
            }
        }
        return false;
    }

    /** A lost connection can leave an earlier interval open, and that one did not last until the session's end. */
    @SuppressWarnings("ReferenceEquality") // equal intervals are one interval twice, of which the latest lasted longest
    private static Interval closed(Interval open, @Nullable Interval latest, @Nullable Instant sessionEnd) {
        boolean lastedToTheEnd = open == latest
                && sessionEnd != null
                && !open.joinedAt().orElse(Instant.MIN).isAfter(sessionEnd);
        return lastedToTheEnd
                ? open.endedAt(sessionEnd, IntervalEnd.SESSION_END)
                : open.endedAt(null, IntervalEnd.UNKNOWN);
    }

    Duration timePresent(Instant now) {
        List<Interval> joined = intervals.stream()
                .filter(interval -> interval.joinedAt().isPresent())
                .sorted(BY_JOIN)
                .toList();
        Duration total = Duration.ZERO;
        Instant countedUpTo = Instant.MIN;
        for (int index = 0; index < joined.size(); index++) {
            Instant from = later(joinOf(joined.get(index)), countedUpTo);
            Instant to = endOf(joined, index, now);
            if (to.isAfter(from)) {
                total = total.plus(Duration.between(from, to));
                countedUpTo = to;
            }
        }
        return total;
    }

    private static Instant endOf(List<Interval> joined, int index, Instant now) {
        Interval interval = joined.get(index);
        if (interval.leftAt().isPresent()) {
            return interval.leftAt().get();
        }
        if (index + 1 < joined.size()) {
            return joinOf(joined.get(index + 1));
        }
        return interval.end() == IntervalEnd.OPEN ? now : joinOf(interval);
    }

    private static Instant joinOf(Interval interval) {
        return interval.joinedAt().orElseThrow();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

package io.unisession;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes presence and time present from a participant's intervals, whatever their order. Loops take the place of
 * streams, since a session may have ten thousand participants with two or three intervals each.
 */
final class PresenceTimes {
    private static final Comparator<Interval> BY_JOIN =
            Comparator.comparing(interval -> interval.joinedAt().orElse(Instant.MIN));

    private final List<Interval> intervals;

    PresenceTimes(List<Interval> intervals) {
        this.intervals = intervals;
    }

    Optional<Instant> firstJoin() {
        Instant first = null;
        for (Interval interval : intervals) {
            Instant join = interval.joinedAt().orElse(null);
            if (join != null && (first == null || join.isBefore(first))) {
                first = join;
            }
        }
        return Optional.ofNullable(first);
    }

    Optional<Instant> lastLeave() {
        Instant last = null;
        for (Interval interval : intervals) {
            Instant leave = interval.leftAt().orElse(null);
            if (leave != null && (last == null || leave.isAfter(last))) {
                last = leave;
            }
        }
        return Optional.ofNullable(last);
    }

    Presence presence() {
        Interval latest = latest();
        if (latest == null) {
            return Presence.UNKNOWN;
        }
        return switch (latest.end()) {
            case OPEN -> Presence.PRESENT;
            // An interval whose times cannot be read may have started after all others.
            case REPORTED, SESSION_END -> hasUnknownTimes() ? Presence.UNKNOWN : Presence.LEFT;
            case UNKNOWN -> Presence.UNKNOWN;
        };
    }

    private boolean hasUnknownTimes() {
        return intervals.stream().anyMatch(interval -> !isTimed(interval) && interval.end() == IntervalEnd.UNKNOWN);
    }

    private static boolean isTimed(Interval interval) {
        return interval.joinedAt().isPresent() || interval.leftAt().isPresent();
    }

    /** The interval that started last, or null if none has a time. */
    private @Nullable Interval latest() {
        Interval latest = null;
        for (Interval interval : intervals) {
            // If two started at the same time, the later in the list decides, because providers append.
            if (isTimed(interval) && (latest == null || BY_JOIN.compare(interval, latest) >= 0)) {
                latest = interval;
            }
        }
        return latest;
    }

    /** Whether the session's status changes none of the intervals. */
    static boolean haveEnded(List<Interval> intervals) {
        // No iterator either, because this runs in every call.
        for (int index = 0; index < intervals.size(); index++) {
            Interval interval = intervals.get(index);
            if (interval.end() == IntervalEnd.OPEN || interval.awaitsSession()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a session that has not ended may change an interval: one of which only the duration is known. */
    static boolean awaitSession(List<Interval> intervals) {
        for (int index = 0; index < intervals.size(); index++) {
            if (intervals.get(index).awaitsSession()) {
                return true;
            }
        }
        return false;
    }

    /** Closes intervals according to the session's status. */
    List<Interval> inSession(SessionStatus status, @Nullable Instant sessionEnd) {
        Interval latest = latest();
        return intervals.stream()
                .map(interval -> decided(interval, latest, status, sessionEnd))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality") // as below
    private static Interval decided(
            Interval interval, @Nullable Interval latest, SessionStatus status, @Nullable Instant sessionEnd) {
        if (interval.awaitsSession()) {
            if (interval != latest) {
                // A participant who rejoined must have left.
                return interval.withEnd(IntervalEnd.UNKNOWN);
            }
            return switch (status) {
                case ACTIVE, PENDING -> interval.withEnd(IntervalEnd.OPEN);
                case ENDED -> interval.withEnd(IntervalEnd.UNKNOWN);
                case UNKNOWN -> sessionEnd == null ? interval : interval.withEnd(IntervalEnd.UNKNOWN);
            };
        }
        return status == SessionStatus.ENDED && interval.end() == IntervalEnd.OPEN
                ? closed(interval, latest, sessionEnd)
                : interval;
    }

    /** A lost connection can leave an earlier interval open, which did not last until the session's end. */
    @SuppressWarnings("ReferenceEquality") // equal intervals are the same interval listed twice
    private static Interval closed(Interval open, @Nullable Interval latest, @Nullable Instant sessionEnd) {
        if (sessionEnd != null
                && open == latest
                && !open.joinedAt().orElse(Instant.MIN).isAfter(sessionEnd)) {
            return open.endedWithSession(sessionEnd);
        }
        return open.withEnd(IntervalEnd.UNKNOWN);
    }

    Duration timePresent(Instant now) {
        List<Interval> joined = intervals.stream()
                .filter(interval -> interval.joinedAt().isPresent())
                .sorted(BY_JOIN)
                .toList();
        Duration total = durationsWithoutTimes();
        Instant countedUpTo = Instant.MIN;
        for (int index = 0; index < joined.size(); index++) {
            Instant from = later(joinOf(joined.get(index)), countedUpTo);
            Instant to = endOf(joined, index, now);
            if (to.isAfter(from)) {
                total = sum(total, Duration.between(from, to));
                countedUpTo = to;
            }
        }
        return total;
    }

    /** It is unknown whether these overlap. */
    private Duration durationsWithoutTimes() {
        return intervals.stream()
                .filter(interval -> interval.joinedAt().isEmpty())
                .flatMap(interval -> interval.duration().stream())
                .reduce(Duration.ZERO, PresenceTimes::sum);
    }

    /** Providers may report any duration. */
    private static Duration sum(Duration one, Duration other) {
        try {
            return one.plus(other);
        } catch (ArithmeticException beyond) {
            return Duration.ofSeconds(Long.MAX_VALUE);
        }
    }

    private static Instant endOf(List<Interval> joined, int index, Instant now) {
        Interval interval = joined.get(index);
        if (interval.leftAt().isPresent()) {
            return interval.leftAt().get();
        }
        if (interval.duration().isPresent()) {
            return joinOf(interval).plus(interval.duration().get());
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

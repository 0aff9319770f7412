package io.unisession;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a participant's intervals say about being there, whatever order the provider sends them in. */
final class PresenceCalculator {
    private static final Comparator<Interval> BY_JOIN =
            Comparator.comparing(interval -> interval.joinedAt().orElse(Instant.MIN));

    private PresenceCalculator() {}

    static Optional<Instant> firstJoin(List<Interval> intervals) {
        Instant first = null;
        for (Interval interval : intervals) {
            Instant joined = interval.joinedAt().orElse(null);
            if (joined != null && (first == null || joined.isBefore(first))) {
                first = joined;
            }
        }
        return Optional.ofNullable(first);
    }

    static Optional<Instant> lastLeave(List<Interval> intervals) {
        Instant last = null;
        for (Interval interval : intervals) {
            Instant left = interval.leftAt().orElse(null);
            if (left != null && (last == null || left.isAfter(last))) {
                last = left;
            }
        }
        return Optional.ofNullable(last);
    }

    static boolean isOpen(List<Interval> intervals) {
        Interval latest = null;
        for (Interval interval : intervals) {
            // Of two that began together the later in the list decides, as the provider appends.
            if (latest == null || BY_JOIN.compare(interval, latest) >= 0) {
                latest = interval;
            }
        }
        return latest != null
                && latest.joinedAt().isPresent()
                && latest.leftAt().isEmpty();
    }

    static Duration total(List<Interval> intervals, Instant now) {
        List<Interval> stays = intervals.stream()
                .filter(interval -> interval.joinedAt().isPresent())
                .sorted(BY_JOIN)
                .toList();
        Duration total = Duration.ZERO;
        Instant countedUpTo = Instant.MIN;
        for (int index = 0; index < stays.size(); index++) {
            Interval stay = stays.get(index);
            Instant from = later(stay.joinedAt().orElseThrow(), countedUpTo);
            Instant to = stay.leftAt().orElse(joinAfter(stays, index, now));
            if (to.isAfter(from)) {
                total = total.plus(Duration.between(from, to));
                countedUpTo = to;
            }
        }
        return total;
    }

    private static Instant joinAfter(List<Interval> stays, int index, Instant now) {
        @Nullable Interval next = index + 1 < stays.size() ? stays.get(index + 1) : null;
        return next == null ? now : next.joinedAt().orElseThrow();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

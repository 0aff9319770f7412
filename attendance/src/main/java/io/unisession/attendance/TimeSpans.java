package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Computes with spans of time. */
final class TimeSpans {
    private TimeSpans() {}

    /** Merges overlapping spans, so that no time counts twice. */
    static List<TimeSpan> union(Collection<TimeSpan> spans) {
        List<TimeSpan> inOrder = new ArrayList<>(spans);
        inOrder.removeIf(span -> span.from().equals(span.to()));
        inOrder.sort(Comparator.comparing(TimeSpan::from));
        List<TimeSpan> union = new ArrayList<>(inOrder.size());
        for (TimeSpan span : inOrder) {
            TimeSpan last = union.isEmpty() ? null : union.get(union.size() - 1);
            if (last == null || span.from().isAfter(last.to())) {
                union.add(span);
            } else if (span.to().isAfter(last.to())) {
                union.set(union.size() - 1, TimeSpan.of(last.from(), span.to()));
            }
        }
        return List.copyOf(union);
    }

    /** The part of a span that lies within another, or empty if they do not touch. */
    static Optional<TimeSpan> within(TimeSpan span, TimeSpan bounds) {
        if (!span.from().isBefore(bounds.from()) && !span.to().isAfter(bounds.to())) {
            return Optional.of(span);
        }
        Instant from = later(span.from(), bounds.from());
        Instant to = earlier(span.to(), bounds.to());
        return to.isBefore(from) ? Optional.empty() : Optional.of(TimeSpan.of(from, to));
    }

    /** The total time of separate spans within another span. */
    static Duration totalWithin(List<TimeSpan> disjoint, TimeSpan bounds) {
        Duration total = Duration.ZERO;
        for (TimeSpan span : disjoint) {
            total = total.plus(within(span, bounds).map(TimeSpan::duration).orElse(Duration.ZERO));
        }
        return total;
    }

    static Duration total(Collection<TimeSpan> spans) {
        Duration total = Duration.ZERO;
        for (TimeSpan span : spans) {
            total = total.plus(span.duration());
        }
        return total;
    }

    /** The total time between separate spans, which must be in order. */
    static Duration gaps(List<TimeSpan> disjoint) {
        if (disjoint.isEmpty()) {
            return Duration.ZERO;
        }
        Instant first = disjoint.get(0).from();
        Instant last = disjoint.get(disjoint.size() - 1).to();
        return Duration.between(first, last).minus(total(disjoint));
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Computes how long people from two groups were present at the same time. */
final class TogetherCalculator {
    private final List<Attendee> attendees;

    TogetherCalculator(List<Attendee> attendees) {
        this.attendees = attendees;
    }

    Duration time(Predicate<? super Attendee> one, Predicate<? super Attendee> other) {
        List<Change> changes = new ArrayList<>();
        for (Attendee attendee : attendees) {
            int isOne = one.test(attendee) ? 1 : 0;
            int isOther = other.test(attendee) ? 1 : 0;
            if (isOne + isOther > 0) {
                for (TimeSpan span : attendee.presence()) {
                    changes.add(new Change(span.from(), isOne, isOther, 1));
                    changes.add(new Change(span.to(), -isOne, -isOther, -1));
                }
            }
        }
        changes.sort(Comparator.comparing(Change::at));
        return time(changes);
    }

    private static Duration time(List<Change> changes) {
        Duration time = Duration.ZERO;
        int ones = 0;
        int others = 0;
        int people = 0;
        for (int index = 0; index + 1 < changes.size(); index++) {
            Change change = changes.get(index);
            ones += change.ones();
            others += change.others();
            people += change.people();
            // A person in both groups does not meet themselves.
            if (ones > 0 && others > 0 && people > 1) {
                time = time.plus(
                        Duration.between(change.at(), changes.get(index + 1).at()));
            }
        }
        return time;
    }

    private record Change(Instant at, int ones, int others, int people) {}
}

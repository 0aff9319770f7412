package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up the sessions of one person, in any order. */
final class PersonTally {
    private Person person;
    private final Map<AttendanceStatus, Long> counts = new EnumMap<>(AttendanceStatus.class);
    private final Set<AttendanceFlag> flags = EnumSet.noneOf(AttendanceFlag.class);
    private Duration timePresent = Duration.ZERO;
    private @Nullable Instant firstSeenAt;
    private @Nullable Instant lastSeenAt;

    PersonTally(Person person) {
        this.person = person;
    }

    void add(Attendee attendee) {
        counts.merge(attendee.status(), 1L, Long::sum);
        timePresent = timePresent.plus(attendee.timePresent().orElse(Duration.ZERO));
        flags.addAll(attendee.flags());
        Instant first = attendee.firstJoinedAt().or(attendee::lastLeftAt).orElse(null);
        Instant last = Stream.concat(
                        attendee.lastLeftAt().stream(),
                        attendee.connections().stream().flatMap(connection -> connection.joinedAt().stream()))
                .max(Instant::compareTo)
                .orElse(null);
        see(attendee.person(), first, last);
    }

    void add(PersonTally other) {
        other.counts.forEach((status, count) -> counts.merge(status, count, Long::sum));
        timePresent = timePresent.plus(other.timePresent);
        flags.addAll(other.flags);
        see(other.person, other.firstSeenAt, other.lastSeenAt);
    }

    /** Keeps the name that the person used first. */
    private void see(Person seen, @Nullable Instant first, @Nullable Instant last) {
        if (!sameName(person, seen)) {
            flags.add(AttendanceFlag.NAMES_DIFFER);
        }
        boolean sortsFirst =
                Objects.equals(first, firstSeenAt) && seen.displayName().compareTo(person.displayName()) < 0;
        if (seen.name().isPresent() && (person.name().isEmpty() || isBefore(first, firstSeenAt) || sortsFirst)) {
            person = seen;
        }
        firstSeenAt = isBefore(first, firstSeenAt) ? first : firstSeenAt;
        lastSeenAt = last != null && (lastSeenAt == null || last.isAfter(lastSeenAt)) ? last : lastSeenAt;
    }

    private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
        return one != null && (other == null || one.isBefore(other));
    }

    private static boolean sameName(Person one, Person other) {
        return one.name().isEmpty()
                || other.name().isEmpty()
                || Names.comparable(one.name().get())
                        .equals(Names.comparable(other.name().get()));
    }

    Person person() {
        return person;
    }

    long attended() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    long count(AttendanceStatus status) {
        return counts.getOrDefault(status, 0L);
    }

    Duration timePresent() {
        return timePresent;
    }

    @Nullable
    Instant firstSeenAt() {
        return firstSeenAt;
    }

    @Nullable
    Instant lastSeenAt() {
        return lastSeenAt;
    }

    Set<AttendanceFlag> flags() {
        return flags;
    }
}

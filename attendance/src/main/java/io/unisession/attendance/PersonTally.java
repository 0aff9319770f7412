package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up the sessions of one person, whatever order they come in. */
final class PersonTally {
    private Person person;
    private final long[] counts = new long[AttendanceStatus.values().length];
    private final Set<AttendanceFlag> flags = EnumSet.noneOf(AttendanceFlag.class);
    private Duration timePresent = Duration.ZERO;
    private @Nullable Instant firstSeenAt;
    private @Nullable Instant lastSeenAt;

    PersonTally(Person person) {
        this.person = person;
    }

    void add(Attendee attendee) {
        counts[attendee.status().ordinal()]++;
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
        for (int status = 0; status < counts.length; status++) {
            counts[status] += other.counts[status];
        }
        timePresent = timePresent.plus(other.timePresent);
        flags.addAll(other.flags);
        see(other.person, other.firstSeenAt, other.lastSeenAt);
    }

    /** Keeps the name of the first time, or of two at the same time the one that sorts first. */
    private void see(Person seen, @Nullable Instant first, @Nullable Instant last) {
        if (!sameName(person, seen)) {
            flags.add(AttendanceFlag.NAMES_DIFFER);
        }
        if (isBefore(first, firstSeenAt)
                || person.name().isEmpty()
                || Objects.equals(first, firstSeenAt) && seen.displayName().compareTo(person.displayName()) < 0) {
            person = seen.name().isPresent() ? seen : person;
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
        long attended = 0;
        for (long count : counts) {
            attended += count;
        }
        return attended;
    }

    long count(AttendanceStatus status) {
        return counts[status.ordinal()];
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

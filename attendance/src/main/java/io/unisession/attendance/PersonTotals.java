package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One person's attendance of many sessions. */
public final class PersonTotals {
    private final Person person;
    private final long attended;
    private final long present;
    private final long partial;
    private final long absent;
    private final long unknown;
    private final Duration timePresent;
    private final @Nullable Instant firstSeenAt;
    private final @Nullable Instant lastSeenAt;
    private final Set<AttendanceFlag> flags;

    PersonTotals(PersonTally tally, long missed, long undecided) {
        this.person = tally.person();
        this.attended = tally.attended();
        this.present = tally.count(AttendanceStatus.PRESENT);
        this.partial = tally.count(AttendanceStatus.PARTIAL);
        this.absent = tally.count(AttendanceStatus.ABSENT) + missed;
        this.unknown = tally.count(AttendanceStatus.UNKNOWN) + undecided;
        this.timePresent = tally.timePresent();
        this.firstSeenAt = tally.firstSeenAt();
        this.lastSeenAt = tally.lastSeenAt();
        Set<AttendanceFlag> all = EnumSet.noneOf(AttendanceFlag.class);
        all.addAll(tally.flags());
        if (attended == 0) {
            all.add(AttendanceFlag.NEVER_CAME);
        }
        this.flags = Collections.unmodifiableSet(all);
    }

    /**
     * Who it is. All participants without id and name are one entry, as nothing tells them apart.
     *
     * @return the person
     */
    public Person person() {
        return person;
    }

    /**
     * In how many sessions the person appeared, for however long.
     *
     * @return their number
     */
    public long attended() {
        return attended;
    }

    /**
     * In how many sessions the person counts as present.
     *
     * @return their number
     */
    public long present() {
        return present;
    }

    /**
     * In how many sessions the person counts in part.
     *
     * @return their number
     */
    public long partial() {
        return partial;
    }

    /**
     * In how many sessions the person counts as absent: came for too short a time or, if on the roster, did not come.
     *
     * @return their number
     */
    public long absent() {
        return absent;
    }

    /**
     * For how many sessions it is not known, since their provider did not report participants or not when they were
     * there.
     *
     * @return their number
     */
    public long unknown() {
        return unknown;
    }

    /**
     * How long the person was in all sessions together.
     *
     * @return the sum of each {@link Attendee#timePresent()}; sessions where that is unknown add nothing
     */
    public Duration timePresent() {
        return timePresent;
    }

    /**
     * When the person first joined a session.
     *
     * @return the time, or empty where no join is known
     */
    public Optional<Instant> firstSeenAt() {
        return Optional.ofNullable(firstSeenAt);
    }

    /**
     * When the person was last known to be in a session.
     *
     * @return the time, or empty where no join and no leave is known
     */
    public Optional<Instant> lastSeenAt() {
        return Optional.ofNullable(lastSeenAt);
    }

    /**
     * What was concluded in any of the sessions.
     *
     * @return an unmodifiable set
     */
    public Set<AttendanceFlag> flags() {
        return flags;
    }

    /** The key of the person and the time present. */
    @Override
    public String toString() {
        return "PersonTotals[" + person + ", attended=" + attended + ", timePresent=" + timePresent + "]";
    }
}

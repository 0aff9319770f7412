package io.unisession.attendance;

import io.unisession.spi.EscapedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attendance of one person in many sessions. */
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
     * The person. All participants without an id and a name share one entry, since nothing tells them apart.
     *
     * @return the person
     */
    public Person person() {
        return person;
    }

    /**
     * The number of sessions in which the person appeared, for any length of time.
     *
     * @return their number
     */
    public long attended() {
        return attended;
    }

    /**
     * The number of sessions in which the person was present.
     *
     * @return their number
     */
    public long present() {
        return present;
    }

    /**
     * The number of sessions in which the person was partially present.
     *
     * @return their number
     */
    public long partial() {
        return partial;
    }

    /**
     * The number of sessions in which the person was absent: attended for too short a time or, if on the roster, did
     * not attend.
     *
     * @return their number
     */
    public long absent() {
        return absent;
    }

    /**
     * The number of sessions for which the status is unknown because their provider reports no participants or no
     * times.
     *
     * @return their number
     */
    public long unknown() {
        return unknown;
    }

    /**
     * The person's total time present in all sessions.
     *
     * @return the sum of {@link Attendee#timePresent()}; unknown times are left out
     */
    public Duration timePresent() {
        return timePresent;
    }

    /**
     * When the person first joined a session.
     *
     * @return the time, or empty if no join was reported
     */
    public Optional<Instant> firstSeenAt() {
        return Optional.ofNullable(firstSeenAt);
    }

    /**
     * When the person last joined or left a session, as far as reported.
     *
     * @return the time, or empty if no join and no leave was reported
     */
    public Optional<Instant> lastSeenAt() {
        return Optional.ofNullable(lastSeenAt);
    }

    /**
     * What was inferred rather than reported in any of the sessions.
     *
     * @return an unmodifiable set
     */
    public Set<AttendanceFlag> flags() {
        return flags;
    }

    /** Leaves the name out, since logs are often kept longer than names may be. */
    @Override
    public String toString() {
        return EscapedText.of(
                "PersonTotals[" + person + ", attended=" + attended + ", timePresent=" + timePresent + "]");
    }
}

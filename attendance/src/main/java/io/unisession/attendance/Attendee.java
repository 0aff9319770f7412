package io.unisession.attendance;

import io.unisession.spi.EscapedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attendance of one person in one session. */
public final class Attendee {
    private final Person person;
    private final List<Connection> connections;
    private final List<TimeSpan> presence;
    private final @Nullable Duration timePresent;
    private final OptionalDouble share;
    private final @Nullable Duration lateBy;
    private final @Nullable Duration leftEarlyBy;
    private final AttendanceStatus status;
    private final Set<AttendanceFlag> flags;

    Attendee(Person person, List<Connection> connections, Set<AttendanceFlag> concluded, Measure measure) {
        this.person = person;
        this.connections = List.copyOf(connections);
        List<TimeSpan> counted = new ArrayList<>(connections.size());
        connections.forEach(connection -> connection.counted().ifPresent(counted::add));
        this.presence = TimeSpans.union(counted);
        Duration union = TimeSpans.total(presence);
        Set<AttendanceFlag> allFlags = EnumSet.noneOf(AttendanceFlag.class);
        allFlags.addAll(concluded);
        if (TimeSpans.total(counted).compareTo(union) > 0) {
            allFlags.add(AttendanceFlag.OVERLAP);
        }
        this.flags = Collections.unmodifiableSet(allFlags);
        this.timePresent = flags.contains(AttendanceFlag.NO_TIMES) ? null : union;
        this.share = timePresent == null ? OptionalDouble.empty() : measure.share(presence);
        this.lateBy = firstJoinedAt().flatMap(measure::lateBy).orElse(null);
        this.leftEarlyBy = lastLeftAt().flatMap(measure::earlyBy).orElse(null);
        this.status = timePresent == null
                ? AttendanceStatus.UNKNOWN
                : measure.rules().status(timePresent, share, isTimeMissing());
    }

    private boolean isTimeMissing() {
        return flags.contains(AttendanceFlag.LEAVE_MISSING) || flags.contains(AttendanceFlag.JOIN_MISSING);
    }

    /**
     * The person who attended.
     *
     * @return the person
     */
    public Person person() {
        return person;
    }

    /**
     * A name for display.
     *
     * @return the name, or the id if there is no name, or {@code unidentified}
     */
    public String displayName() {
        return person.displayName();
    }

    /**
     * The provider's participant ids of this person.
     *
     * @return an unmodifiable list without duplicates, in the order of their joins
     */
    public List<String> participantIds() {
        return connections.stream()
                .flatMap(connection -> connection.participantId().stream())
                .distinct()
                .toList();
    }

    /**
     * The person's roles, as the provider names them.
     *
     * @return an unmodifiable list without duplicates, usually with at most one role
     */
    public List<String> roles() {
        return connections.stream()
                .flatMap(connection -> connection.role().stream())
                .distinct()
                .toList();
    }

    /**
     * Whether the person had a role in any of their connections.
     *
     * @param role a role as the provider names it, such as {@code host}
     * @return true if they had it
     */
    public boolean hasRole(String role) {
        return roles().contains(role);
    }

    /**
     * The person's connections, in the order of their joins.
     *
     * @return an unmodifiable list, never empty
     */
    public List<Connection> connections() {
        return connections;
    }

    /**
     * The times when the person was present, with overlapping connections merged.
     *
     * @return an unmodifiable list of separate spans, in order
     */
    public List<TimeSpan> presence() {
        return presence;
    }

    /**
     * When the person first joined.
     *
     * @return the time, or empty if no join was reported
     */
    public Optional<Instant> firstJoinedAt() {
        // Joins that were not reported are last.
        return connections.get(0).joinedAt();
    }

    /**
     * When the person last left.
     *
     * @return the time; empty if the person is still present or the last leave was not reported
     */
    public Optional<Instant> lastLeftAt() {
        Instant lastLeave = null;
        Instant lastOpenJoin = null;
        for (Connection connection : connections) {
            Instant leave = connection.leftAt().orElse(null);
            if (leave == null) {
                lastOpenJoin = connection.joinedAt().orElse(lastOpenJoin);
            } else if (lastLeave == null || leave.isAfter(lastLeave)) {
                lastLeave = leave;
            }
        }
        boolean joinedAfterwards = lastOpenJoin != null && (lastLeave == null || !lastOpenJoin.isBefore(lastLeave));
        return joinedAfterwards || flags.contains(AttendanceFlag.STILL_PRESENT)
                ? Optional.empty()
                : Optional.ofNullable(lastLeave);
    }

    /**
     * How long the person was present. Overlapping connections count once, and gaps between connections do not count.
     *
     * @return the time, or empty if the provider reports no times
     */
    public Optional<Duration> timePresent() {
        return Optional.ofNullable(timePresent);
    }

    /**
     * The total length of the gaps between the person's connections.
     *
     * @return the time, or empty if the provider reports no times
     */
    public Optional<Duration> timeAway() {
        return timePresent().map(known -> TimeSpans.gaps(presence));
    }

    /**
     * The share of the session during which the person was present. If there is a schedule with a start and an end,
     * this is the share of the scheduled time.
     *
     * @return a number from 0 to 1, or empty if the times of the person or of the session are unknown
     */
    public OptionalDouble share() {
        return share;
    }

    /**
     * How late the person joined, compared with the scheduled start, or with the session's start if none was scheduled.
     *
     * @return the delay, zero if the person was on time, or empty if the start or the join is unknown
     */
    public Optional<Duration> lateBy() {
        return Optional.ofNullable(lateBy);
    }

    /**
     * How early the person left, compared with the scheduled end, or with the session's end if none was scheduled.
     *
     * @return the time missed, zero if the person stayed until the end, or empty if the end or the leave is unknown
     */
    public Optional<Duration> leftEarlyBy() {
        return Optional.ofNullable(leftEarlyBy);
    }

    /**
     * Whether the attendance counts, according to the thresholds of the rules.
     *
     * @return the status
     */
    public AttendanceStatus status() {
        return status;
    }

    /**
     * What was inferred about the person rather than reported.
     *
     * @return an unmodifiable set
     */
    public Set<AttendanceFlag> flags() {
        return flags;
    }

    /** Leaves the name out, since logs are often kept longer than names may be. */
    @Override
    public String toString() {
        return EscapedText.of("Attendee[" + person + ", timePresent=" + timePresent + ", status=" + status + "]");
    }
}

package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One person's attendance of one session. */
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
        List<TimeSpan> counted = connections.stream()
                .flatMap(connection -> connection.counted().stream())
                .toList();
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
     * Who it is.
     *
     * @return the person
     */
    public Person person() {
        return person;
    }

    /**
     * What to call the person in a list.
     *
     * @return the name, else the id, else {@code unidentified}
     */
    public String displayName() {
        return person.displayName();
    }

    /**
     * The provider's ids of the participants that were this person.
     *
     * @return an unmodifiable list without duplicates, in the order in which they joined
     */
    public List<String> participantIds() {
        return connections.stream()
                .flatMap(connection -> connection.participantId().stream())
                .distinct()
                .toList();
    }

    /**
     * The roles that the person had, in the provider's words.
     *
     * @return an unmodifiable list without duplicates, usually of none or one
     */
    public List<String> roles() {
        return connections.stream()
                .flatMap(connection -> connection.role().stream())
                .distinct()
                .toList();
    }

    /**
     * Whether the person had a role.
     *
     * @param role the provider's word, such as {@code host}
     * @return true if one of the connections had it
     */
    public boolean hasRole(String role) {
        return roles().contains(role);
    }

    /**
     * The person's connections, by the time of their join.
     *
     * @return an unmodifiable list, never empty
     */
    public List<Connection> connections() {
        return connections;
    }

    /**
     * When the person was there, however many connections they had.
     *
     * @return an unmodifiable list of spans that neither overlap nor touch, in order
     */
    public List<TimeSpan> presence() {
        return presence;
    }

    /**
     * The first join that was reported.
     *
     * @return the time, or empty where no join is known
     */
    public Optional<Instant> firstJoinedAt() {
        return connections.stream()
                .flatMap(connection -> connection.joinedAt().stream())
                .min(Comparator.naturalOrder());
    }

    /**
     * The last leave.
     *
     * @return the time; empty while the person is still present, or where the leave is not known
     */
    public Optional<Instant> lastLeftAt() {
        Optional<Instant> lastLeave = connections.stream()
                .flatMap(connection -> connection.leftAt().stream())
                .max(Comparator.naturalOrder());
        boolean joinedAfterwards = connections.stream()
                .filter(connection -> connection.leftAt().isEmpty())
                .flatMap(connection -> connection.joinedAt().stream())
                .anyMatch(join -> lastLeave.isEmpty() || !join.isBefore(lastLeave.get()));
        return joinedAfterwards || flags.contains(AttendanceFlag.STILL_PRESENT) ? Optional.empty() : lastLeave;
    }

    /**
     * How long the person was there, with connections at the same time counted once, and time away not at all.
     *
     * @return the time, or empty where the provider reports no times
     */
    public Optional<Duration> timePresent() {
        return Optional.ofNullable(timePresent);
    }

    /**
     * How long the person was gone between the first join and the last leave.
     *
     * @return the time, or empty where the provider reports no times
     */
    public Optional<Duration> timeAway() {
        return timePresent().map(known -> TimeSpans.gaps(presence));
    }

    /**
     * The share of the session that the person was there for. Measured against the schedule where it has a start and an
     * end, else against the session.
     *
     * @return a number from 0 to 1, or empty where the person's times or those of the session are unknown
     */
    public OptionalDouble share() {
        return share;
    }

    /**
     * How long after the start the person joined: the planned one, or the real one where none was planned.
     *
     * @return the time, zero for someone on time, or empty where the start or the join is unknown
     */
    public Optional<Duration> lateBy() {
        return Optional.ofNullable(lateBy);
    }

    /**
     * How long before the end the person left: the planned one, or the real one where none was planned.
     *
     * @return the time, zero for someone who stayed, or empty where the end or the leave is unknown
     */
    public Optional<Duration> leftEarlyBy() {
        return Optional.ofNullable(leftEarlyBy);
    }

    /**
     * Whether the attendance counts, by the thresholds of the rules.
     *
     * @return the status
     */
    public AttendanceStatus status() {
        return status;
    }

    /**
     * What was concluded rather than reported.
     *
     * @return an unmodifiable set
     */
    public Set<AttendanceFlag> flags() {
        return flags;
    }

    /** The key of the person and the time present. */
    @Override
    public String toString() {
        return "Attendee[" + person + ", timePresent=" + timePresent + ", status=" + status + "]";
    }
}

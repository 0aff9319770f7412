package io.unisession.attendance;

import io.unisession.Session;
import io.unisession.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who attended one session, for how long and together with whom. An immutable value, made from a session without asking
 * its provider anything.
 */
public final class AttendanceReport {
    private final Session session;
    private final AttendanceRules rules;
    private final Instant asOf;
    private final SessionBounds bounds;
    private final @Nullable Schedule schedule;
    private final List<Attendee> attendees;
    private final List<Person> absentees;
    private final ConcurrencyCurve concurrency;
    private final Set<AttendanceFlag> flags;

    private AttendanceReport(Session session, AttendanceRules rules) {
        this.session = session;
        this.rules = rules;
        this.asOf = rules.asOf();
        this.bounds = SessionBounds.of(session, asOf);
        this.schedule = rules.schedule(session).orElse(null);
        this.attendees = new AttendeeGrouping(session, new Measure(rules, bounds, schedule)).attendees();
        this.absentees = absentees(session, rules, attendees);
        this.concurrency = ConcurrencyCurve.of(attendees.stream()
                .flatMap(attendee -> attendee.presence().stream())
                .toList());
        this.flags = Collections.unmodifiableSet(flags(session, bounds, attendees));
    }

    /**
     * Reports a session by the default rules.
     *
     * @param session the session
     * @return the report
     */
    public static AttendanceReport of(Session session) {
        return of(session, AttendanceRules.defaults());
    }

    /**
     * Reports a session.
     *
     * @param session the session
     * @param rules what counts, who is who, and when the session was planned
     * @return the report
     */
    public static AttendanceReport of(Session session, AttendanceRules rules) {
        return new AttendanceReport(Objects.requireNonNull(session, "session"), Objects.requireNonNull(rules, "rules"));
    }

    private static List<Person> absentees(Session session, AttendanceRules rules, List<Attendee> attendees) {
        if (!isAbsenceKnown(session, attendees)) {
            return List.of();
        }
        Set<Person> came = new HashSet<>();
        attendees.forEach(attendee -> came.add(attendee.person()));
        return rules.roster().stream()
                .flatMap(roster -> roster.people().stream())
                .filter(person -> !came.contains(person))
                .toList();
    }

    /** A session that has not begun has no absentees yet. */
    private static boolean isAbsenceKnown(Session session, List<Attendee> attendees) {
        return session.participantsReported() && (session.status() != SessionStatus.PENDING || !attendees.isEmpty());
    }

    boolean isAbsenceKnown() {
        return isAbsenceKnown(session, attendees);
    }

    /** Whether nothing says how long anybody was there. */
    boolean isTimeUnknown() {
        return flags.contains(AttendanceFlag.PARTICIPANTS_NOT_REPORTED) || flags.contains(AttendanceFlag.NO_TIMES);
    }

    private static Set<AttendanceFlag> flags(Session session, SessionBounds bounds, List<Attendee> attendees) {
        Set<AttendanceFlag> flags = EnumSet.noneOf(AttendanceFlag.class);
        flags.addAll(bounds.flags());
        if (!session.participantsReported()) {
            flags.add(AttendanceFlag.PARTICIPANTS_NOT_REPORTED);
        } else if (!attendees.isEmpty()
                && attendees.stream()
                        .allMatch(attendee -> attendee.timePresent().isEmpty())) {
            flags.add(AttendanceFlag.NO_TIMES);
        }
        return flags;
    }

    /**
     * The session that is reported.
     *
     * @return the session
     */
    public Session session() {
        return session;
    }

    /**
     * The time of the report, up to which those count who are still present.
     *
     * @return the time
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * From when to when the session is measured: from its start, or the first join where the provider reports none; to
     * its end, or the time of the report while it runs, or the last leave where the provider reports no end.
     *
     * @return the time, or empty where there is nothing to measure
     */
    public Optional<TimeSpan> measured() {
        return bounds.span();
    }

    /**
     * When the session was planned: what the rules say, else the provider.
     *
     * @return the schedule, or empty where none is known
     */
    public Optional<Schedule> schedule() {
        return Optional.ofNullable(schedule);
    }

    /**
     * Those who attended, by the time of their first join.
     *
     * @return an unmodifiable list
     */
    public List<Attendee> attendees() {
        return attendees;
    }

    /**
     * Those on the roster who did not come.
     *
     * @return an unmodifiable list in the order of the roster; empty where there is no roster, or the provider does not
     *     report participants
     */
    public List<Person> absentees() {
        return absentees;
    }

    /**
     * How many connections there were. Whoever comes back, or uses two devices, has more than one.
     *
     * @return the number of connections
     */
    public int connectionCount() {
        return attendees.stream()
                .mapToInt(attendee -> attendee.connections().size())
                .sum();
    }

    /**
     * The time of all attendees together, known as participant-minutes.
     *
     * @return the exact sum of each {@link Attendee#timePresent()}; those whose time is unknown add nothing
     */
    public Duration participantTime() {
        return sum(attendees.stream()
                .flatMap(attendee -> attendee.timePresent().stream())
                .toList());
    }

    /**
     * The time of all connections together. Two devices of one person at the same time count twice.
     *
     * @return the sum of each {@link Connection#duration()}
     */
    public Duration connectionTime() {
        return sum(attendees.stream()
                .flatMap(attendee -> attendee.connections().stream())
                .map(Connection::duration)
                .toList());
    }

    private static Duration sum(Collection<Duration> durations) {
        return durations.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The time that a provider bills.
     *
     * @param rule how the provider rounds
     * @return the billed time
     */
    public Duration billedTime(BillingRule rule) {
        return rule.billed(this);
    }

    /**
     * How many people were there at once, over time.
     *
     * @return the curve, with the peak and its time
     */
    public ConcurrencyCurve concurrency() {
        return concurrency;
    }

    /**
     * How long two people were there together, such as a doctor and a patient.
     *
     * <pre>{@code
     * report.timeTogether(attendee -> attendee.hasRole("doctor"), attendee -> attendee.hasRole("patient"))
     * }</pre>
     *
     * @param one picks those who may be the one
     * @param other picks those who may be the other
     * @return the time during which at least one of each was there, and they were two people
     */
    public Duration timeTogether(Predicate<? super Attendee> one, Predicate<? super Attendee> other) {
        return new TogetherCalculator(attendees).time(one, other);
    }

    /**
     * How long two roles were there together.
     *
     * @param role a role in the provider's words
     * @param otherRole the other role
     * @return the time during which someone of each was there, and they were two people
     */
    public Duration timeTogether(String role, String otherRole) {
        return timeTogether(attendee -> attendee.hasRole(role), attendee -> attendee.hasRole(otherRole));
    }

    /**
     * How many people the session brought together so far.
     *
     * @return the turnout
     */
    public Turnout turnout() {
        if (!session.participantsReported()) {
            return Turnout.UNKNOWN;
        }
        if (attendees.isEmpty()) {
            return Turnout.NOBODY;
        }
        if (concurrency.peak() >= 2) {
            return Turnout.TOGETHER;
        }
        boolean timesKnown = attendees.stream()
                .noneMatch(attendee -> attendee.flags().contains(AttendanceFlag.NO_TIMES)
                        || attendee.flags().contains(AttendanceFlag.LEAVE_MISSING)
                        || attendee.flags().contains(AttendanceFlag.JOIN_MISSING));
        return timesKnown || attendees.size() == 1 ? Turnout.ALONE : Turnout.UNKNOWN;
    }

    /**
     * Whether the session was planned and did not come about: its time is over, and nobody came, or nobody met anybody.
     *
     * @return true for a no-show; false also where the provider does not say who came
     */
    public boolean isNoShow() {
        Turnout turnout = turnout();
        boolean nobodyMet = turnout == Turnout.NOBODY || turnout == Turnout.ALONE;
        return nobodyMet && schedule != null && !bounds.isInProgress() && isOver(schedule);
    }

    private boolean isOver(Schedule planned) {
        return asOf.isAfter(planned.end().orElse(planned.start()));
    }

    /**
     * What was concluded about the session rather than reported. What was concluded about a person is at the attendee.
     *
     * @return an unmodifiable set
     */
    public Set<AttendanceFlag> flags() {
        return flags;
    }

    /**
     * The people as a table: a row for each attendee, and one for each absentee.
     *
     * @return a table named {@code people}
     */
    public Table peopleTable() {
        return new ReportTables(this).people();
    }

    /**
     * The connections as a table, a row for each.
     *
     * @return a table named {@code connections}
     */
    public Table connectionsTable() {
        return new ReportTables(this).connections();
    }

    /**
     * The report as JSON, with the names of this model, times in ISO 8601 and lengths of time in seconds.
     *
     * @return the text
     */
    public String toJson() {
        return new ReportJson(this).text();
    }

    /**
     * The report as plain text, about 100 characters wide: a line for each person, with a bar for the time that they
     * were there. For a terminal or a log.
     *
     * @return the text, its lines ended by a line feed
     */
    public String toText() {
        return new TextTimeline(this).text();
    }

    /**
     * The report as a web page, complete in itself: it loads nothing, and opens from the file system.
     *
     * @return the HTML
     */
    public String toHtml() {
        return new HtmlPage(this).text();
    }

    AttendanceRules rules() {
        return rules;
    }

    /** Ids and figures, without names. */
    @Override
    public String toString() {
        return "AttendanceReport[" + session.provider() + ":" + session.id() + ", attendees=" + attendees.size()
                + ", participantTime=" + participantTime() + ", flags=" + flags + "]";
    }
}

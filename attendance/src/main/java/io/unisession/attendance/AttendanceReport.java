package io.unisession.attendance;

import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.spi.EscapedText;
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
 * The attendance of one session: who attended, for how long, and with whom. Immutable.
 *
 * {@snippet file="Snippets.java" region="attendance"}
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
     * Reports the attendance of a session with the default rules.
     *
     * @param session the session
     * @return the report
     */
    public static AttendanceReport of(Session session) {
        return of(session, AttendanceRules.defaults());
    }

    /**
     * Reports the attendance of a session.
     *
     * @param session the session
     * @param rules what counts, how people are identified, and when the session was scheduled
     * @return the report
     */
    public static AttendanceReport of(Session session, AttendanceRules rules) {
        return new AttendanceReport(Objects.requireNonNull(session, "session"), Objects.requireNonNull(rules, "rules"));
    }

    private static List<Person> absentees(Session session, AttendanceRules rules, List<Attendee> attendees) {
        Roster roster = rules.roster().orElse(null);
        if (roster == null || !isAbsenceKnown(session, attendees)) {
            return List.of();
        }
        Set<Person> came = new HashSet<>();
        attendees.forEach(attendee -> came.add(attendee.person()));
        return roster.people().stream().filter(person -> !came.contains(person)).toList();
    }

    /** Nobody is absent from a session that has not started. */
    private static boolean isAbsenceKnown(Session session, List<Attendee> attendees) {
        return session.participantsReported() && (session.status() != SessionStatus.PENDING || !attendees.isEmpty());
    }

    boolean isAbsenceKnown() {
        return isAbsenceKnown(session, attendees);
    }

    /** Whether nobody's time present is known. */
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
     * The session that this report is about.
     *
     * @return the session
     */
    public Session session() {
        return session;
    }

    /**
     * The time of the report. People who are still present are counted up to this time.
     *
     * @return the time
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * The time that the report covers: from the session's start, or the first join if no start was reported, to the
     * session's end. If the session is still running, it ends at the time of the report; if no end was reported, at the
     * last leave.
     *
     * @return the time, or empty if it is unknown
     */
    public Optional<TimeSpan> measured() {
        return bounds.span();
    }

    /**
     * When the session was scheduled, according to the rules or else the provider.
     *
     * @return the schedule, or empty if there is none
     */
    public Optional<Schedule> schedule() {
        return Optional.ofNullable(schedule);
    }

    /**
     * The people who attended, in the order of their first join.
     *
     * @return an unmodifiable list
     */
    public List<Attendee> attendees() {
        return attendees;
    }

    /**
     * The people on the roster who did not attend.
     *
     * @return an unmodifiable list in the order of the roster; empty if there is no roster, the provider does not
     *     report participants, or the session has not started
     */
    public List<Person> absentees() {
        return absentees;
    }

    /**
     * The number of connections. A person who rejoins or uses two devices has several.
     *
     * @return the number of connections
     */
    public int connectionCount() {
        return attendees.stream()
                .mapToInt(attendee -> attendee.connections().size())
                .sum();
    }

    /**
     * The total time present of all attendees, known as participant-minutes.
     *
     * @return the exact sum of {@link Attendee#timePresent()}; unknown times are left out
     */
    public Duration participantTime() {
        return sum(attendees.stream()
                .flatMap(attendee -> attendee.timePresent().stream())
                .toList());
    }

    /**
     * The total time of all connections. Two devices of one person count twice.
     *
     * @return the exact sum of {@link Connection#duration()}
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
     * The time that the provider bills for this session.
     *
     * @param rule how the provider rounds
     * @return the billed time
     */
    public Duration billedTime(BillingRule rule) {
        return rule.billed(this);
    }

    /**
     * The number of people who were present at once, over time.
     *
     * @return the curve
     */
    public ConcurrencyCurve concurrency() {
        return concurrency;
    }

    /**
     * How long two people were present at the same time, such as a doctor and a patient.
     *
     * <pre>{@code
     * report.timeTogether(attendee -> attendee.hasRole("doctor"), attendee -> attendee.hasRole("patient"))
     * }</pre>
     *
     * @param one selects the people on one side
     * @param other selects the people on the other side
     * @return the time when both sides were present; a person selected by both predicates does not count as two
     */
    public Duration timeTogether(Predicate<? super Attendee> one, Predicate<? super Attendee> other) {
        return new TogetherCalculator(attendees).time(one, other);
    }

    /**
     * How long two roles were present at the same time.
     *
     * @param role a role as the provider names it, such as {@code host}
     * @param otherRole the other role
     * @return the time when two people were present of whom one had the first role and the other the second
     */
    public Duration timeTogether(String role, String otherRole) {
        return timeTogether(attendee -> attendee.hasRole(role), attendee -> attendee.hasRole(otherRole));
    }

    /**
     * Whether people met in the session.
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
     * Whether the session is a no-show: its scheduled time is over, and no two people were present at the same time.
     *
     * @return true if it is; false also if the session was not scheduled or the provider does not report who attended
     */
    public boolean isNoShow() {
        Turnout turnout = turnout();
        boolean nobodyMet = turnout == Turnout.NOBODY || turnout == Turnout.ALONE;
        return nobodyMet && schedule != null && !bounds.isInProgress() && isOver(schedule);
    }

    private boolean isOver(Schedule scheduled) {
        return asOf.isAfter(scheduled.end().orElse(scheduled.start()));
    }

    /**
     * What was inferred about the session rather than reported. For people, see {@link Attendee#flags()}.
     *
     * @return an unmodifiable set
     */
    public Set<AttendanceFlag> flags() {
        return flags;
    }

    /**
     * A table with one row per person, first the attendees and then the absentees.
     *
     * @return a table named {@code people}
     */
    public Table peopleTable() {
        return new ReportTables(this).people();
    }

    /**
     * A table with one row per connection.
     *
     * @return a table named {@code connections}
     */
    public Table connectionsTable() {
        return new ReportTables(this).connections();
    }

    /**
     * The whole report as JSON. Times are in ISO 8601, durations are exact numbers of seconds, and unknown values are
     * null.
     *
     * @return the text
     */
    public String toJson() {
        return new ReportJson(this).text();
    }

    /**
     * The report as plain text for a terminal or a log: one line per person, with a bar that shows when they were
     * present. Lines are about 100 characters wide and end in a line feed.
     *
     * @return the text
     */
    public String toText() {
        return new TextTimeline(this).text();
    }

    /**
     * The report as a self-contained web page, which loads nothing and can be opened from a file.
     *
     * @return the HTML
     */
    public String toHtml() {
        return new HtmlPage(this).text();
    }

    AttendanceRules rules() {
        return rules;
    }

    /** Leaves names out, since logs are often kept for longer than names may be. */
    @Override
    public String toString() {
        return EscapedText.of("AttendanceReport[" + session.provider() + ":" + session.id() + ", attendees="
                + attendees.size() + ", participantTime=" + participantTime() + ", flags=" + flags + "]");
    }
}

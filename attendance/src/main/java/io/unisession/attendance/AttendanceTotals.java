package io.unisession.attendance;

import io.unisession.Session;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Who attended many sessions, and how much in all. Sessions are added up as they stream by, and none is kept: memory
 * grows with the number of people alone.
 *
 * <pre>{@code
 * AttendanceTotals totals = sessions.collect(AttendanceTotals.collector(rules));
 * }</pre>
 */
public final class AttendanceTotals {
    private final long sessions;
    private final long sessionsWithoutTimes;
    private final List<PersonTotals> people;

    AttendanceTotals(TotalsTally tally) {
        this.sessions = tally.sessions();
        this.sessionsWithoutTimes = tally.sessionsWithoutTimes();
        this.people = tally.people();
    }

    /**
     * Collects sessions by the default rules.
     *
     * @return a collector, for parallel streams too
     */
    public static Collector<Session, ?, AttendanceTotals> collector() {
        return collector(AttendanceRules.defaults());
    }

    /**
     * Collects sessions.
     *
     * @param rules what counts, who is who, and who should attend
     * @return a collector, for parallel streams too
     */
    public static Collector<Session, ?, AttendanceTotals> collector(AttendanceRules rules) {
        Objects.requireNonNull(rules, "rules");
        return Collector.of(
                () -> new TotalsTally(rules),
                (tally, session) -> tally.add(AttendanceReport.of(session, rules)),
                TotalsTally::add,
                AttendanceTotals::new);
    }

    /**
     * How many sessions there were.
     *
     * @return their number
     */
    public long sessions() {
        return sessions;
    }

    /**
     * How many of the sessions add no time, since their provider did not report participants or not when they were
     * there.
     *
     * @return their number; where it is not zero, the times here are too small
     */
    public long sessionsWithoutTimes() {
        return sessionsWithoutTimes;
    }

    /**
     * The totals of each person: those on the roster in its order, whether they ever came or not, and then all others by
     * name.
     *
     * @return an unmodifiable list
     */
    public List<PersonTotals> people() {
        return people;
    }

    /**
     * Those on the roster who appeared in none of the sessions. Their ids or names may be others at the provider.
     *
     * @return an unmodifiable list in the order of the roster
     */
    public List<Person> neverCame() {
        return people.stream()
                .filter(totals -> totals.attended() == 0)
                .map(PersonTotals::person)
                .toList();
    }

    /**
     * How long all people were there in all sessions together.
     *
     * @return the sum of each {@link PersonTotals#timePresent()}
     */
    public Duration participantTime() {
        return people.stream().map(PersonTotals::timePresent).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The totals as a table.
     *
     * @return a table named {@code totals}
     */
    public Table table() {
        return Table.of(
                "totals",
                List.of(
                        "name",
                        "user_id",
                        "person",
                        "identified_by",
                        "sessions",
                        "attended",
                        "present",
                        "partial",
                        "absent",
                        "unknown",
                        "present_seconds",
                        "first_seen",
                        "last_seen",
                        "flags"),
                people.stream().map(this::row));
    }

    private List<@Nullable Object> row(PersonTotals totals) {
        Person person = totals.person();
        return Arrays.asList(
                person.name().orElse(null),
                person.userId().orElse(null),
                person.key(),
                person.identifiedBy().name(),
                sessions,
                totals.attended(),
                totals.present(),
                totals.partial(),
                totals.absent(),
                totals.unknown(),
                Figures.seconds(totals.timePresent()),
                totals.firstSeenAt().orElse(null),
                totals.lastSeenAt().orElse(null),
                Figures.words(totals.flags()));
    }

    @Override
    public String toString() {
        return "AttendanceTotals[sessions=" + sessions + ", people=" + people.size() + "]";
    }
}

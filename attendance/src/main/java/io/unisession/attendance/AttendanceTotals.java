package io.unisession.attendance;

import io.unisession.Session;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The attendance of each person in many sessions. Sessions are counted as they stream in and then released; the memory
 * needed grows with the number of people only.
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
     * Collects sessions with the default rules.
     *
     * @return a collector, which also works with parallel streams
     */
    public static Collector<Session, ?, AttendanceTotals> collector() {
        return collector(AttendanceRules.defaults());
    }

    /**
     * Collects sessions.
     *
     * @param rules what counts, how people are identified, and who should attend
     * @return a collector, which also works with parallel streams
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
     * The number of sessions.
     *
     * @return their number
     */
    public long sessions() {
        return sessions;
    }

    /**
     * The number of sessions that add no time because their provider reports no participants or no times.
     *
     * @return their number; if it is not zero, the real times are longer
     */
    public long sessionsWithoutTimes() {
        return sessionsWithoutTimes;
    }

    /**
     * The totals of each person: first everyone on the roster, in its order, and then everyone else, by name.
     *
     * @return an unmodifiable list
     */
    public List<PersonTotals> people() {
        return people;
    }

    /**
     * The people on the roster who did not appear in any session. They may have attended under an id or a name that is
     * not on the roster.
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
     * The total time present of all people in all sessions.
     *
     * @return the sum of {@link PersonTotals#timePresent()}
     */
    public Duration participantTime() {
        return people.stream().map(PersonTotals::timePresent).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * A table with one row per person.
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

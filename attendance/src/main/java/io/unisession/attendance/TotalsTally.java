package io.unisession.attendance;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds up sessions for each person. */
final class TotalsTally {
    private static final Comparator<PersonTotals> BY_NAME = Comparator.comparing(
                    (PersonTotals totals) -> Names.comparable(totals.person().displayName()))
            .thenComparing(totals -> totals.person().displayName())
            .thenComparing(totals -> totals.person().identifiedBy())
            .thenComparing(totals -> totals.person().key());

    private final AttendanceRules rules;
    private final Map<Person, PersonTally> people = new LinkedHashMap<>();
    private long sessions;
    private long sessionsWithKnownAbsence;
    private long sessionsWithoutTimes;

    TotalsTally(AttendanceRules rules) {
        this.rules = rules;
    }

    void add(AttendanceReport report) {
        sessions++;
        sessionsWithKnownAbsence += report.isAbsenceKnown() ? 1 : 0;
        sessionsWithoutTimes += report.isTimeUnknown() ? 1 : 0;
        for (Attendee attendee : report.attendees()) {
            tally(attendee.person()).add(attendee);
        }
    }

    TotalsTally add(TotalsTally other) {
        sessions += other.sessions;
        sessionsWithKnownAbsence += other.sessionsWithKnownAbsence;
        sessionsWithoutTimes += other.sessionsWithoutTimes;
        other.people.values().forEach(tally -> tally(tally.person()).add(tally));
        return this;
    }

    private PersonTally tally(Person person) {
        return people.computeIfAbsent(person, PersonTally::new);
    }

    long sessions() {
        return sessions;
    }

    long sessionsWithoutTimes() {
        return sessionsWithoutTimes;
    }

    /** First everyone on the roster, in its order, and then everyone else, by name. */
    List<PersonTotals> people() {
        List<PersonTotals> onRoster = rules.roster().stream()
                .flatMap(roster -> roster.people().stream())
                .map(person -> people.getOrDefault(person, new PersonTally(person)))
                .map(this::expected)
                .toList();
        Stream<PersonTotals> others = people.values().stream()
                .filter(tally -> tally.person().identifiedBy() != IdentifiedBy.ROSTER)
                .map(tally -> new PersonTotals(tally, 0, 0))
                .sorted(BY_NAME);
        return Stream.concat(onRoster.stream(), others).toList();
    }

    private PersonTotals expected(PersonTally tally) {
        return new PersonTotals(
                tally, sessionsWithKnownAbsence - tally.attended(), sessions - sessionsWithKnownAbsence);
    }
}

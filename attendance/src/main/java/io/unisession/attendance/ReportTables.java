package io.unisession.attendance;

import io.unisession.Session;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tables of a report. Every row names its session, so that the tables of several reports can be written to
 * one file.
 */
final class ReportTables {
    private static final List<String> SESSION = List.of("provider", "session_id", "room_id", "label");
    private static final List<String> PEOPLE = List.of(
            "name",
            "user_id",
            "person",
            "identified_by",
            "role",
            "first_join",
            "last_leave",
            "present_seconds",
            "away_seconds",
            "connections",
            "share",
            "late_seconds",
            "left_early_seconds",
            "status",
            "flags");
    private static final List<String> CONNECTIONS = List.of(
            "name",
            "user_id",
            "person",
            "identified_by",
            "participant_id",
            "connection_id",
            "role",
            "joined",
            "left",
            "end",
            "counted_seconds");

    private final AttendanceReport report;
    private final Session session;

    ReportTables(AttendanceReport report) {
        this.report = report;
        this.session = report.session();
    }

    Table people() {
        return Table.of(
                "people",
                joined(SESSION, PEOPLE),
                Stream.concat(
                        report.attendees().stream().map(this::row),
                        report.absentees().stream().map(this::absenteeRow)));
    }

    Table connections() {
        return Table.of(
                "connections",
                joined(SESSION, CONNECTIONS),
                report.attendees().stream()
                        .flatMap(attendee ->
                                attendee.connections().stream().map(connection -> row(attendee, connection))));
    }

    private List<@Nullable Object> row(Attendee attendee) {
        Person person = attendee.person();
        return row(
                person.name().orElse(null),
                person.userId().orElse(null),
                person.key(),
                person.identifiedBy().name(),
                Figures.words(attendee.roles()),
                attendee.firstJoinedAt().orElse(null),
                attendee.lastLeftAt().orElse(null),
                Figures.seconds(attendee.timePresent()),
                Figures.seconds(attendee.timeAway()),
                (long) attendee.connections().size(),
                Figures.share(attendee.share()),
                Figures.seconds(attendee.lateBy()),
                Figures.seconds(attendee.leftEarlyBy()),
                attendee.status().name(),
                Figures.words(attendee.flags()));
    }

    private List<@Nullable Object> absenteeRow(Person person) {
        return row(
                person.name().orElse(null),
                person.userId().orElse(null),
                person.key(),
                person.identifiedBy().name(),
                null,
                null,
                null,
                0L,
                null,
                0L,
                null,
                null,
                null,
                AttendanceStatus.ABSENT.name(),
                AttendanceFlag.NEVER_CAME.name());
    }

    private List<@Nullable Object> row(Attendee attendee, Connection connection) {
        Person person = attendee.person();
        return row(
                person.name().orElse(null),
                person.userId().orElse(null),
                person.key(),
                person.identifiedBy().name(),
                connection.participantId().orElse(null),
                connection.connectionId().orElse(null),
                connection.role().orElse(null),
                connection.joinedAt().orElse(null),
                connection.leftAt().orElse(null),
                connection.end().name(),
                connection
                        .counted()
                        .map(TimeSpan::duration)
                        .map(Figures::seconds)
                        .orElse(null));
    }

    private List<@Nullable Object> row(@Nullable Object... values) {
        return joined(
                Arrays.asList(
                        session.provider(),
                        session.id(),
                        session.roomId().orElse(null),
                        session.label().orElse(null)),
                Arrays.asList(values));
    }

    private static <T extends @Nullable Object> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

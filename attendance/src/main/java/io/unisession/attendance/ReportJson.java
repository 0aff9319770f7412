package io.unisession.attendance;

import static io.unisession.attendance.JsonText.field;

import com.fasterxml.jackson.core.JsonGenerator;
import io.unisession.Session;
import java.io.IOException;

/** Writes a report as JSON. */
final class ReportJson {
    private final AttendanceReport report;

    ReportJson(AttendanceReport report) {
        this.report = report;
    }

    String text() {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("session");
            writeSession(json, report.session());
            json.writeEndObject();
            writeFigures(json);
            json.writeArrayFieldStart("attendees");
            for (Attendee attendee : report.attendees()) {
                writeAttendee(json, attendee);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("absentees");
            for (Person person : report.absentees()) {
                json.writeStartObject();
                writePerson(json, person);
                json.writeEndObject();
            }
            json.writeEndArray();
            writeConcurrency(json);
            json.writeEndObject();
        });
    }

    private static void writeSession(JsonGenerator json, Session session) throws IOException {
        field(json, "provider", session.provider());
        field(json, "id", session.id());
        field(json, "status", session.status());
        field(json, "label", session.label().orElse(null));
        field(json, "roomId", session.roomId().orElse(null));
        field(json, "scheduledAt", session.scheduledAt().orElse(null));
        field(json, "startedAt", session.startedAt().orElse(null));
        field(json, "endedAt", session.endedAt().orElse(null));
    }

    private void writeFigures(JsonGenerator json) throws IOException {
        boolean running = report.flags().contains(AttendanceFlag.IN_PROGRESS);
        field(json, "asOf", running ? report.asOf() : null);
        field(json, "measuredFrom", report.measured().map(TimeSpan::from).orElse(null));
        field(json, "measuredTo", report.measured().map(TimeSpan::to).orElse(null));
        field(json, "scheduledStart", report.schedule().map(Schedule::start).orElse(null));
        field(json, "scheduledEnd", report.schedule().flatMap(Schedule::end).orElse(null));
        boolean peopleKnown = report.session().participantsReported();
        boolean timesKnown = !report.isTimeUnknown();
        field(json, "people", peopleKnown ? report.attendees().size() : null);
        field(json, "connections", peopleKnown ? report.connectionCount() : null);
        field(json, "participantSeconds", timesKnown ? Figures.exactSeconds(report.participantTime()) : null);
        field(json, "peak", timesKnown ? report.concurrency().peak() : null);
        field(json, "peakAt", report.concurrency().peakAt().orElse(null));
        field(json, "turnout", report.turnout());
        json.writeBooleanField("noShow", report.isNoShow());
        field(json, "flags", report.flags());
    }

    private static void writePerson(JsonGenerator json, Person person) throws IOException {
        field(json, "person", person.key());
        field(json, "identifiedBy", person.identifiedBy());
        field(json, "name", person.name().orElse(null));
        field(json, "userId", person.userId().orElse(null));
    }

    private static void writeAttendee(JsonGenerator json, Attendee attendee) throws IOException {
        json.writeStartObject();
        writePerson(json, attendee.person());
        field(json, "roles", attendee.roles());
        field(json, "firstJoinedAt", attendee.firstJoinedAt().orElse(null));
        field(json, "lastLeftAt", attendee.lastLeftAt().orElse(null));
        field(
                json,
                "presentSeconds",
                Figures.exactSeconds(attendee.timePresent().orElse(null)));
        field(json, "awaySeconds", Figures.exactSeconds(attendee.timeAway().orElse(null)));
        field(json, "share", Figures.share(attendee.share()));
        field(json, "lateSeconds", Figures.exactSeconds(attendee.lateBy().orElse(null)));
        field(
                json,
                "leftEarlySeconds",
                Figures.exactSeconds(attendee.leftEarlyBy().orElse(null)));
        field(json, "status", attendee.status());
        field(json, "flags", attendee.flags());
        json.writeArrayFieldStart("connections");
        for (Connection connection : attendee.connections()) {
            writeConnection(json, connection);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeConnection(JsonGenerator json, Connection connection) throws IOException {
        json.writeStartObject();
        field(json, "participantId", connection.participantId().orElse(null));
        field(json, "connectionId", connection.connectionId().orElse(null));
        field(json, "role", connection.role().orElse(null));
        field(json, "joinedAt", connection.joinedAt().orElse(null));
        field(json, "leftAt", connection.leftAt().orElse(null));
        field(json, "end", connection.end());
        field(
                json,
                "countedSeconds",
                Figures.exactSeconds(
                        connection.counted().map(TimeSpan::duration).orElse(null)));
        json.writeEndObject();
    }

    private void writeConcurrency(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("concurrency");
        for (ConcurrencyCurve.Point point : report.concurrency().points()) {
            json.writeStartObject();
            field(json, "at", point.at());
            field(json, "people", point.people());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

package io.unisession.examples;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.attendance.AttendanceReport;
import io.unisession.attendance.AttendanceRules;
import io.unisession.attendance.Attendee;
import io.unisession.attendance.Roster;
import java.io.PrintStream;

/**
 * Reports who attended a meeting: a timeline, who was there for less than half of it, and who never came. {@code
 * report.toHtml()} and {@code report.peopleTable().toCsv()} make files of the same report.
 */
public final class ReportAttendance {
    private ReportAttendance() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String... args) {
        SmallProgram.main(args, ReportAttendance::run);
    }

    static void run(PrintStream out) {
        try (EmbeddedServices embedded = new EmbeddedServices()) {
            EmbeddedServices.Service service = embedded.services().get(0);
            report(service.client(), service.sessionId(), out);
        }
    }

    private static void report(SessionClient client, String sessionId, PrintStream out) {
        Session session = client.getSession(sessionId);
        AttendanceRules rules = AttendanceRules.builder()
                .presentFrom(0.85)
                .roster(Roster.builder()
                        .addName("Priya Raman")
                        .addName("Jonas Weber")
                        .addName("Mei Chen")
                        .addName("Sam Whitfield")
                        .build())
                .build();

        AttendanceReport report = AttendanceReport.of(session, rules);

        out.print(report.toText());
        out.println();
        for (Attendee attendee : report.attendees()) {
            if (attendee.connections().size() > 1) {
                out.println(attendee.displayName() + " was disconnected and came back.");
            }
        }
        report.absentees().forEach(person -> out.println(person.displayName() + " never came."));
    }
}

package io.unisession.examples;

import io.unisession.Session;
import io.unisession.attendance.AttendanceReport;
import io.unisession.attendance.AttendanceRules;
import io.unisession.attendance.CsvFormat;
import io.unisession.attendance.CsvWriter;
import io.unisession.attendance.Roster;
import io.unisession.attendance.Schedule;
import io.unisession.attendance.TimeSpan;
import io.unisession.attendance.xlsx.XlsxWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The messages of attendance reports. */
final class AttendanceMessages {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final Messages messages;

    AttendanceMessages(Messages messages) {
        this.messages = messages;
    }

    void all() {
        messages.group("Attendance");
        messages.failureOf("an empty roster", () -> Roster.fromCsv(""));
        messages.failureOf("a roster of other columns", () -> Roster.fromCsv("Nachname;Vorname\nRaman;Priya\n"));
        messages.failureOf(
                "a person without id and name",
                () -> Roster.builder().add("7", "Priya").add(null, " "));
        messages.failureOf("a person who is listed twice", () -> Roster.fromCsv("id,name\n7,Priya\n7,Priya\n"));
        messages.failureOf("a schedule that ends before it starts", () -> Schedule.of(TEN, NINE));
        messages.failureOf("a time span that ends before it starts", () -> TimeSpan.of(TEN, NINE));
        AttendanceRules.Builder rules = AttendanceRules.builder();
        messages.failureOf("a share in percent", () -> rules.presentFrom(75));
        messages.failureOf("a negative time", () -> rules.presentFrom(Duration.ofMinutes(-1)));
        messages.failureOf("a quote for a delimiter", () -> CsvFormat.defaults().withDelimiter('"'));
        AttendanceReport report =
                AttendanceReport.of(Session.builder("acme").id("s-1").build());
        messages.failure("tables of different columns in one CSV", () -> {
            CsvWriter writer = CsvWriter.to(new StringBuilder());
            writer.write(report.peopleTable());
            writer.write(report.connectionsTable());
        });
        messages.failure("a full disk", () -> CsvWriter.to(new FullDisk()).write(report.peopleTable()));
        messages.failure("a workbook without tables", () -> XlsxWriter.write(new ByteArrayOutputStream()));
    }

    private static final class FullDisk implements Appendable {
        @Override
        public Appendable append(CharSequence text) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            return append(text);
        }

        @Override
        public Appendable append(char character) throws IOException {
            return append("");
        }
    }
}

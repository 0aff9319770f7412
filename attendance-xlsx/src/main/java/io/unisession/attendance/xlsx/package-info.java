/**
 * Attendance as a workbook that Excel and LibreOffice open with a double click, times and numbers ready to calculate with.
 *
 * <pre>{@code
 * AttendanceReport report = AttendanceReport.of(session);
 * try (OutputStream file = Files.newOutputStream(Path.of("attendance.xlsx"))) {
 *     XlsxWriter.write(file, report.peopleTable(), report.connectionsTable());
 * }
 * }</pre>
 */
@NullMarked
package io.unisession.attendance.xlsx;

import org.jspecify.annotations.NullMarked;

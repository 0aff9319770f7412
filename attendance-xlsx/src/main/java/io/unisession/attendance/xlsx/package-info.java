/**
 * Writes attendance as an XLSX workbook for Excel and LibreOffice, with real dates and numbers.
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

/**
 * Who was in a session, for how long, and whether it counted. Pure functions over {@link io.unisession.Session}: nothing
 * here opens a connection.
 *
 * <pre>{@code
 * AttendanceReport report = AttendanceReport.of(client.getSession("621490331a4fb00409e38ca4"));
 *
 * for (Attendee attendee : report.attendees()) {
 *     System.out.println(attendee.displayName() + " " + attendee.timePresent().orElse(Duration.ZERO));
 * }
 * Files.writeString(Path.of("report.html"), report.toHtml());
 * Files.writeString(Path.of("people.csv"), report.peopleTable().toCsv());
 * }</pre>
 *
 * <p>A person's time is the union of their connections, so two devices at once count once and the time away counts not
 * at all. Whatever was concluded rather than reported carries an {@link io.unisession.attendance.AttendanceFlag}.
 *
 * <h2>Your own rules</h2>
 *
 * <pre>{@code
 * AttendanceRules rules = AttendanceRules.builder()
 *         .presentFrom(0.85)
 *         .partialFrom(Duration.ofMinutes(10))
 *         .schedule(Schedule.of(nineOClock, tenOClock))
 *         .roster(Roster.fromCsv(Files.readString(Path.of("class.csv"))))
 *         .build();
 *
 * AttendanceReport report = AttendanceReport.of(session, rules);
 * report.absentees().forEach(System.out::println);
 * }</pre>
 *
 * <h2>Many sessions</h2>
 *
 * <p>A stream of sessions is collected; none of them is kept.
 *
 * <pre>{@code
 * AttendanceTotals totals = sessions.collect(AttendanceTotals.collector(rules));
 * AttendanceMatrix matrix = sessions.collect(AttendanceMatrix.collector(rules));
 * UsageReport usage = sessions.collect(UsageReport.collector(BillingRule.PER_CONNECTION));
 * }</pre>
 */
@NullMarked
package io.unisession.attendance;

import org.jspecify.annotations.NullMarked;

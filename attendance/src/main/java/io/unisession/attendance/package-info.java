/**
 * Reports who attended a session, for how long, and whether it counts. The input is a {@link io.unisession.Session} of
 * any provider; nothing here uses the network.
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
 * <p>A person's time present is the union of their connections: two devices at once count once, and gaps do not count.
 * Whatever was inferred rather than reported has an {@link io.unisession.attendance.AttendanceFlag}.
 *
 * <h2>Your own rules</h2>
 *
 * <pre>{@code
 * AttendanceRules rules = AttendanceRules.builder()
 *         .presentFrom(0.85)
 *         .partialFrom(Duration.ofMinutes(10))
 *         .schedule(Schedule.of(start, end))
 *         .roster(Roster.fromCsv(Files.readString(Path.of("class.csv"))))
 *         .build();
 *
 * AttendanceReport report = AttendanceReport.of(session, rules);
 * report.absentees().forEach(System.out::println);
 * }</pre>
 *
 * <h2>Many sessions</h2>
 *
 * <p>Collect a stream of sessions. Each session is counted and then released.
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

package io.unisession.attendance;

import io.unisession.IntervalEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the people of a report as rows of an HTML table, each with a timeline. */
final class HtmlPeople {
    /** The number of people shown at once. The others are kept in templates, which the browser does not lay out. */
    static final int BATCH = 400;

    private static final Duration WORTH_A_NOTE = Duration.ofMinutes(1);
    private static final int MOST_DESCRIBED = 8;
    private static final List<AttendanceStatus> SORTED_BY_STATUS = List.of(AttendanceStatus.values());
    private static final Map<AttendanceFlag, String> NOTES = Map.of(
            AttendanceFlag.STILL_PRESENT, "still present",
            AttendanceFlag.LEAVE_MISSING, "leave missing",
            AttendanceFlag.JOIN_MISSING, "join missing",
            AttendanceFlag.LEFT_BEFORE_JOIN, "left before join",
            AttendanceFlag.OVERLAP, "several devices",
            AttendanceFlag.IDENTIFIED_BY_NAME, "by name",
            AttendanceFlag.MATCHED_BY_NAME, "matched by name",
            AttendanceFlag.NAMES_DIFFER, "several names",
            AttendanceFlag.NOT_ON_ROSTER, "not on the roster");

    private final AttendanceReport report;
    private final @Nullable TimeAxis axis;
    private final TimeText times;

    HtmlPeople(AttendanceReport report, @Nullable TimeAxis axis, TimeText times) {
        this.report = report;
        this.axis = axis;
        this.times = times;
    }

    /** The rows of all attendees and absentees, in the order of the report. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        report.attendees().forEach(attendee -> rows.add(row(attendee)));
        report.absentees().forEach(person -> rows.add(row(person)));
        return rows;
    }

    private String row(Attendee attendee) {
        StringBuilder html = new StringBuilder(512);
        startRow(html, attendee.status(), sortKeys(attendee));
        nameCell(html, attendee.person(), notes(attendee));
        if (axis != null) {
            laneCell(html, attendee, axis);
            String late = note(attendee.lateBy(), " late");
            String early = note(attendee.leftEarlyBy(), " early");
            timeCell(html, attendee.firstJoinedAt(), late, "");
            timeCell(html, attendee.lastLeftAt(), early, isStillPresent(attendee) ? "present" : "");
            textCell(html, attendee.timePresent().map(TimeText::duration).orElse("unknown"), "number");
            textCell(
                    html,
                    attendee.timeAway()
                            .filter(away -> !away.isZero())
                            .map(TimeText::duration)
                            .orElse(""),
                    "number");
            textCell(html, String.valueOf(attendee.connections().size()), "number");
            textCell(
                    html,
                    attendee.share().isEmpty() ? "" : percent(attendee.share().getAsDouble()),
                    "number");
        }
        statusCell(html, attendee.status());
        return html.append("</tr>").toString();
    }

    private String row(Person absentee) {
        StringBuilder html = new StringBuilder(256);
        startRow(html, AttendanceStatus.ABSENT, axis == null ? "2" : "9e15 9e15 0 0 0 0 2");
        nameCell(html, absentee, "did not come");
        if (axis != null) {
            html.append("<td class=\"lane\"></td><td></td><td></td><td class=\"number\">0 s</td>")
                    .append("<td></td><td class=\"number\">0</td><td class=\"number\">0 %</td>");
        }
        statusCell(html, AttendanceStatus.ABSENT);
        return html.append("</tr>").toString();
    }

    private static void startRow(StringBuilder html, AttendanceStatus status, String sortKeys) {
        html.append("<tr class=\"")
                .append(cssClass(status))
                .append("\" data-k=\"")
                .append(sortKeys)
                .append("\">");
    }

    /** The numbers by which the page sorts the columns after the name. */
    private String sortKeys(Attendee attendee) {
        int status = SORTED_BY_STATUS.indexOf(attendee.status());
        if (axis == null) {
            return String.valueOf(status);
        }
        return epoch(attendee.firstJoinedAt()) + " " + epoch(attendee.lastLeftAt()) + " "
                + Figures.seconds(attendee.timePresent().orElse(Duration.ZERO)) + " "
                + Figures.seconds(attendee.timeAway().orElse(Duration.ZERO)) + " "
                + attendee.connections().size() + " "
                + Math.round(attendee.share().orElse(0) * 1e4) + " " + status;
    }

    private static String epoch(Optional<Instant> time) {
        return time.map(known -> Figures.epochMillis(known).toString()).orElse("9e15");
    }

    private static void nameCell(StringBuilder html, Person person, String notes) {
        html.append("<th scope=\"row\"><bdi>")
                .append(Html.escape(person.displayName()))
                .append("</bdi>");
        if (!notes.isEmpty()) {
            html.append("<small>").append(Html.escape(notes)).append("</small>");
        }
        html.append("</th>");
    }

    private static String notes(Attendee attendee) {
        List<String> notes = new ArrayList<>(attendee.roles());
        attendee.flags().stream().filter(NOTES::containsKey).map(NOTES::get).forEach(notes::add);
        return String.join(" · ", notes);
    }

    private void laneCell(StringBuilder html, Attendee attendee, TimeAxis scale) {
        html.append("<td class=\"lane\"><svg class=\"bars\" role=\"img\" aria-label=\"")
                .append(Html.escape(described(attendee)))
                .append("\">");
        attendee.connections().forEach(connection -> bar(html, connection, scale));
        html.append("</svg></td>");
    }

    private void bar(StringBuilder html, Connection connection, TimeAxis scale) {
        TimeSpan counted = connection.counted().orElse(null);
        Instant from =
                counted == null ? connection.joinedAt().or(connection::leftAt).orElse(null) : counted.from();
        if (from == null) {
            return;
        }
        double left = scale.position(from);
        double width = counted == null ? 0 : scale.position(counted.to()) - left;
        html.append("<rect x=\"")
                .append(TimeAxis.percent(left))
                .append("\" width=\"")
                .append(TimeAxis.percent(width))
                .append(connection.end() == IntervalEnd.REPORTED ? "\"" : "\" class=\"concluded\"")
                .append("><title>")
                .append(Html.escape(described(connection)))
                .append("</title></rect>");
    }

    private String described(Attendee attendee) {
        String described = attendee.connections().stream()
                .limit(MOST_DESCRIBED)
                .map(this::described)
                .collect(Collectors.joining("; "));
        int more = attendee.connections().size() - MOST_DESCRIBED;
        return more > 0 ? described + "; and " + more + " more" : described;
    }

    private String described(Connection connection) {
        String join = connection.joinedAt().map(times::seconds).orElse("join unknown");
        String leave = connection
                .leftAt()
                .map(times::seconds)
                .orElse(
                        switch (connection.end()) {
                            case OPEN -> "still present";
                            default -> "leave unknown";
                        });
        String length = connection
                .counted()
                .map(counted -> ", " + TimeText.duration(counted.duration()))
                .orElse("");
        String end = connection.end() == IntervalEnd.SESSION_END ? ", ended with the session" : "";
        return join + " – " + leave + length + end;
    }

    private void timeCell(StringBuilder html, Optional<Instant> time, String note, String otherwise) {
        html.append("<td class=\"time\">").append(time.map(times::seconds).orElse(otherwise));
        if (!note.isEmpty()) {
            html.append("<small>").append(note).append("</small>");
        }
        html.append("</td>");
    }

    private static String note(Optional<Duration> duration, String what) {
        return duration.filter(time -> time.compareTo(WORTH_A_NOTE) >= 0)
                .map(time -> TimeText.duration(time) + what)
                .orElse("");
    }

    private static boolean isStillPresent(Attendee attendee) {
        return attendee.flags().contains(AttendanceFlag.STILL_PRESENT);
    }

    private static void textCell(StringBuilder html, String text, String cssClass) {
        html.append("<td class=\"")
                .append(cssClass)
                .append("\">")
                .append(Html.escape(text))
                .append("</td>");
    }

    private static void statusCell(StringBuilder html, AttendanceStatus status) {
        html.append("<td class=\"status\">").append(word(status)).append("</td>");
    }

    static String word(AttendanceStatus status) {
        return switch (status) {
            case PRESENT -> "Present";
            case PARTIAL -> "Partial";
            case ABSENT -> "Absent";
            case UNKNOWN -> "Unknown";
        };
    }

    private static String cssClass(AttendanceStatus status) {
        return switch (status) {
            case PRESENT -> "present";
            case PARTIAL -> "partial";
            case ABSENT -> "absent";
            case UNKNOWN -> "unknown";
        };
    }

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}

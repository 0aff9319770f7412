package io.unisession.attendance;

import io.unisession.Session;
import io.unisession.SessionStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as a web page. The page's content security policy allows its own script and style only, so that a
 * name could do no harm even if it were not escaped.
 */
final class HtmlPage {
    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");
    private static final Map<SessionStatus, String> STATUS = Map.of(
            SessionStatus.PENDING, "not started",
            SessionStatus.ACTIVE, "running",
            SessionStatus.ENDED, "ended",
            SessionStatus.UNKNOWN, "status unknown");

    private final AttendanceReport report;
    private final Session session;
    private final @Nullable TimeAxis axis;
    private final TimeText times;
    private final StringBuilder html = new StringBuilder(64 * 1024);

    HtmlPage(AttendanceReport report) {
        this.report = report;
        this.session = report.session();
        this.axis = TimeAxis.of(report).orElse(null);
        this.times = new TimeText(report.rules().zone(), axis != null && axis.crossesMidnight());
    }

    String text() {
        head();
        summary();
        people();
        notes();
        html.append("</main>\n<script>").append(SCRIPT).append("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private void head() {
        String style = STYLE + gridLines();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '")
                .append(hash(style))
                .append("'; script-src '")
                .append(hash(SCRIPT))
                .append("'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>Attendance: ")
                .append(Html.escape(title()))
                .append("</title>\n<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n<main>\n");
    }

    private String title() {
        return session.label().or(session::roomId).orElse(session.id());
    }

    private void summary() {
        html.append("<header>\n<h1><bdi>").append(Html.escape(title())).append("</bdi></h1>\n<p>");
        html.append(Html.escape(
                        Stream.of(when(), status()).flatMap(Optional::stream).collect(Collectors.joining(" · "))))
                .append("</p>\n<p class=\"ids\">")
                .append(Html.escape(session.provider()))
                .append(" · session <bdi>")
                .append(Html.escape(session.id()))
                .append("</bdi>");
        session.roomId()
                .ifPresent(room ->
                        html.append(" · room <bdi>").append(Html.escape(room)).append("</bdi>"));
        html.append("</p>\n</header>\n<section aria-label=\"Summary\">\n<dl>\n");
        figures();
        html.append("</dl>\n");
        list(report.flags());
        html.append("</section>\n");
    }

    private Optional<String> when() {
        String zone = " " + report.rules().zone().normalized().getId().replace("Z", "UTC");
        return report.measured()
                .map(span -> times.day(span.from()) + ", " + times.seconds(span.from()) + " – "
                        + times.seconds(span.to()) + zone + " · " + TimeText.duration(span.duration()))
                .or(() -> session.startedAt()
                        .or(session::scheduledAt)
                        .map(start -> times.day(start) + ", " + times.seconds(start) + zone));
    }

    private Optional<String> status() {
        return Optional.of(report.isNoShow() ? "no-show" : STATUS.getOrDefault(session.status(), ""));
    }

    private void figures() {
        if (!session.participantsReported()) {
            figure("People", "not reported", "");
            return;
        }
        figure("People", number(report.attendees().size()), "");
        if (axis != null) {
            figure("Connections", number(report.connectionCount()), "");
            figure("Participant-minutes", minutes(report.participantTime()), "");
            figure("Most at once", number(report.concurrency().peak()), peakTime());
        }
        for (AttendanceStatus status : AttendanceStatus.values()) {
            long count = count(status);
            boolean usual = axis != null && status != AttendanceStatus.UNKNOWN;
            if (usual || count > 0) {
                figure(HtmlPeople.word(status), number(count), "");
            }
        }
    }

    private long count(AttendanceStatus status) {
        long absentees = status == AttendanceStatus.ABSENT ? report.absentees().size() : 0;
        return absentees
                + report.attendees().stream()
                        .filter(attendee -> attendee.status() == status)
                        .count();
    }

    private String peakTime() {
        return report.concurrency()
                .peakAt()
                .map(at -> "at " + times.seconds(at))
                .orElse("");
    }

    private void figure(String name, String value, String detail) {
        html.append("<div><dt>").append(name).append("</dt><dd>").append(value);
        if (!detail.isEmpty()) {
            html.append(" <small>").append(detail).append("</small>");
        }
        html.append("</dd></div>\n");
    }

    private void list(Set<AttendanceFlag> flags) {
        if (!flags.isEmpty()) {
            html.append("<ul class=\"flags\">\n");
            flags.forEach(flag ->
                    html.append("<li>").append(Html.escape(flag.description())).append("</li>\n"));
            html.append("</ul>\n");
        }
    }

    private void people() {
        List<String> rows = new HtmlPeople(report, axis, times).rows();
        if (rows.isEmpty()) {
            html.append(session.participantsReported() ? "<p>Nobody came.</p>\n" : "");
            return;
        }
        html.append("<section aria-labelledby=\"people\">\n<div class=\"tools\"><h2 id=\"people\">People</h2>")
                .append("<label>Find <input type=\"search\" id=\"find\" autocomplete=\"off\"></label></div>\n")
                .append(axis == null ? "<table>\n" : "<table class=\"timed\">\n")
                .append(
                        "<caption>Who attended, with a timeline of each person. The headers sort.</caption>\n<thead><tr>");
        header("Name", "name");
        if (axis != null) {
            timeHeader(axis);
            header("Joined", "time");
            header("Left", "time");
            header("Present", "number");
            header("Away", "number");
            header("Connections", "number");
            header("Share", "number");
        }
        header("Status", "status");
        html.append("</tr></thead>\n");
        html.append("<tbody>\n");
        rows.stream().limit(HtmlPeople.BATCH).forEach(row -> html.append(row).append('\n'));
        html.append("</tbody>\n");
        if (axis != null && report.concurrency().peak() > 0) {
            concurrency(axis);
        }
        html.append("</table>\n");
        for (int from = HtmlPeople.BATCH; from < rows.size(); from += HtmlPeople.BATCH) {
            html.append("<template>");
            rows.subList(from, Math.min(rows.size(), from + HtmlPeople.BATCH)).forEach(html::append);
            html.append("</template>\n");
        }
        html.append("<p class=\"more\"><span id=\"shown\" role=\"status\">")
                .append(number(Math.min(HtmlPeople.BATCH, rows.size())))
                .append(" of ")
                .append(number(rows.size()))
                .append(" shown</span> <button type=\"button\" id=\"more\" hidden>Show ")
                .append(HtmlPeople.BATCH)
                .append(" more</button> <button type=\"button\" id=\"all\" hidden>Show all</button></p>\n</section>\n");
    }

    private void header(String title, String cssClass) {
        html.append("<th scope=\"col\" class=\"")
                .append(cssClass)
                .append("\"><button type=\"button\">")
                .append(title)
                .append("</button></th>");
    }

    private void timeHeader(TimeAxis scale) {
        html.append("<th scope=\"col\" class=\"lane\"><svg class=\"ticks\" role=\"img\" aria-label=\"Timeline from ")
                .append(times.seconds(scale.span().from()))
                .append(" to ")
                .append(times.seconds(scale.span().to()))
                .append("\">");
        for (Instant tick : scale.ticks()) {
            double position = scale.position(tick);
            String anchor = position < 40 ? "start" : position > 960 ? "end" : "middle";
            html.append("<text x=\"")
                    .append(TimeAxis.percent(position))
                    .append("\" y=\"12\" text-anchor=\"")
                    .append(anchor)
                    .append("\">")
                    .append(scale.ticksNeedSeconds() ? times.seconds(tick) : times.minutes(tick))
                    .append("</text>");
        }
        html.append("</svg></th>");
    }

    private void concurrency(TimeAxis scale) {
        int peak = report.concurrency().peak();
        html.append("<tfoot><tr><th scope=\"row\">People at once<small>most: ")
                .append(number(peak))
                .append(' ')
                .append(peakTime())
                .append("</small></th><td class=\"lane\">");
        new ConcurrencyChart(report, scale)
                .appendTo(html, "People at once over time, at most " + number(peak) + " " + peakTime());
        html.append("</td><td colspan=\"7\"></td></tr></tfoot>\n");
    }

    /** Vertical lines in the timeline, one below each time in the header. */
    private String gridLines() {
        if (axis == null) {
            return "";
        }
        String lines = axis.ticks().stream()
                .map(tick -> "linear-gradient(var(--grid),var(--grid)) " + axis.percent(tick) + " 0/1px 100% no-repeat")
                .collect(Collectors.joining(","));
        return lines.isEmpty() ? "" : ".bars,.curve{background:" + lines + "}\n";
    }

    private void notes() {
        Set<AttendanceFlag> flags = report.attendees().stream()
                .flatMap(attendee -> attendee.flags().stream())
                .filter(flag -> !report.flags().contains(flag))
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!flags.isEmpty()) {
            html.append("<section>\n<h2>How the figures came about</h2>\n");
            list(flags);
            html.append("</section>\n");
        }
    }

    private static String minutes(Duration time) {
        return time.toMinutes() < 10
                ? Figures.roughMinutes(time)
                : number(time.plusSeconds(30).toMinutes());
    }

    private static String number(long number) {
        String digits = Long.toString(number);
        StringBuilder grouped = new StringBuilder(digits);
        for (int position = digits.length() - 3; position > 0; position -= 3) {
            grouped.insert(position, ',');
        }
        return grouped.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = HtmlPage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.unisession.attendance;

import io.unisession.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a report as plain text, with a bar for each person. */
final class TextTimeline {
    private static final int NAME_WIDTH = 22;
    private static final int BAR_WIDTH = 48;

    private final AttendanceReport report;
    private final @Nullable TimeAxis axis;
    private final TimeText times;
    private final List<String> lines = new ArrayList<>();

    TextTimeline(AttendanceReport report) {
        this.report = report;
        this.axis = TimeAxis.of(report).orElse(null);
        this.times = new TimeText(report.rules().zone(), axis != null && axis.crossesMidnight());
    }

    String text() {
        Session session = report.session();
        lines.add(clean(session.label().or(session::roomId).orElse(session.id())) + " (" + session.provider() + ":"
                + clean(session.id()) + ")");
        if (axis != null) {
            addTimes(axis);
        } else if (session.participantsReported()) {
            lines.add(people());
            lines.add("");
        }
        report.attendees().forEach(this::addAttendee);
        report.absentees().forEach(this::addAbsentee);
        if (axis != null) {
            addConcurrency(axis);
        }
        addFlags();
        return String.join("\n", lines) + "\n";
    }

    private void addTimes(TimeAxis scale) {
        TimeSpan span = scale.span();
        lines.add(times.day(span.from()) + ", " + TimeText.duration(span.duration()) + ", " + people() + ", "
                + counted(report.connectionCount(), "connection", "connections") + ", "
                + Figures.roughMinutes(report.participantTime()) + " participant-minutes");
        String from = times.seconds(span.from());
        String to = times.seconds(span.to());
        lines.add("");
        lines.add(padded("", NAME_WIDTH) + " " + padded(from, BAR_WIDTH + 2 - to.length()) + to);
    }

    private String people() {
        return counted(report.attendees().size(), "person", "people");
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private void addAttendee(Attendee attendee) {
        StringBuilder line = new StringBuilder(padded(attendee.displayName(), NAME_WIDTH));
        if (axis != null) {
            line.append(" |").append(bar(attendee, axis)).append("| ");
            line.append(
                    leftPadded(attendee.timePresent().map(TimeText::duration).orElse(""), 9));
            line.append(leftPadded(
                    attendee.share().isEmpty()
                            ? ""
                            : HtmlPeople.percent(attendee.share().getAsDouble()),
                    7));
        }
        lines.add(line.append("  ").append(HtmlPeople.word(attendee.status())).toString());
    }

    private void addAbsentee(Person person) {
        String bar = axis == null ? "" : " |" + " ".repeat(BAR_WIDTH) + "|" + " ".repeat(17);
        lines.add(padded(person.displayName(), NAME_WIDTH) + bar + "  " + HtmlPeople.word(AttendanceStatus.ABSENT));
    }

    private static String bar(Attendee attendee, TimeAxis scale) {
        char[] bar = new char[BAR_WIDTH];
        Arrays.fill(bar, ' ');
        for (TimeSpan span : attendee.presence()) {
            int from = column(span.from(), scale);
            // A very short connection stays visible.
            Arrays.fill(bar, from, Math.max(from + 1, endColumn(span.to(), scale)), '#');
        }
        return new String(bar);
    }

    private static int column(Instant time, TimeAxis scale) {
        return Math.min(BAR_WIDTH - 1, (int) (scale.position(time) / 1000 * BAR_WIDTH));
    }

    private static int endColumn(Instant time, TimeAxis scale) {
        return (int) Math.round(scale.position(time) / 1000 * BAR_WIDTH);
    }

    /** Shows the largest number of people in each column as a digit. Peaks above nine are scaled down to nine. */
    private void addConcurrency(TimeAxis scale) {
        int peak = report.concurrency().peak();
        if (peak == 0) {
            return;
        }
        int[] most = new int[BAR_WIDTH];
        List<ConcurrencyCurve.Point> points = report.concurrency().points();
        for (int index = 0; index + 1 < points.size(); index++) {
            int to = endColumn(points.get(index + 1).at(), scale);
            for (int column = column(points.get(index).at(), scale); column < to; column++) {
                most[column] = Math.max(most[column], points.get(index).people());
            }
        }
        StringBuilder digits = new StringBuilder();
        for (int people : most) {
            digits.append(people == 0 ? " " : peak <= 9 ? people : Math.max(1, people * 9 / peak));
        }
        String meaning = peak <= 9 ? "" : ", shown as 9";
        lines.add(padded("People at once", NAME_WIDTH) + " |" + digits + "| most: " + peak + meaning);
    }

    private void addFlags() {
        if (!report.flags().isEmpty()) {
            lines.add("");
            report.flags().forEach(flag -> lines.add(flag.description()));
        }
    }

    private static String padded(String text, int width) {
        String clean = clean(text);
        int length = clean.codePointCount(0, clean.length());
        return length > width
                ? clean.substring(0, clean.offsetByCodePoints(0, width - 1)) + "~"
                : clean + " ".repeat(width - length);
    }

    private static String leftPadded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** Removes characters that could move the cursor or reverse the text. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            boolean harmful = Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
            clean.appendCodePoint(harmful ? ' ' : character);
        });
        return clean.toString();
    }
}

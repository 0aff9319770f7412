package io.unisession.cli;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A table of a session's participants, one line per interval. Columns without data are omitted, and a last line names
 * them.
 */
final class ParticipantTable {
    private static final String TIME_PRESENT = "time present";
    private static final String UNKNOWN = "-";

    private final Session session;
    private final Instant now;
    private final boolean names;
    private final boolean roles;
    private final boolean times;
    private final Function<Instant, String> time;

    ParticipantTable(Session session, Instant now) {
        this.session = session;
        this.now = session.endedAt().orElse(now);
        this.names = any(participant -> participant.name().isPresent());
        this.roles = any(participant -> participant.role().isPresent());
        this.times = any(participant -> !participant.intervals().isEmpty());
        this.time = withinTheDay(session) ? PlainText::timeOfDay : PlainText::time;
    }

    private boolean any(Predicate<Participant> reported) {
        return session.participants().stream().anyMatch(reported);
    }

    /** Whether all times are on the day on which the session started, which is printed above the table. */
    private static boolean withinTheDay(Session session) {
        List<LocalDate> days = session.participants().stream()
                .flatMap(participant -> participant.intervals().stream())
                .flatMap(interval -> Stream.concat(interval.joinedAt().stream(), interval.leftAt().stream()))
                .map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC))
                .distinct()
                .toList();
        return session.startedAt()
                .map(start -> List.of(LocalDate.ofInstant(start, ZoneOffset.UTC)))
                .filter(days::equals)
                .isPresent();
    }

    /** The lines, no wider than the given width; none if there are no participants. */
    List<String> lines(int widest) {
        if (session.participants().isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable();
        table.row(cells("name", "id", "role", "joined", "left", TIME_PRESENT));
        session.participants().forEach(participant -> addTo(table, participant));
        int cuttable = cells("name", "id", "role", "", "", "").length - (times ? 3 : 0);
        List<String> lines = new ArrayList<>(table.lines(widest, cuttable));
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            lines.add("(" + String.join(", ", missing) + ": " + SessionReport.NOT_REPORTED + ")");
        }
        return lines;
    }

    private void addTo(TextTable table, Participant participant) {
        List<Interval> intervals = participant.intervals();
        Interval first = intervals.isEmpty() ? Interval.of(null, null) : intervals.get(0);
        table.row(cells(
                participant.name().map(PlainText::oneLine).orElse(UNKNOWN),
                participant.id().map(PlainText::oneLine).orElse(UNKNOWN),
                participant.role().map(PlainText::oneLine).orElse(UNKNOWN),
                joined(first),
                left(participant, first),
                intervals.isEmpty() ? UNKNOWN : timePresent(participant.timePresent(now))));
        intervals.stream()
                .skip(1)
                .forEach(interval -> table.row(cells("", "", "", joined(interval), left(participant, interval), "")));
    }

    private String[] cells(String name, String id, String role, String joined, String left, String timePresent) {
        List<String> cells = new ArrayList<>();
        if (names) {
            cells.add(name);
        }
        cells.add(id);
        if (roles) {
            cells.add(role);
        }
        if (times) {
            cells.addAll(List.of(joined, left, timePresent));
        }
        return cells.toArray(String[]::new);
    }

    private List<String> missing() {
        return Stream.of(names ? "" : "names", times ? "" : "joins, leaves and time present")
                .filter(what -> !what.isEmpty())
                .toList();
    }

    private String joined(Interval interval) {
        return interval.joinedAt().map(time).orElse(UNKNOWN);
    }

    private String left(Participant participant, Interval interval) {
        return switch (interval.end()) {
            case OPEN -> isLatest(participant, interval) && isPresent(participant) ? "still present" : UNKNOWN;
            case REPORTED -> interval.leftAt().map(time).orElse(UNKNOWN);
            case SESSION_END -> "session end";
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static boolean isPresent(Participant participant) {
        return participant.presence() == Presence.PRESENT;
    }

    /** Whether this interval started last, whatever the provider's order. */
    private static boolean isLatest(Participant participant, Interval interval) {
        Instant join = interval.joinedAt().orElse(Instant.MIN);
        return participant.intervals().stream()
                .flatMap(other -> other.joinedAt().stream())
                .noneMatch(other -> other.isAfter(join));
    }

    private static String timePresent(Duration time) {
        String text = PlainText.duration(time);
        return " ".repeat(Math.max(0, TIME_PRESENT.length() - text.length())) + text;
    }
}

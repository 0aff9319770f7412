package io.unisession.attendance;

import io.unisession.Session;
import io.unisession.SessionReference;
import io.unisession.spi.EscapedText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who attended which session: one row per person and one column per session. A matrix keeps every attendance, so use it
 * for a course or a team, and {@link AttendanceTotals} for all sessions of a year.
 *
 * <pre>{@code
 * AttendanceMatrix matrix = sessions.collect(AttendanceMatrix.collector(rules));
 * Files.writeString(Path.of("course.csv"), matrix.statusTable().toCsv());
 * }</pre>
 */
public final class AttendanceMatrix {
    private final List<Column> columns;
    private final List<Row> rows;
    private final AttendanceTotals totals;
    private final ZoneId zone;

    private AttendanceMatrix(Tally tally) {
        this.columns = tally.columns.stream().sorted(Column.IN_ORDER).toList();
        this.totals = new AttendanceTotals(tally.totals);
        this.rows = totals.people().stream().map(Row::new).toList();
        this.zone = tally.rules.zone();
    }

    /**
     * Collects sessions with the default rules.
     *
     * @return a collector, which also works with parallel streams
     */
    public static Collector<Session, ?, AttendanceMatrix> collector() {
        return collector(AttendanceRules.defaults());
    }

    /**
     * Collects sessions.
     *
     * @param rules what counts, how people are identified, and who should attend
     * @return a collector, which also works with parallel streams
     */
    public static Collector<Session, ?, AttendanceMatrix> collector(AttendanceRules rules) {
        Objects.requireNonNull(rules, "rules");
        return Collector.of(() -> new Tally(rules), Tally::add, Tally::merge, AttendanceMatrix::new);
    }

    /**
     * The sessions, in the order of their start.
     *
     * @return an unmodifiable list
     */
    public List<Column> columns() {
        return columns;
    }

    /**
     * The people: first everyone on the roster, in its order, and then everyone else, by name.
     *
     * @return an unmodifiable list
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The totals of all sessions in the matrix.
     *
     * @return the totals
     */
    public AttendanceTotals totals() {
        return totals;
    }

    /**
     * A table of the seconds that each person was present in each session, null where unknown.
     *
     * @return a table named {@code time}
     */
    public Table timeTable() {
        return table("time", (row, column) -> {
            Optional<Duration> time = row.timePresent(column);
            boolean didNotCome = time.isEmpty() && row.status(column) == AttendanceStatus.ABSENT;
            return Figures.seconds(didNotCome ? Optional.of(Duration.ZERO) : time);
        });
    }

    /**
     * A table of the {@link AttendanceStatus} of each person in each session.
     *
     * @return a table named {@code status}
     */
    public Table statusTable() {
        return table("status", (row, column) -> row.status(column).name());
    }

    private Table table(String name, CellValue value) {
        List<String> titles = new ArrayList<>(
                List.of("name", "user_id", "person", "attended", "present", "partial", "absent", "present_seconds"));
        Set<String> taken = new HashSet<>(titles);
        for (Column column : columns) {
            String title = column.title(zone);
            titles.add(taken.add(title) ? title : title + " " + column.reference());
        }
        return Table.of(name, titles, rows.stream().map(row -> {
            PersonTotals person = row.totals();
            List<@Nullable Object> values = new ArrayList<>(titles.size());
            values.add(person.person().name().orElse(null));
            values.add(person.person().userId().orElse(null));
            values.add(person.person().key());
            values.add(person.attended());
            values.add(person.present());
            values.add(person.partial());
            values.add(person.absent());
            values.add(Figures.seconds(person.timePresent()));
            columns.forEach(column -> values.add(value.of(row, column)));
            return values;
        }));
    }

    @Override
    public String toString() {
        return "AttendanceMatrix[columns=" + columns.size() + ", rows=" + rows.size() + "]";
    }

    private interface CellValue {
        @Nullable
        Object of(Row row, Column column);
    }

    /** One attendance. */
    private record Cell(AttendanceStatus status, @Nullable Duration timePresent) {
        /** Adds up participants who cannot be told apart. */
        Cell plus(Cell other) {
            Duration sum =
                    timePresent == null || other.timePresent == null ? null : timePresent.plus(other.timePresent);
            return new Cell(status.compareTo(other.status) < 0 ? status : other.status, sum);
        }
    }

    /** Collects the columns and the totals. */
    private static final class Tally {
        private final AttendanceRules rules;
        private final TotalsTally totals;
        private final List<Column> columns = new ArrayList<>();

        Tally(AttendanceRules rules) {
            this.rules = rules;
            this.totals = new TotalsTally(rules);
        }

        void add(Session session) {
            AttendanceReport report = AttendanceReport.of(session, rules);
            totals.add(report);
            columns.add(new Column(report));
        }

        Tally merge(Tally other) {
            totals.add(other.totals);
            columns.addAll(other.columns);
            return this;
        }
    }

    /** A session. */
    public static final class Column {
        private static final Comparator<Column> IN_ORDER = Comparator.comparing(
                        (Column column) -> column.startedAt().orElse(Instant.MAX))
                .thenComparing(column -> column.reference().toString());

        private final SessionReference reference;
        private final @Nullable String label;
        private final @Nullable Instant startedAt;
        private final boolean absenceKnown;
        private final Map<Person, Cell> cells = new HashMap<>();

        private Column(AttendanceReport report) {
            Session session = report.session();
            this.reference = SessionReference.of(session.provider(), session.id());
            this.label = session.label().or(session::roomId).orElse(null);
            this.startedAt = session.startedAt()
                    .or(() -> report.measured().map(TimeSpan::from))
                    .or(session::scheduledAt)
                    .orElse(null);
            this.absenceKnown = report.isAbsenceKnown();
            report.attendees()
                    .forEach(attendee -> cells.merge(
                            attendee.person(),
                            new Cell(attendee.status(), attendee.timePresent().orElse(null)),
                            Cell::plus));
        }

        /**
         * The session's provider and id.
         *
         * @return a reference, with which the session can be fetched again
         */
        public SessionReference reference() {
            return reference;
        }

        /**
         * The session's label, or its room if it has no label.
         *
         * @return the label, or empty if neither is known
         */
        public Optional<String> label() {
            return Optional.ofNullable(label);
        }

        /**
         * When the session started or, if that is unknown, was scheduled to start.
         *
         * @return the time, or empty if neither is known
         */
        public Optional<Instant> startedAt() {
            return Optional.ofNullable(startedAt);
        }

        private String title(ZoneId zone) {
            String day = startedAt == null
                    ? ""
                    : startedAt.atZone(zone).toLocalDate().toString();
            String what = label == null ? reference.toString() : label;
            return Stream.of(day, what).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        }

        @Override
        public String toString() {
            return EscapedText.of("Column[" + reference + "]");
        }
    }

    /** A person. */
    public static final class Row {
        private final PersonTotals totals;

        private Row(PersonTotals totals) {
            this.totals = totals;
        }

        /**
         * The person in this row.
         *
         * @return the person
         */
        public Person person() {
            return totals.person();
        }

        /**
         * The person's totals over all sessions.
         *
         * @return the totals
         */
        public PersonTotals totals() {
            return totals;
        }

        /**
         * The person's status in a session.
         *
         * @param session the session, one of {@link AttendanceMatrix#columns()}
         * @return the status; unknown if the provider does not report participants or the session has not started
         */
        public AttendanceStatus status(Column session) {
            Cell cell = session.cells.get(person());
            if (cell != null) {
                return cell.status();
            }
            return session.absenceKnown ? AttendanceStatus.ABSENT : AttendanceStatus.UNKNOWN;
        }

        /**
         * How long the person was present in a session.
         *
         * @param session the session, one of {@link AttendanceMatrix#columns()}
         * @return the time, or empty if the person did not attend or the time is unknown
         */
        public Optional<Duration> timePresent(Column session) {
            return Optional.ofNullable(session.cells.get(person())).map(Cell::timePresent);
        }

        @Override
        public String toString() {
            return EscapedText.of("Row[" + person() + "]");
        }
    }
}

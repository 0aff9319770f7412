package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The horizontal axis of the timeline. */
final class TimeAxis {
    private static final int MOST_TICKS = 6;
    private static final List<Duration> STEPS = Stream.of(
                    "PT1S", "PT5S", "PT10S", "PT30S", "PT1M", "PT2M", "PT5M", "PT10M", "PT15M", "PT30M", "PT1H", "PT2H",
                    "PT4H", "PT6H", "PT12H", "P1D", "P2D", "P7D", "P30D", "P365D")
            .map(Duration::parse)
            .toList();

    private final TimeSpan span;
    private final ZoneId zone;

    private TimeAxis(TimeSpan span, ZoneId zone) {
        this.span = span;
        this.zone = zone;
    }

    /** The axis of a report, or empty if the report has no times. */
    static Optional<TimeAxis> of(AttendanceReport report) {
        List<Instant> known = Stream.concat(
                        report.measured().stream().flatMap(span -> Stream.of(span.from(), span.to())),
                        report.attendees().stream()
                                .flatMap(attendee -> attendee.connections().stream())
                                .filter(connection -> report.measured().isEmpty())
                                .flatMap(TimeAxis::times))
                .sorted(Comparator.naturalOrder())
                .toList();
        if (known.isEmpty() || report.isTimeUnknown()) {
            return Optional.empty();
        }
        Instant from = known.get(0);
        Instant to = known.get(known.size() - 1);
        // A single instant has no width.
        TimeSpan span = TimeSpan.of(from, from.equals(to) ? from.plusSeconds(1) : to);
        return Optional.of(new TimeAxis(span, report.rules().zone()));
    }

    private static Stream<Instant> times(Connection connection) {
        return Stream.concat(connection.joinedAt().stream(), connection.leftAt().stream());
    }

    TimeSpan span() {
        return span;
    }

    /** How many seconds local time is ahead of UTC at the start. */
    int offsetSeconds() {
        return zone.getRules().getOffset(span.from()).getTotalSeconds();
    }

    boolean crossesMidnight() {
        return !span.from()
                .atZone(zone)
                .toLocalDate()
                .equals(span.to().atZone(zone).toLocalDate());
    }

    /** The distance of a time from the left, in thousandths of the width, limited to the axis. */
    double position(Instant time) {
        Instant within = TimeSpans.later(span.from(), TimeSpans.earlier(span.to(), time));
        double part = Figures.nanos(Duration.between(span.from(), within)).doubleValue()
                / Figures.nanos(span.duration()).doubleValue();
        return Math.round(part * 1_000_000) / 1000.0;
    }

    /** The distance of a time from the left, in percent. */
    String percent(Instant time) {
        return percent(position(time));
    }

    static String percent(double thousandths) {
        return Math.round(thousandths * 100) / 1000.0 + "%";
    }

    /** A few round times. */
    List<Instant> ticks() {
        long step = STEPS.stream()
                .filter(candidate -> span.duration().dividedBy(candidate) < MOST_TICKS)
                .findFirst()
                .orElse(span.duration())
                .toSeconds();
        // Rounds in local time, which may differ from UTC by half an hour.
        long local = span.from().getEpochSecond() + offsetSeconds();
        long first = Math.floorDiv(local + step - 1, step) * step - offsetSeconds();
        long last = span.to().getEpochSecond();
        return LongStream.iterate(first, tick -> tick <= last, tick -> tick + step)
                .mapToObj(Instant::ofEpochSecond)
                .filter(tick -> !tick.isBefore(span.from()))
                .toList();
    }

    boolean ticksNeedSeconds() {
        return ticks().stream().anyMatch(tick -> tick.getEpochSecond() % 60 != 0);
    }
}

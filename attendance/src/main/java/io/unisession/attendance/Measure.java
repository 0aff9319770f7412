package io.unisession.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Compares attendance with the session and its schedule. */
record Measure(
        AttendanceRules rules,
        SessionBounds bounds,
        @Nullable Schedule schedule) {

    OptionalDouble share(List<TimeSpan> presence) {
        TimeSpan whole = whole().orElse(null);
        if (whole == null || whole.duration().isZero()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(seconds(TimeSpans.totalWithin(presence, whole)) / seconds(whole.duration()));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    /** The scheduled time until now, or else the session. */
    private Optional<TimeSpan> whole() {
        Instant scheduledEnd = schedule == null ? null : schedule.end().orElse(null);
        if (schedule == null || scheduledEnd == null) {
            return bounds.span();
        }
        Instant end = bounds.isInProgress() && bounds.to() != null
                ? TimeSpans.earlier(scheduledEnd, bounds.to())
                : scheduledEnd;
        return end.isAfter(schedule.start()) ? Optional.of(TimeSpan.of(schedule.start(), end)) : Optional.empty();
    }

    Optional<Duration> lateBy(Instant join) {
        Instant start = schedule == null ? bounds.from() : schedule.start();
        return Optional.ofNullable(start).map(expected -> positive(Duration.between(expected, join)));
    }

    Optional<Duration> earlyBy(Instant leave) {
        Instant realEnd = bounds.isInProgress() ? null : bounds.to();
        Instant end = schedule == null ? realEnd : schedule.end().orElse(realEnd);
        return Optional.ofNullable(end).map(expected -> positive(Duration.between(leave, expected)));
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}

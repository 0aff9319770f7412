package io.unisession.testkit.zoom;

import io.unisession.testkit.ReceivedRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The days that a request lists, in UTC. Zoom wants both, at most a month apart and within the last six months.
 *
 * @param from the first day, inclusive
 * @param to the last day, inclusive
 */
record ZoomDays(LocalDate from, LocalDate to) {

    static ZoomDays of(ReceivedRequest request, Instant now) {
        ZoomDays days = new ZoomDays(day(request, "from"), day(request, "to"));
        if (days.to().isBefore(days.from())) {
            throw ZoomErrors.invalid("to", "The end is before the start.");
        }
        if (days.to().isAfter(days.from().plusMonths(1))) {
            throw ZoomErrors.invalid("to", "The range is longer than a month.");
        }
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        if (days.from().isBefore(today.minusMonths(6))) {
            throw ZoomErrors.invalid("from", "The range must be within the last six months.");
        }
        return days;
    }

    private static LocalDate day(ReceivedRequest request, String name) {
        try {
            return LocalDate.parse(request.queryValue(name).orElse(""));
        } catch (DateTimeException noDay) {
            throw ZoomErrors.invalid(name, "Required, in the format yyyy-mm-dd.");
        }
    }

    boolean contains(Instant time) {
        LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
        return !day.isBefore(from) && !day.isAfter(to);
    }
}

package io.unisession.zoom;

import io.unisession.SessionQuery;
import io.unisession.spi.http.DateWindows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * The days whose sessions a query lists. Zoom takes days of a time zone that it does not document, lists a month of them
 * at a time, and keeps six months.
 */
final class ListedDays {
    private static final Period MONTH = Period.ofMonths(1);
    private static final Period KEPT = Period.ofMonths(6);

    private ListedDays() {}

    /** Includes a day on either side, for any time zone; the core leaves out what does not match. */
    static DateWindows of(SessionQuery query, Instant now) {
        LocalDate today = latestDay(now);
        LocalDate oldest = today.minus(KEPT).plusDays(2);
        LocalDate last = query.startedBefore()
                .map(ListedDays::latestDay)
                .filter(today::isAfter)
                .orElse(today);
        // Days before the oldest are requested if the query names them, so that Zoom says that it does not have them.
        LocalDate first = query.startedFrom().map(ListedDays::earliestDay).orElse(oldest);
        return DateWindows.of(first, last, MONTH);
    }

    private static LocalDate latestDay(Instant time) {
        return time.atOffset(ZoneOffset.ofHours(14)).toLocalDate();
    }

    private static LocalDate earliestDay(Instant time) {
        return time.atOffset(ZoneOffset.ofHours(-12)).toLocalDate();
    }
}

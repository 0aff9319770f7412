package io.unisession.spi.http;

import io.unisession.Page;
import io.unisession.PageRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Paging for services that list a limited range of days at a time, such as a month. The range is split into windows,
 * which are read one after the other, the latest first. A cursor consists of the last day of its window and the service's
 * own cursor in that window. For use with {@link HttpPipeline#list}:
 *
 * <pre>{@code
 * DateWindows windows = DateWindows.of(first, last, Period.ofMonths(1));
 * http.list(
 *         start,
 *         options,
 *         wanted -> LIST.request()
 *                 .query("from", windows.window(wanted).first())
 *                 .query("to", windows.window(wanted).last())
 *                 .query("page_token", windows.window(wanted).page().cursor().orElse(null)),
 *         (response, wanted) -> windows.page(wanted, mapped(response)));
 * }</pre>
 */
public final class DateWindows {
    private static final char SEPARATOR = ';';

    private final LocalDate first;
    private final LocalDate last;
    private final Period length;

    private DateWindows(LocalDate first, LocalDate last, Period length) {
        this.first = first;
        this.last = last;
        this.length = length;
    }

    /**
     * Splits a range of days.
     *
     * @param first the first day, inclusive
     * @param last the last day, inclusive; {@code first} counts instead if it is later
     * @param length the length of a window, at least a day
     * @return the windows
     * @throws IllegalArgumentException if the length is not at least a day
     */
    public static DateWindows of(LocalDate first, LocalDate last, Period length) {
        if (!last.minus(length).isBefore(last)) {
            throw new IllegalArgumentException("a window must have at least a day");
        }
        return new DateWindows(first, last.isBefore(first) ? first : last, length);
    }

    /** A window, and which page of it is requested. */
    public static final class Window {
        private final LocalDate first;
        private final LocalDate last;
        private final PageRequest page;

        private Window(LocalDate first, LocalDate last, PageRequest page) {
            this.first = first;
            this.last = last;
            this.page = page;
        }

        /**
         * The first day of the window.
         *
         * @return the day, inclusive
         */
        public LocalDate first() {
            return first;
        }

        /**
         * The last day of the window.
         *
         * @return the day, inclusive
         */
        public LocalDate last() {
            return last;
        }

        /**
         * The requested page of the window.
         *
         * @return the page, with the service's own cursor
         */
        public PageRequest page() {
            return page;
        }
    }

    /**
     * The window to request.
     *
     * @param wanted the requested page of the whole list
     * @return the window and the page of it
     * @throws IllegalArgumentException if the cursor is from another list
     */
    public Window window(PageRequest wanted) {
        String cursor = wanted.cursor().orElse(null);
        if (cursor == null) {
            return windowTo(last, wanted);
        }
        int separator = cursor.indexOf(SEPARATOR);
        LocalDate end = separator < 0 ? null : date(cursor.substring(0, separator));
        if (end == null || end.isBefore(first) || end.isAfter(last)) {
            throw new IllegalArgumentException("the cursor is from another list: " + cursor);
        }
        String own = cursor.substring(separator + 1);
        PageRequest start = wanted.withoutCursor();
        return windowTo(end, own.isEmpty() ? start : start.startingAt(own));
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private Window windowTo(LocalDate end, PageRequest page) {
        LocalDate start = end.minus(length).plusDays(1);
        return new Window(start.isBefore(first) ? first : start, end, page);
    }

    /**
     * Turns a page of a window into a page of the whole list.
     *
     * @param wanted the page that was requested
     * @param page the page of the window, with the service's own cursor if the window has another page
     * @param <T> the type of the items
     * @return the page with the cursor of the next page: of this window, or else of the one before it
     */
    public <T> Page<T> page(PageRequest wanted, Page<T> page) {
        Window window = window(wanted);
        String next = page.nextCursor()
                .map(own -> window.last().toString() + SEPARATOR + own)
                .orElseGet(() -> before(window));
        return page.withNextCursor(next);
    }

    private @Nullable String before(Window window) {
        return window.first().isAfter(first) ? window.first().minusDays(1).toString() + SEPARATOR : null;
    }
}

package io.unisession.spi.http;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.ResponseMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists whose pages are numbered from 1: the cursor of a page is its number. For use with
 * {@link io.unisession.Pager#of}.
 */
public final class PageNumbers {
    private PageNumbers() {}

    /**
     * The number of the page that a request asks for.
     *
     * @param request the request
     * @return the number, 1 where the request begins at the beginning
     * @throws IllegalArgumentException if the cursor is no number from 1 on, so that it comes from another list
     */
    public static long requireNumber(PageRequest request) {
        String cursor = request.cursor().orElse("1");
        // ASCII digits alone, and no more than a long holds.
        if (!cursor.matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    "the cursors of this list are page numbers, starting at 1, but this cursor is " + cursor);
        }
        return Long.parseLong(cursor);
    }

    /**
     * A page, and with it whether another follows: one does if the service counts more pages than this and this one is
     * not empty. Services count wrongly at times, and an empty page ends a numbered list for certain.
     *
     * @param items what is on the page
     * @param current the number of this page, as the service says it, so that one that ignores the number asked for is
     *     found out
     * @param last the number of the last page, or null where the service does not say, which ends the list here
     * @param total how many items there are on all pages, or null where the service does not count
     * @param metadata how the response came
     * @param <T> what is listed
     * @return the page
     */
    public static <T> Page<T> page(
            List<T> items, long current, @Nullable Long last, @Nullable Long total, ResponseMetadata metadata) {
        boolean another = last != null && current < last && !items.isEmpty();
        return Page.builder(items)
                .nextCursor(another ? Long.toString(current + 1) : null)
                .total(total)
                .metadata(metadata)
                .build();
    }

    /**
     * The number of the last page, by what a service counts.
     *
     * @param total how many items there are on all pages
     * @param perPage how many of them one page holds, at least 1
     * @return the number, 0 where there are no items
     * @throws IllegalArgumentException if a page holds less than one item
     */
    public static long last(long total, long perPage) {
        if (perPage < 1) {
            throw new IllegalArgumentException("perPage must be at least 1, but is " + perPage);
        }
        long items = Math.max(total, 0);
        return items / perPage + (items % perPage == 0 ? 0 : 1);
    }
}

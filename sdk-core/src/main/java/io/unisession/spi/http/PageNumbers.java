package io.unisession.spi.http;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.ResponseMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paging for lists that number their pages from 1: the cursor of a page is its number. For use with {@link
 * HttpPipeline#list}.
 */
public final class PageNumbers {
    private PageNumbers() {}

    /**
     * The page number of a request.
     *
     * @param request the request
     * @return the number, 1 if the request has no cursor
     * @throws IllegalArgumentException if the cursor is not a number of at least 1, so it must be from another list
     */
    public static long requireNumber(PageRequest request) {
        String cursor = request.cursor().orElse("1");
        if (cursor.startsWith("0") || !Cursors.isNumber(cursor)) {
            throw new IllegalArgumentException(
                    "the cursors of this list are page numbers, starting at 1, but this cursor is " + cursor);
        }
        return Long.parseLong(cursor);
    }

    /**
     * Creates a page with the cursor of the next one. Another page follows if the service counts further pages and this
     * one is not empty: services sometimes count wrongly, and an empty page is certainly the end of a numbered list.
     *
     * @param items the items on the page
     * @param requested the number of the page that was requested
     * @param reported the number of this page according to the service, or null if it does not say. It detects a
     *     service that ignores the requested number
     * @param last the number of the last page, or null if the service does not say; then this page is the last
     * @param total the number of items on all pages, or null if the service does not count; ignored if it is below the
     *     number received
     * @param metadata details of the HTTP response
     * @param <T> the type of the items
     * @return the page
     * @throws UnusableResponseException if {@code reported} is another page than the requested one
     */
    public static <T> Page<T> page(
            List<T> items,
            long requested,
            @Nullable Long reported,
            @Nullable Long last,
            @Nullable Long total,
            ResponseMetadata metadata) {
        // Some services count from 0 in their responses.
        boolean other = reported != null && reported != requested && !(requested == 1 && reported == 0);
        if (other && !items.isEmpty()) {
            throw new UnusableResponseException("page " + requested + " was requested, but this is page " + reported);
        }
        boolean another = last != null && requested < last && !items.isEmpty();
        return Page.builder(items)
                .nextCursor(another ? Long.toString(requested + 1) : null)
                // Each earlier page had an item, or the list would have ended there.
                .total(ItemList.believable(total, items.isEmpty() ? 0 : requested - 1 + items.size()))
                .metadata(metadata)
                .build();
    }

    /**
     * The number of the last page, from the service's total.
     *
     * @param total how many items there are on all pages
     * @param perPage the page size, at least 1
     * @return the number, 0 if there are no items
     * @throws IllegalArgumentException if the page size is below 1
     */
    public static long last(long total, long perPage) {
        if (perPage < 1) {
            throw new IllegalArgumentException("perPage must be at least 1, but is " + perPage);
        }
        long items = Math.max(total, 0);
        return items / perPage + (items % perPage == 0 ? 0 : 1);
    }
}

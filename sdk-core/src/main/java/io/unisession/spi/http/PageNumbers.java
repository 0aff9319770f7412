package io.unisession.spi.http;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.ResponseMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paging for lists that number their pages from 1: the cursor of a page is its number. For use with {@link
 * HttpPipeline#list}.
 *
 * <p>Some of these services count from 0 in their responses. The first page shows it, and the cursors carry it on as
 * {@code 2,0}, so that later pages are compared as they are counted.
 */
public final class PageNumbers {
    private static final String COUNTED_FROM_ZERO = ",0";

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
        String number =
                isCountedFromZero(request) ? cursor.substring(0, cursor.length() - COUNTED_FROM_ZERO.length()) : cursor;
        if (number.startsWith("0") || !Cursors.isNumber(number)) {
            throw new IllegalArgumentException(
                    "the cursors of this list are page numbers, starting at 1, but this cursor is " + cursor);
        }
        return Long.parseLong(number);
    }

    private static boolean isCountedFromZero(PageRequest request) {
        return request.cursor()
                .filter(cursor -> cursor.endsWith(COUNTED_FROM_ZERO))
                .isPresent();
    }

    /**
     * Creates a page of a list whose service reports its last page. Another page follows if the service counts further
     * pages and this one is not empty: services sometimes count wrongly, and an empty page is certainly the end of a
     * numbered list.
     *
     * @param items the items on the page
     * @param request the request for the page
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
            PageRequest request,
            @Nullable Long reported,
            @Nullable Long last,
            @Nullable Long total,
            ResponseMetadata metadata) {
        long requested = requireNumber(request);
        boolean fromZero = isReportedFromZero(request, reported);
        // A service that counts from 0 may also report its last page so. Then an empty page ends the list.
        boolean another = last != null && (requested < last || (fromZero && requested == last));
        return page(items, request, reported, another, total, metadata);
    }

    /**
     * Creates a page of a list whose service counts its items, or nothing at all. Another page follows until all are
     * received; if the service does not count, until a page is empty. A full first page proves nothing if the total
     * equals its items, see {@link ItemList#isComplete}: one more page is requested.
     *
     * @param items the items on the page
     * @param request the request for the page
     * @param reported the number of this page according to the service, or null if it does not say
     * @param perPage the page size according to the service, or null if it does not say
     * @param total the number of items on all pages, or null if the service does not count; ignored if it is below the
     *     number received
     * @param metadata details of the HTTP response
     * @param <T> the type of the items
     * @return the page
     * @throws UnusableResponseException if {@code reported} is another page than the requested one
     */
    public static <T> Page<T> counted(
            List<T> items,
            PageRequest request,
            @Nullable Long reported,
            @Nullable Long perPage,
            @Nullable Long total,
            ResponseMetadata metadata) {
        long requested = requireNumber(request);
        Long first = isCountedFromZero(request) ? 0L : 1L;
        if (requested == 2 && first.equals(reported) && total != null && total == items.size()) {
            // The first page again, in place of a page after the last: the first page was the whole list.
            return page(List.of(), request, null, false, total, metadata);
        }
        Long believed = believable(items, requested, total);
        Long size = perPage == null || perPage < 1 ? null : perPage;
        boolean another;
        if (believed == null) {
            another = true;
        } else if (requested == 1 && believed == items.size()) {
            another = !ItemList.isComplete(believed, 0, items.size(), size == null ? ItemList.size(request) : size);
        } else {
            // Not the requested size: a service may return fewer items per page.
            another = requested < pages(believed, size == null ? Math.max(items.size(), 1) : size);
        }
        return page(items, request, reported, another, total, metadata);
    }

    private static <T> Page<T> page(
            List<T> items,
            PageRequest request,
            @Nullable Long reported,
            boolean another,
            @Nullable Long total,
            ResponseMetadata metadata) {
        long requested = requireNumber(request);
        boolean fromZero = isReportedFromZero(request, reported);
        if (reported != null && reported != (fromZero ? requested - 1 : requested) && !items.isEmpty()) {
            throw new UnusableResponseException(
                    "page " + requested + " was requested, but this is page " + (fromZero ? reported + 1 : reported));
        }
        String next = requested + 1 + (fromZero ? COUNTED_FROM_ZERO : "");
        return Page.builder(items)
                .nextCursor(another && !items.isEmpty() ? next : null)
                .total(believable(items, requested, total))
                .metadata(metadata)
                .build();
    }

    private static boolean isReportedFromZero(PageRequest request, @Nullable Long reported) {
        boolean first = requireNumber(request) == 1;
        return isCountedFromZero(request) || (first && reported != null && reported == 0);
    }

    private static @Nullable Long believable(List<?> items, long requested, @Nullable Long total) {
        // Each earlier page had an item, or the list would have ended there.
        return ItemList.believable(total, items.isEmpty() ? 0 : requested - 1 + items.size());
    }

    private static long pages(long total, long perPage) {
        return total / perPage + (total % perPage == 0 ? 0 : 1);
    }
}

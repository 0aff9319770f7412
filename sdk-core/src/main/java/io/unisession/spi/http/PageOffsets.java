package io.unisession.spi.http;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.ResponseMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paging for lists by offset: the cursor of a page is the number of items before it. For use with {@link
 * HttpPipeline#list}.
 */
public final class PageOffsets {
    private PageOffsets() {}

    /**
     * The offset of a request.
     *
     * @param request the request
     * @return the number of items to skip, 0 if the request has no cursor
     * @throws IllegalArgumentException if the cursor is not such a number, so it must be from another list
     */
    public static long requireOffset(PageRequest request) {
        String cursor = request.cursor().orElse("0");
        if ((cursor.startsWith("0") && cursor.length() > 1) || !Cursors.isNumber(cursor)) {
            throw new IllegalArgumentException(
                    "the cursors of this list are numbers of items to skip, but this cursor is " + cursor);
        }
        return Long.parseLong(cursor);
    }

    /**
     * Creates a page with the cursor of the next one. Another page follows if this one is not empty and the service
     * says that there is more, or does not say and has sent fewer items than it counts. The next offset counts the items
     * received, since a service may return fewer than requested.
     *
     * @param items the items on the page
     * @param request the request for the page
     * @param more whether items follow, or null if the service does not say
     * @param total the number of items on all pages, or null if the service does not count; then only an empty page
     *     ends the list. Ignored if it is below the number received; see {@link ItemList#isComplete} for a full first
     *     page
     * @param metadata details of the HTTP response
     * @param <T> the type of the items
     * @return the page
     */
    public static <T> Page<T> page(
            List<T> items,
            PageRequest request,
            @Nullable Boolean more,
            @Nullable Long total,
            ResponseMetadata metadata) {
        long offset = requireOffset(request);
        long next = offset + items.size();
        Long believed = ItemList.believable(total, items.isEmpty() ? 0 : next);
        boolean isComplete = ItemList.isComplete(believed, offset, items.size(), ItemList.size(request));
        boolean another = !items.isEmpty() && (more == null ? !isComplete : more);
        return Page.builder(items)
                .nextCursor(another ? Long.toString(next) : null)
                .total(believed)
                .metadata(metadata)
                .build();
    }
}

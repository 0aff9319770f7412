package io.unisession.generic.internal.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a response has a list.
 *
 * @param items the list
 * @param paging how further pages are requested
 */
public record ListModel(Pointer.ToItems items, Paging paging) {
    /**
     * How a list is read page by page. Pointers are tried in order; a list is empty if the service does not have the
     * value.
     *
     * @param style how a page is identified
     * @param parameter the request parameter that identifies the page; null if there is only one page
     * @param sizeParameter the request parameter for the page size; null if the service has none
     * @param size the page size if the application sets none; null for the service's default
     * @param minSize the smallest page size that the service accepts
     * @param fullPages whether a page with fewer items than its size is the last
     * @param firstNumber the number of the first page
     * @param inBody whether the parameters are fields of the JSON body rather than of the query
     * @param next the cursor of the next page, or the link to it
     * @param page the number of the page
     * @param lastPage the number of the last page
     * @param pageSize the number of items per page
     * @param total the number of items on all pages
     * @param more whether another page follows
     */
    public record Paging(
            Style style,
            @Nullable String parameter,
            @Nullable String sizeParameter,
            @Nullable Integer size,
            int minSize,
            boolean fullPages,
            int firstNumber,
            boolean inBody,
            List<Pointer> next,
            List<Pointer> page,
            List<Pointer> lastPage,
            List<Pointer> pageSize,
            List<Pointer> total,
            List<Pointer> more) {
        /** For a list that comes as one page. */
        public static final Paging NONE = new Paging(
                Style.NONE,
                null,
                null,
                null,
                1,
                false,
                1,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        /** All pointers in it. */
        public Stream<Pointer> pointers() {
            return Stream.of(next, page, lastPage, pageSize, total, more).flatMap(List::stream);
        }

        /** How a page is identified. */
        public enum Style {
            NONE("none"),
            PAGE_NUMBER("page-number"),
            LIMIT_OFFSET("limit-offset"),
            CURSOR("cursor"),
            LAST_ITEM("last-item"),
            /** The link is at {@code next} in the body or, if that is not declared, in the {@code Link} header. */
            NEXT_LINK("next-link");

            private final String word;

            Style(String word) {
                this.word = word;
            }

            /** The descriptor's word for it. */
            public String word() {
                return word;
            }
        }
    }
}

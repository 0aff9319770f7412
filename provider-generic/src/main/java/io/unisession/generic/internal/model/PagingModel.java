package io.unisession.generic.internal.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a list is asked for page by page. Each list of pointers is in the order of trying, and empty for what the service
 * does not say.
 *
 * @param style how pages are told apart
 * @param parameter what says which page is meant; null where there is one page only
 * @param sizeParameter what says how many items a page holds, where the service can be told
 * @param size how many items to ask for where the application does not say
 * @param firstNumber the number of the first page
 * @param inBody whether the parameters are fields of the JSON body, and not of the query
 * @param next where the response has the cursor of the next page, or the link to it; empty where it is neither
 * @param lastPage where the response has the number of the last page
 * @param pageSize where the response has the number of items that a page holds
 * @param total where the response has the number of all items
 * @param more where the response says whether another page follows
 */
public record PagingModel(
        Style style,
        @Nullable String parameter,
        @Nullable String sizeParameter,
        @Nullable Integer size,
        int firstNumber,
        boolean inBody,
        List<Pointer> next,
        List<Pointer> lastPage,
        List<Pointer> pageSize,
        List<Pointer> total,
        List<Pointer> more) {
    /** How pages are told apart. */
    public enum Style {
        NONE("none"),
        PAGE_NUMBER("page-number"),
        LIMIT_OFFSET("limit-offset"),
        CURSOR("cursor"),
        LAST_ITEM("last-item"),
        /** The link is in the body where {@code next} says so, and in the header {@code Link} otherwise. */
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

    /** Where the response says something about its pages. */
    public Stream<Pointer> pointers() {
        return Stream.of(next, lastPage, pageSize, total, more).flatMap(List::stream);
    }

    /** Of a list that comes whole. */
    public static final PagingModel NONE = new PagingModel(
            Style.NONE, null, null, null, 1, false, List.of(), List.of(), List.of(), List.of(), List.of());
}

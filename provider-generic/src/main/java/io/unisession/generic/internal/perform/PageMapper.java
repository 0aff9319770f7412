package io.unisession.generic.internal.perform;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.ProviderDocument;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.generic.internal.perform.ItemsReader.ItemMapper;
import io.unisession.generic.internal.perform.ItemsReader.Items;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Maps a response to a page of a list.
 *
 * @param <T> what the list holds
 */
final class PageMapper<T> {
    private static final int NO_CONTENT = 204;

    private final PointerTree tree;
    private final ItemMapper<T> item;
    private final Field<Items<T>> items;
    private final Field<String> next;
    private final Field<Long> page;
    private final Field<Long> lastPage;
    private final Field<Long> pageSize;
    private final Field<Long> total;
    private final Field<Boolean> more;
    private final Paging<T> paging;
    private final List<Pointer> places;
    private final List<Pointer> placesOfNext;
    private final String placesOfItems;

    PageMapper(String name, ListModel list, ItemMapper<T> item, Paging<T> paging) {
        PointerTree.Builder builder = new PointerTree.Builder();
        ListModel.Paging model = list.paging();
        this.item = item;
        this.items = builder.items(name, list.items(), item);
        this.next = builder.text(
                "next", model.next().stream().map(Pointer.ToText::whole).toList());
        this.page = builder.wholeNumber("page", model.page());
        this.lastPage = builder.wholeNumber("lastPage", model.lastPage());
        this.pageSize = builder.wholeNumber("pageSize", model.pageSize());
        this.total = builder.wholeNumber("total", model.total());
        this.more = builder.flag("more", model.more());
        this.tree = builder.build();
        this.paging = paging;
        this.places = list.items().pointers();
        this.placesOfNext = model.next();
        this.placesOfItems = list.items().pointers().stream()
                .map(pointer -> pointer.tokens().isEmpty() ? "the top level" : pointer.toString())
                .collect(Collectors.joining(" or "));
    }

    /** How pages are requested. */
    Paging<T> paging() {
        return paging;
    }

    /** The page of a response to {@code request}. */
    Page<T> page(ApiResponse response, PageRequest request) throws IOException {
        return page(response, request, null);
    }

    /** The page of a response to {@code request}, which is searched for the session with this id. */
    Page<T> page(ApiResponse response, PageRequest request, @Nullable String sessionId) throws IOException {
        if (isEmpty(response)) {
            return Page.<T>builder(List.of()).metadata(response.metadata()).build();
        }
        @Nullable Object[] values = tree.read(response.json(), MappingContext.of(response, sessionId));
        List<T> found = items(values, response, request.cursor().isEmpty());
        Paging.PageInfo info = new Paging.PageInfo(
                paging.cursor(response, next.of(values)),
                page.of(values),
                lastPage.of(values),
                pageSize.of(values),
                total.of(values),
                more.of(values));
        // Paging counts the items as the service lists them, before any are merged.
        Page<T> asListed = paging.page(request, found, info, response.metadata());
        Long totalItems =
                asListed.total().isPresent() ? Long.valueOf(asListed.total().getAsLong()) : null;
        return Page.builder(merged(found))
                .nextCursor(asListed.nextCursor().orElse(null))
                .total(totalItems)
                .metadata(asListed.metadata())
                .build();
    }

    /** The items of a response, before any are merged. */
    List<T> items(MappingContext context) throws IOException {
        return items(tree.read(context.response().json(), context), context.response(), true);
    }

    private List<T> items(@Nullable Object[] values, ApiResponse response, boolean first) {
        Items<T> found = Items.of(items, values);
        if (found == null) {
            if (!isOtherwiseAsExpected(values, response.document())) {
                throw new UnusableResponseException("it has no list at " + placesOfItems);
            }
            // Past the last page, a service may count the items and list none.
            return ItemList.<T>missing(true).require(first ? total.of(values) : null);
        }
        if (found.lost() > 0) {
            // Skipping it would lose it silently.
            throw new UnusableResponseException("an item of the list at " + placesOfItems + " has no id");
        }
        return found.list();
    }

    /**
     * Whether the response is the expected one, but for the list: nothing else stands in its place, and it is an empty
     * object, or has null in place of the list, or something that belongs to the list.
     */
    private boolean isOtherwiseAsExpected(@Nullable Object[] values, ProviderDocument document) {
        boolean anythingElse = places.stream()
                .filter(place -> places.stream().noneMatch(place::holds))
                .anyMatch(place -> hasContent(document, place));
        boolean emptied =
                places.stream().anyMatch(place -> document.has(place.toString()) && !hasContent(document, place));
        boolean counted =
                Stream.of(next, page, lastPage, pageSize, total, more).anyMatch(field -> field.of(values) != null);
        boolean inItsObject = Stream.concat(places.stream(), placesOfNext.stream())
                .filter(place -> place.tokens().size() > 1)
                .anyMatch(place -> document.has(place.parent().toString()));
        return !anythingElse
                && !Boolean.TRUE.equals(more.of(values))
                && (emptied || counted || inItsObject || !hasContent(document, Pointer.WHOLE));
    }

    static boolean hasContent(ProviderDocument document, Pointer place) {
        String pointer = place.toString();
        return document.size(pointer) > 0 || document.text(pointer).isPresent();
    }

    /** Whether the response is a 204, which means an empty list. Any other response without a body is incomplete. */
    static boolean isEmpty(ApiResponse response) {
        return response.isEmpty() && response.metadata().httpStatus().orElse(0) == NO_CONTENT;
    }

    /** Whether items of different pages may belong together. */
    boolean merges() {
        return item.merges();
    }

    /** The items of all pages as one list. */
    List<T> merged(List<T> ofAllPages) {
        return item.merged(ofAllPages);
    }
}

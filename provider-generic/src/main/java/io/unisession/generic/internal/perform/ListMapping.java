package io.unisession.generic.internal.perform;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.PagingModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.ApiResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a page of a response, in one walk over it.
 *
 * @param <T> what is listed
 */
final class ListMapping<T> {
    private static final int NO_CONTENT = 204;

    private final FieldTree tree;
    private final int size;
    private final ItemReading<T> item;
    private final boolean byId;
    private final Field<Items<T>> items;
    private final Field<String> next;
    private final Field<Long> lastPage;
    private final Field<Long> pageSize;
    private final Field<Long> total;
    private final Field<Boolean> more;
    private final Paging<T> paging;
    private final String placesOfItems;

    ListMapping(ListModel list, ItemReading<T> item, Paging<T> paging) {
        FieldTreeBuilder builder = new FieldTreeBuilder(Pointer.WHOLE);
        PagingModel model = list.paging();
        this.item = item;
        this.byId = list.byId();
        this.items = builder.items(list.items(), item, byId);
        this.next = builder.text(model.next());
        this.lastPage = builder.wholeNumber(model.lastPage());
        this.pageSize = builder.wholeNumber(model.pageSize());
        this.total = builder.wholeNumber(model.total());
        this.more = builder.flag(model.more());
        this.tree = builder.build();
        this.size = builder.size();
        this.paging = paging;
        this.placesOfItems = list.items().stream()
                .map(pointer -> pointer.tokens().isEmpty() ? "its top" : pointer.toString())
                .collect(Collectors.joining(" or "));
    }

    /** How pages are asked for. */
    Paging<T> paging() {
        return paging;
    }

    /** The page that a response to {@code asked} has. */
    Page<T> page(ApiResponse response, PageRequest asked) throws IOException {
        if (saysNothing(response)) {
            return Page.of(List.of(), null, null, response.metadata());
        }
        @Nullable Object[] values = new Object[size];
        tree.read(response.json(), response, values);
        Items<T> found = items.of(values);
        Optional<String> problem = problem(found);
        if (found == null || problem.isPresent()) {
            throw new IllegalStateException(problem.orElse(""));
        }
        PageFacts facts = new PageFacts(
                paging.cursor(response, next.of(values)),
                lastPage.of(values),
                pageSize.of(values),
                total.of(values),
                more.of(values));
        // Pages are counted in what the service lists, whatever is made of it.
        Page<T> page = paging.page(asked, found.list(), facts, response.metadata());
        Long told = page.total().isPresent() ? Long.valueOf(page.total().getAsLong()) : null;
        return Page.of(whole(found.list()), page.nextCursor().orElse(null), told, page.metadata());
    }

    /**
     * Whether the response is the one that has no body and means that there is nothing; any other without a body was lost
     * on its way.
     */
    static boolean saysNothing(ApiResponse response) {
        return response.isEmpty() && response.metadata().httpStatus() == NO_CONTENT;
    }

    /** The things of several pages as those of one list. */
    List<T> whole(List<T> ofAllPages) {
        return item.whole(ofAllPages);
    }

    private Optional<String> problem(@Nullable Items<T> found) {
        if (found == null) {
            return Optional.of("it has no list at " + placesOfItems);
        }
        // Leaving it out would lose it without a word.
        return found.lost() > 0
                ? Optional.of("something in the list at " + placesOfItems + " has no id")
                : Optional.empty();
    }

    /** Tells what is read of a response; {@code list} is what its items are called. */
    Findings explain(byte[] json, String list) throws IOException {
        DryRunView sight = DryRunView.of(json, tree, size);
        sight.tell(list, items, found -> Integer.toString(whole(found.list()).size()));
        int index = 0;
        for (Element element : sight.elements(items, byId)) {
            item.explain(sight, element, list, index++);
        }
        tellDeclared(sight, "total", total);
        tellDeclared(sight, "more", more);
        tellDeclared(sight, "lastPage", lastPage);
        tellDeclared(sight, "pageSize", pageSize);
        tellDeclared(sight, "next", next);
        return new Findings(sight.findings(), problem(items.of(sight.values())));
    }

    private static void tellDeclared(DryRunView sight, String name, Field<?> field) {
        if (field.isDeclared()) {
            sight.tell(name, field);
        }
    }
}

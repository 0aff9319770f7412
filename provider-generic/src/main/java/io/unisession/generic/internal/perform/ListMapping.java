package io.unisession.generic.internal.perform;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.PagingModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.http.Answer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a page of an answer, in one walk over it.
 *
 * @param <T> what is listed
 */
final class ListMapping<T> {
    private final FieldTree tree;
    private final int size;
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
        this.items = builder.items(list.items(), item, list.byId());
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

    /** The page that an answer to {@code asked} has. */
    Page<T> page(Answer answer, PageRequest asked) throws IOException {
        if (answer.isEmpty()) {
            // HTTP 204: there is nothing.
            return Page.of(List.of(), null, null, answer.metadata());
        }
        @Nullable Object[] values = new Object[size];
        tree.read(answer.json(), answer, values);
        Items<T> found = items.of(values);
        if (found == null) {
            throw new IllegalStateException("it has no list at " + placesOfItems);
        }
        if (found.lost() > 0) {
            // Leaving it out would lose it without a word.
            throw new IllegalStateException("something in the list at " + placesOfItems + " has no id");
        }
        PageFacts facts = new PageFacts(
                paging.cursor(answer, next.of(values)),
                lastPage.of(values),
                pageSize.of(values),
                total.of(values),
                more.of(values));
        return paging.page(asked, found.list(), facts, answer.metadata());
    }
}

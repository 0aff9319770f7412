package io.unisession.generic.internal.perform;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.ResponseMetadata;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.ListModel.Paging.Style;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.NextLinks;
import io.unisession.spi.http.PageNumbers;
import io.unisession.spi.http.PageOffsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a list are requested, and which page follows a response.
 *
 * @param <T> what the list holds
 */
final class Paging<T> {
    static final String ONE_PAGE = "this list has only one page, so it has no cursors";

    private final ListModel.Paging model;
    private final Function<T, @Nullable String> id;

    /** @param id the id of an item, for lists whose next page begins after the last item */
    Paging(ListModel.Paging model, Function<T, @Nullable String> id) {
        this.model = model;
        this.id = id;
    }

    /** Whether the parameters are fields of the body. */
    boolean inBody() {
        return model.inBody();
    }

    /**
     * The parameters that identify a page.
     *
     * @throws IllegalArgumentException if the cursor is of another list
     */
    Map<String, Object> parameters(PageRequest wanted) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        Object place = place(wanted);
        if (model.parameter() != null && place != null) {
            parameters.put(model.parameter(), place);
        }
        Long size = size(wanted);
        if (model.sizeParameter() != null && size != null) {
            parameters.put(model.sizeParameter(), size);
        }
        return parameters;
    }

    /** Adds the link to a page to a request. */
    ApiRequest request(ApiRequest request, PageRequest wanted) {
        return model.style() == Style.NEXT_LINK ? NextLinks.request(request, wanted) : request;
    }

    /**
     * The cursor of the next page.
     *
     * @param next what the response has at the pointer to the cursor or link
     */
    @Nullable
    String cursor(ApiResponse response, @Nullable String next) {
        if (model.style() != Style.NEXT_LINK) {
            return next;
        }
        Optional<String> link = model.next().isEmpty() ? NextLinks.inHeader(response) : Optional.ofNullable(next);
        return link.map(found -> NextLinks.requireCursor(response, found)).orElse(null);
    }

    private @Nullable Object place(PageRequest wanted) {
        return switch (model.style()) {
            case NONE -> {
                if (wanted.cursor().isPresent()) {
                    throw new IllegalArgumentException(ONE_PAGE);
                }
                yield null;
            }
            case PAGE_NUMBER -> PageNumbers.requireNumber(wanted) - 1 + model.firstNumber();
            case LIMIT_OFFSET -> PageOffsets.requireOffset(wanted);
            case CURSOR -> wanted.cursor().orElse(null);
            case LAST_ITEM -> lastItem(wanted);
            case NEXT_LINK -> null;
        };
    }

    Page<T> page(PageRequest wanted, List<T> items, PageInfo said, ResponseMetadata metadata) {
        PageInfo info = isShort(wanted, items) ? said.withoutMore() : said;
        return switch (model.style()) {
            case NONE -> page(items, null, info, metadata);
            case PAGE_NUMBER -> numbered(sized(wanted), items, info, metadata);
            case LIMIT_OFFSET -> PageOffsets.page(items, sized(wanted), info.more(), info.total(), metadata);
            case CURSOR, NEXT_LINK -> page(items, info.deniesMore() ? null : info.next(), info, metadata);
            case LAST_ITEM -> upToLastItem(wanted, items, info, metadata);
        };
    }

    /** Whether the page has fewer items than its size, which means that it is the last. */
    private boolean isShort(PageRequest wanted, List<T> items) {
        Long size = size(wanted);
        return model.fullPages() && size != null && items.size() < size;
    }

    private static <T> Page<T> page(
            List<T> items, @Nullable String nextCursor, PageInfo info, ResponseMetadata metadata) {
        return Page.builder(items)
                .nextCursor(nextCursor)
                .total(ItemList.believable(info.total(), items.size()))
                .metadata(metadata)
                .build();
    }

    /** The id in a cursor, which follows the number of items before the page where the service counts them. */
    private @Nullable String lastItem(PageRequest wanted) {
        String cursor = wanted.cursor().orElse(null);
        if (cursor == null || model.total().isEmpty()) {
            return cursor;
        }
        if (!cursor.matches("(?s)[0-9]{1,18}:.+")) {
            throw foreign(cursor);
        }
        return cursor.substring(cursor.indexOf(':') + 1);
    }

    /** The exception for a cursor of another list. */
    static IllegalArgumentException foreign(String cursor) {
        return new IllegalArgumentException(
                "the cursor " + cursor + " does not come from this list; use the nextCursor of one of its pages");
    }

    private Page<T> upToLastItem(PageRequest wanted, List<T> items, PageInfo info, ResponseMetadata metadata) {
        long before = wanted.cursor()
                .filter(cursor -> !model.total().isEmpty())
                .map(cursor -> Long.parseLong(cursor.substring(0, cursor.indexOf(':'))))
                .orElse(0L);
        long seen = before + items.size();
        Long total = ItemList.believable(info.total(), seen);
        boolean over = info.more() == null
                ? ItemList.isComplete(total, before, items.size(), size(wanted))
                : info.deniesMore();
        String last = items.isEmpty() || over ? null : id.apply(items.get(items.size() - 1));
        return Page.builder(items)
                .nextCursor(last == null || model.total().isEmpty() ? last : seen + ":" + last)
                .total(total)
                .metadata(metadata)
                .build();
    }

    private Page<T> numbered(PageRequest wanted, List<T> items, PageInfo info, ResponseMetadata metadata) {
        Long reported = numberFromOne(info.page());
        if (info.more() == null && info.lastPage() == null) {
            return PageNumbers.counted(items, wanted, reported, info.pageSize(), info.total(), metadata);
        }
        long current = PageNumbers.requireNumber(wanted);
        Long last = info.more() == null
                ? numberFromOne(info.lastPage())
                : Long.valueOf(info.more() ? current + 1 : current);
        return PageNumbers.page(items, wanted, reported, last, info.total(), metadata);
    }

    private @Nullable Long numberFromOne(@Nullable Long number) {
        return number == null ? null : Long.valueOf(number + 1 - model.firstNumber());
    }

    private @Nullable Long size(PageRequest wanted) {
        OptionalInt size = sized(wanted).size();
        return size.isPresent() ? Long.valueOf(size.getAsInt()) : null;
    }

    /** The request with the page size that is sent. */
    private PageRequest sized(PageRequest wanted) {
        if (wanted.size().isEmpty()) {
            return model.size() == null ? wanted : wanted.withSize(model.size());
        }
        return wanted.size().getAsInt() < model.minSize() ? wanted.withSize(model.minSize()) : wanted;
    }

    /** What a response says about its page; null for what it does not say. */
    record PageInfo(
            @Nullable String next,
            @Nullable Long page,
            @Nullable Long lastPage,
            @Nullable Long pageSize,
            @Nullable Long total,
            @Nullable Boolean more) {
        PageInfo withoutMore() {
            return new PageInfo(next, page, lastPage, pageSize, total, false);
        }

        boolean deniesMore() {
            return Boolean.FALSE.equals(more);
        }
    }
}

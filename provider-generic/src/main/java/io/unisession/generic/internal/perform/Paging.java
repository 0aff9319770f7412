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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a list are requested, and which page follows a response.
 *
 * @param <T> what the list holds
 */
final class Paging<T> {
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
        Integer size = wanted.size().isPresent() ? Integer.valueOf(wanted.size().getAsInt()) : model.size();
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
                    throw new IllegalArgumentException("this list has only one page, so it has no cursors");
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

    Page<T> page(PageRequest wanted, List<T> items, PageInfo info, ResponseMetadata metadata) {
        return switch (model.style()) {
            case NONE -> page(items, null, info, metadata);
            case PAGE_NUMBER -> numbered(PageNumbers.requireNumber(wanted), items, info, metadata);
            case LIMIT_OFFSET ->
                PageOffsets.page(items, PageOffsets.requireOffset(wanted), info.more(), info.total(), metadata);
            case CURSOR, NEXT_LINK -> page(items, info.deniesMore() ? null : info.next(), info, metadata);
            case LAST_ITEM -> upToLastItem(wanted, items, info, metadata);
        };
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
        if (!cursor.matches("[0-9]{1,18}:.+")) {
            throw new IllegalArgumentException(
                    "the cursor " + cursor + " does not come from this list; use the nextCursor of one of its pages");
        }
        return cursor.substring(cursor.indexOf(':') + 1);
    }

    private Page<T> upToLastItem(PageRequest wanted, List<T> items, PageInfo info, ResponseMetadata metadata) {
        long before = wanted.cursor()
                .filter(cursor -> !model.total().isEmpty())
                .map(cursor -> Long.parseLong(cursor.substring(0, cursor.indexOf(':'))))
                .orElse(0L);
        long seen = before + items.size();
        Long total = ItemList.believable(info.total(), seen);
        boolean over = info.more() == null ? total != null && seen >= total : info.deniesMore();
        String last = items.isEmpty() || over ? null : id.apply(items.get(items.size() - 1));
        return Page.builder(items)
                .nextCursor(last == null || model.total().isEmpty() ? last : seen + ":" + last)
                .total(total)
                .metadata(metadata)
                .build();
    }

    private Page<T> numbered(long current, List<T> items, PageInfo info, ResponseMetadata metadata) {
        Long reported = info.page() == null ? null : info.page() + 1 - model.firstNumber();
        return PageNumbers.page(items, current, reported, last(current, items, info), info.total(), metadata);
    }

    /** The number of the last page if known, else of the next one: then only an empty page ends the list. */
    private long last(long current, List<T> items, PageInfo info) {
        if (info.more() != null) {
            return info.more() ? current + 1 : current;
        }
        if (info.lastPage() != null) {
            return info.lastPage() + 1 - model.firstNumber();
        }
        Long total = ItemList.believable(info.total(), items.isEmpty() ? 0 : current - 1 + items.size());
        if (total == null || items.isEmpty()) {
            return current + 1;
        }
        // Not the requested size: a service may return fewer items per page.
        Long size = info.pageSize();
        return PageNumbers.last(total, size == null || size < 1 ? items.size() : size);
    }

    /** What a response says about its page; null for what it does not say. */
    record PageInfo(
            @Nullable String next,
            @Nullable Long page,
            @Nullable Long lastPage,
            @Nullable Long pageSize,
            @Nullable Long total,
            @Nullable Boolean more) {
        boolean deniesMore() {
            return Boolean.FALSE.equals(more);
        }
    }
}

package io.unisession.generic.internal.perform;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.ResponseMetadata;
import io.unisession.generic.internal.model.PagingModel;
import io.unisession.generic.internal.model.PagingModel.Style;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
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
 * How one list's pages are asked for, and which page follows a response. The walk over them is
 * {@link io.unisession.Pager}'s.
 *
 * @param <T> what is listed
 */
final class Paging<T> {
    private final PagingModel model;
    private final Function<T, @Nullable String> id;

    /** @param id the id of an item, for lists whose next page begins after the last one */
    Paging(PagingModel model, Function<T, @Nullable String> id) {
        this.model = model;
        this.id = id;
    }

    /** Whether the parameters are fields of the body. */
    boolean inBody() {
        return model.inBody();
    }

    /**
     * What a request says about the page that it is for.
     *
     * @throws IllegalArgumentException if the cursor comes from another list
     */
    Map<String, Object> parameters(PageRequest asked) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        Object place = place(asked);
        if (model.parameter() != null && place != null) {
            parameters.put(model.parameter(), place);
        }
        Integer size = asked.size().isPresent() ? Integer.valueOf(asked.size().getAsInt()) : model.size();
        if (model.sizeParameter() != null && size != null) {
            parameters.put(model.sizeParameter(), size);
        }
        return parameters;
    }

    /** A request for a page, of which all but the page is said already. */
    ApiRequest request(ApiRequest request, PageRequest asked) {
        return model.style() == Style.NEXT_LINK ? NextLinks.request(request, asked) : request;
    }

    /**
     * The cursor that a response gives.
     *
     * @param next what it has where the descriptor says that the cursor is, or the link
     */
    @Nullable
    String cursor(ApiResponse response, @Nullable String next) {
        if (model.style() != Style.NEXT_LINK) {
            return next;
        }
        Optional<String> link = model.next().isEmpty() ? NextLinks.inHeader(response) : Optional.ofNullable(next);
        return link.map(found -> NextLinks.requireCursor(response, found)).orElse(null);
    }

    private @Nullable Object place(PageRequest asked) {
        return switch (model.style()) {
            case NONE -> {
                if (asked.cursor().isPresent()) {
                    throw new IllegalArgumentException("the cursor is none of this list, which has one page");
                }
                yield null;
            }
            case PAGE_NUMBER -> PageNumbers.requireNumber(asked) - 1 + model.firstNumber();
            case LIMIT_OFFSET -> PageOffsets.requireOffset(asked);
            case CURSOR, LAST_ITEM -> asked.cursor().orElse(null);
            case NEXT_LINK -> null;
        };
    }

    Page<T> page(PageRequest asked, List<T> items, PageFacts facts, ResponseMetadata metadata) {
        return switch (model.style()) {
            case NONE -> Page.of(items, null, facts.total(), metadata);
            case PAGE_NUMBER -> numbered(PageNumbers.requireNumber(asked), items, facts, metadata);
            case LIMIT_OFFSET ->
                PageOffsets.page(items, PageOffsets.requireOffset(asked), facts.more(), facts.total(), metadata);
            case CURSOR, NEXT_LINK -> Page.of(items, facts.deniesMore() ? null : facts.next(), facts.total(), metadata);
            case LAST_ITEM ->
                Page.of(
                        items,
                        items.isEmpty() || facts.deniesMore() ? null : id.apply(items.get(items.size() - 1)),
                        facts.total(),
                        metadata);
        };
    }

    private Page<T> numbered(long current, List<T> items, PageFacts facts, ResponseMetadata metadata) {
        return PageNumbers.page(items, current, last(current, items, facts), facts.total(), metadata);
    }

    /** The number of the last page as far as it is known; where it is not, only an empty page ends the list. */
    private long last(long current, List<T> items, PageFacts facts) {
        if (facts.more() != null) {
            return facts.more() ? current + 1 : current;
        }
        if (facts.lastPage() != null) {
            return facts.lastPage() + 1 - model.firstNumber();
        }
        if (facts.total() == null || items.isEmpty()) {
            return current + 1;
        }
        // Services may give less than they are asked for, so what came tells the size where the response does not.
        Long told = facts.pageSize();
        return PageNumbers.last(facts.total(), told == null || told < 1 ? items.size() : told);
    }
}

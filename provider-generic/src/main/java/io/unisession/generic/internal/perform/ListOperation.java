package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.ResponseMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An operation that lists. Items are merged page by page: a page does not wait for the next.
 *
 * @param <T> what the list holds
 */
final class ListOperation<T> {
    private final DescribedClient client;
    private final List<Part<T>> parts;
    private final @Nullable Completion<T> completion;

    /**
     * A request whose list is the whole list or, if there are several, a part of it.
     *
     * @param <T> what the list holds
     */
    record Part<T>(RequestTemplate request, PageMapper<T> mapper) {}

    /**
     * Makes further calls for items that the list has only in part.
     *
     * @param <T> what the list holds
     */
    @FunctionalInterface
    interface Completion<T> {
        List<T> complete(CallSequence calls, Values values, List<T> items);
    }

    /** @param parts read one after the other */
    ListOperation(DescribedClient client, List<Part<T>> parts) {
        this(client, parts, null);
    }

    private ListOperation(DescribedClient client, List<Part<T>> parts, @Nullable Completion<T> completion) {
        this.client = client;
        this.parts = parts;
        this.completion = completion;
    }

    /** The same list, whose items further calls complete. */
    ListOperation<T> completedBy(Completion<T> further) {
        return new ListOperation<>(client, parts, further);
    }

    /** The pages of one call. Fails at once if the request is invalid, else sends nothing until read. */
    Pager<T> pager(Values values, PageRequest first, CallOptions options) {
        if (parts.size() > 1 && parts.get(0).mapper().merges()) {
            return onePage(values, first, options);
        }
        Completion<T> further = completion;
        return further == null
                ? client.http().list(first, options, wanted -> request(values, wanted), mapper(null))
                : client.http()
                        .list(
                                first,
                                options,
                                wanted -> request(values, wanted),
                                mapper(null),
                                (calls, items) -> further.complete(calls, values, items));
    }

    /** The whole list as one page, because an item of one part may add to an item of another. */
    private Pager<T> onePage(Values values, PageRequest first, CallOptions options) {
        if (first.cursor().isPresent()) {
            throw new IllegalArgumentException(Paging.ONE_PAGE);
        }
        String operation = request(values, first).endpoint().operation();
        return Pager.of(
                client.descriptor().id(),
                operation,
                first,
                wanted -> Page.builder(all(values, client.http().sequence(options), first))
                        .build());
    }

    /** The first item that is of the session with this id, searched page by page. */
    Optional<T> first(Values values, String sessionId, Predicate<T> wanted, CallSequence calls) {
        return calls.list(page -> request(values, page), mapper(sessionId)).stream()
                .filter(wanted)
                .findFirst();
    }

    /** All items, as part of another operation, merged across pages. */
    List<T> all(Values values, CallSequence calls) {
        return all(values, calls, PageRequest.first());
    }

    private List<T> all(Values values, CallSequence calls, PageRequest sized) {
        Pager<T> pages = calls.list(
                wanted -> request(
                        values,
                        sized.size().isPresent() ? wanted.withSize(sized.size().getAsInt()) : wanted),
                mapper(null));
        List<T> items = parts.get(0).mapper().merged(pages.stream().toList());
        return completion == null ? items : completion.complete(calls, values, items);
    }

    /** Maps the response with the first page in another way. */
    <R> R firstResponse(Values values, CallSequence calls, ResponseMapper<R> other) {
        return calls.call(request(values, PageRequest.first()), other);
    }

    private io.unisession.spi.http.PageMapper<T> mapper(@Nullable String sessionId) {
        return parts.size() > 1
                ? new ListParts<>(parts, sessionId)
                : (response, wanted) -> parts.get(0).mapper().page(response, wanted, sessionId);
    }

    private ApiRequest request(Values values, PageRequest wanted) {
        if (parts.size() == 1) {
            return request(parts.get(0), values, wanted);
        }
        ListParts.Place place = ListParts.place(wanted, parts.size());
        return request(parts.get(place.part()), values, place.page());
    }

    /** The request for a page of a part. */
    static ApiRequest request(Part<?> part, Values values, PageRequest wanted) {
        Paging<?> paging = part.mapper().paging();
        Map<String, Object> parameters = paging.parameters(wanted);
        ApiRequest sent = paging.inBody()
                ? part.request().request(values, Map.of(), parameters)
                : part.request().request(values, parameters, Map.of());
        return paging.request(sent, wanted);
    }
}

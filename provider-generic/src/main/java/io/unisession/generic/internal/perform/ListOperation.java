package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.HttpPipeline;
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
    private final HttpPipeline http;
    private final RequestTemplate request;
    private final PageMapper<T> mapper;
    private final @Nullable Completion<T> completion;

    /**
     * Makes further calls for items that the list has only in part.
     *
     * @param <T> what the list holds
     */
    @FunctionalInterface
    interface Completion<T> {
        List<T> complete(CallSequence calls, Values values, List<T> items);
    }

    ListOperation(DescribedClient client, RequestTemplate request, PageMapper<T> mapper) {
        this(client.http(), request, mapper, null);
    }

    private ListOperation(
            HttpPipeline http, RequestTemplate request, PageMapper<T> mapper, @Nullable Completion<T> completion) {
        this.http = http;
        this.request = request;
        this.mapper = mapper;
        this.completion = completion;
    }

    /** The same list, whose items further calls complete. */
    ListOperation<T> completedBy(Completion<T> further) {
        return new ListOperation<>(http, request, mapper, further);
    }

    /** The pages of one call. Fails at once if the request is invalid, else sends nothing until read. */
    Pager<T> pager(Values values, PageRequest first, CallOptions options) {
        Completion<T> further = completion;
        return further == null
                ? http.list(first, options, wanted -> request(values, wanted), mapper::page)
                : http.list(
                        first,
                        options,
                        wanted -> request(values, wanted),
                        mapper::page,
                        (calls, items) -> further.complete(calls, values, items));
    }

    /** The first item that is of the session with this id, searched page by page. */
    Optional<T> first(Values values, String sessionId, Predicate<T> wanted, CallSequence calls) {
        return calls
                .list(page -> request(values, page), (response, page) -> mapper.page(response, page, sessionId))
                .stream()
                .filter(wanted)
                .findFirst();
    }

    /** All items, as part of another operation, merged across pages. */
    List<T> all(Values values, CallSequence calls) {
        List<T> items = mapper.merged(pages(values, calls).stream().toList());
        return completion == null ? items : completion.complete(calls, values, items);
    }

    private Pager<T> pages(Values values, CallSequence calls) {
        return calls.list(wanted -> request(values, wanted), mapper::page);
    }

    /** Maps the response with the first page in another way. */
    <R> R firstResponse(Values values, CallSequence calls, ResponseMapper<R> other) {
        return calls.call(request(values, PageRequest.first()), other);
    }

    private ApiRequest request(Values values, PageRequest wanted) {
        Map<String, Object> parameters = mapper.paging().parameters(wanted);
        ApiRequest sent = mapper.paging().inBody()
                ? request.request(values, Map.of(), parameters)
                : request.request(values, parameters, Map.of());
        return mapper.paging().request(sent, wanted);
    }
}

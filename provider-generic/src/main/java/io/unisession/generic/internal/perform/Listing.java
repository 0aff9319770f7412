package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.Page;
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

/**
 * The lists that an operation gives. Who walks over the pages gets each as it came: participants of several records are
 * merged page by page, since a page must not wait for those that follow it.
 *
 * @param <T> what is listed
 */
final class Listing<T> {
    private final String provider;
    private final HttpPipeline http;
    private final RequestTemplate request;
    private final ListMapping<T> mapping;

    Listing(String provider, HttpPipeline http, RequestTemplate request, ListMapping<T> mapping) {
        this.provider = provider;
        this.http = http;
        this.request = request;
        this.mapping = mapping;
    }

    /** A list of one call; nothing is sent before it is walked, but what cannot be sent is refused at once. */
    Pager<T> pager(Values values, PageRequest first, CallOptions options) {
        request(values, first);
        return Pager.of(provider, request.endpoint().operation(), first, asked -> page(values, asked, options));
    }

    /** The first item that is wanted, found page by page. */
    Optional<T> first(Values values, Predicate<T> wanted, CallOptions options) {
        return walk(values, http.sequence(options)).stream().filter(wanted).findFirst();
    }

    /** All items, as a part of another operation: what belongs together is one item though it came on several pages. */
    List<T> all(Values values, CallSequence calls) {
        return mapping.whole(walk(values, calls).stream().toList());
    }

    private Pager<T> walk(Values values, CallSequence calls) {
        return Pager.of(
                provider,
                request.endpoint().operation(),
                PageRequest.first(),
                asked -> calls.call(request(values, asked), response -> mapping.page(response, asked)));
    }

    /** What else a response with a page says. */
    <R> R firstResponse(Values values, CallSequence calls, ResponseMapper<R> other) {
        return calls.call(request(values, PageRequest.first()), other);
    }

    private Page<T> page(Values values, PageRequest asked, CallOptions options) {
        return http.call(request(values, asked), options, response -> mapping.page(response, asked));
    }

    private ApiRequest request(Values values, PageRequest asked) {
        Map<String, Object> parameters = mapping.paging().parameters(asked);
        ApiRequest sent = mapping.paging().inBody()
                ? request.request(values, Map.of(), parameters)
                : request.request(values, parameters, Map.of());
        return mapping.paging().request(sent, asked);
    }
}

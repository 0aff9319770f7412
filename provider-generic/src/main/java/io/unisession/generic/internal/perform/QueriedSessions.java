package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.capability.SessionListing;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.QueryModel;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.http.HttpPipeline;

/** Lists sessions by the first of a descriptor's requests that honours the query. */
final class QueriedSessions implements SessionListing {
    private final CompiledDescriptor descriptor;
    private final HttpPipeline http;
    private final Values client;
    private final QueryModel model;
    private final SessionFilters filters;

    QueriedSessions(CompiledDescriptor descriptor, HttpPipeline http, Values client) {
        this.descriptor = descriptor;
        this.http = http;
        this.client = client;
        this.model = descriptor
                .operation(Operation.LIST_SESSIONS)
                .flatMap(OperationModel::query)
                .orElseThrow();
        this.filters = descriptor.sessionQueries().stream()
                .map(SessionQueryRequest::filters)
                .reduce(SessionFilters::or)
                .orElseThrow();
    }

    @Override
    public SessionFilters filters() {
        return filters;
    }

    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        SessionQueryRequest chosen = descriptor.sessionQueries().stream()
                .filter(request -> request.filters().honours(query))
                .findFirst()
                .orElseThrow();
        return new ListOperation<>(descriptor.id(), http, chosen.request(), chosen.mapper())
                .pager(model.values(client, query), first, options);
    }
}

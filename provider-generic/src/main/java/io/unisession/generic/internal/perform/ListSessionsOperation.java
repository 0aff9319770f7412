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
import io.unisession.generic.internal.perform.CompiledDescriptor.SessionList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists sessions. A query is sent by the first request that supports all of its filters. */
final class ListSessionsOperation implements SessionListing {
    private final DescribedClient client;
    private final QueryModel model;
    private final Map<SessionFilters, ListOperation<Session>> lists = new LinkedHashMap<>();

    ListSessionsOperation(DescribedClient client) {
        this.client = client;
        this.model = client.descriptor()
                .operation(Operation.LIST_SESSIONS)
                .flatMap(OperationModel::query)
                .orElseThrow();
        for (SessionList list : client.descriptor().sessionLists()) {
            lists.put(
                    list.filters(),
                    new ListOperation<>(
                            client,
                            client.request(
                                    list.listing().request(), list.listing().auth()),
                            list.mapper()));
        }
    }

    @Override
    public SessionFilters filters() {
        return lists.keySet().stream().reduce(SessionFilters::or).orElseThrow();
    }

    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        return lists.entrySet().stream()
                .filter(list -> list.getKey().supports(query))
                .findFirst()
                .orElseThrow()
                .getValue()
                .pager(model.values(client.settings(), query, client.timing().now()), first, options);
    }
}

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
import io.unisession.generic.internal.perform.CompiledDescriptor.SessionLists;
import java.util.List;
import java.util.stream.IntStream;

/** Lists sessions. A query is sent by the first request that supports all of its filters. */
final class ListSessionsOperation implements SessionListing {
    private final DescribedClient client;
    private final QueryModel model;
    private final List<Lists> lists;

    /** Lists that are read one after the other, with the requests for them. */
    private record Lists(SessionLists declared, List<ListOperation.Part<Session>> parts) {
        /** The parts that may have sessions that match a query. */
        List<ListOperation.Part<Session>> of(SessionQuery query) {
            return IntStream.range(0, parts.size())
                    .filter(index -> declared.parts().get(index).listing().mayMatch(query))
                    .mapToObj(parts::get)
                    .toList();
        }
    }

    ListSessionsOperation(DescribedClient client) {
        this.client = client;
        this.model = client.descriptor()
                .operation(Operation.LIST_SESSIONS)
                .flatMap(OperationModel::query)
                .orElseThrow();
        this.lists = client.descriptor().sessionLists().stream()
                .map(declared -> new Lists(declared, client.parts(declared.parts())))
                .toList();
    }

    @Override
    public SessionFilters filters() {
        return lists.stream()
                .map(list -> list.declared().filters())
                .reduce(SessionFilters::or)
                .orElseThrow();
    }

    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        Lists serving = lists.stream()
                .filter(list -> list.declared().filters().supports(query))
                .findFirst()
                .orElseThrow();
        return new ListOperation<>(client, serving.of(query))
                .pager(model.values(client.settings(), query, client.timing().now()), first, options);
    }
}

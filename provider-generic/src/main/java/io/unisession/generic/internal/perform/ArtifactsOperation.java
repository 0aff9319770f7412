package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Recording;
import io.unisession.SessionArtifact;
import io.unisession.Transcript;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.perform.ArtifactMapper.Listed;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Lists recordings or transcripts. A service that lists them by room lists those of every session in it; the others are
 * left out here.
 *
 * @param <T> which of the two
 */
final class ArtifactsOperation<T extends SessionArtifact> {
    private final DescribedClient client;
    private final Operation operation;
    private final RequestTemplate request;
    private final PageMapper<Listed<T>> mapper;
    private final SessionFields fields;
    private final boolean namesSession;

    static ArtifactsOperation<Recording> recordings(DescribedClient client) {
        return new ArtifactsOperation<>(
                client, Operation.LIST_RECORDINGS, client.descriptor().recordingList());
    }

    static ArtifactsOperation<Transcript> transcripts(DescribedClient client) {
        return new ArtifactsOperation<>(
                client, Operation.LIST_TRANSCRIPTS, client.descriptor().transcriptList());
    }

    private ArtifactsOperation(DescribedClient client, Operation operation, PageMapper<Listed<T>> mapper) {
        this.client = client;
        this.operation = operation;
        this.request = client.request(operation);
        this.mapper = mapper;
        this.fields = new SessionFields(client, operation, request.variables(), request::requireFieldsOf);
        this.namesSession = request.variables().anyMatch(Variable.SESSION_ID::equals);
    }

    /** Fails at once if the id cannot be sent, else sends nothing until read. */
    Pager<T> pager(String sessionId, PageRequest first, CallOptions options) {
        Endpoint.requireId("sessionId", sessionId);
        Objects.requireNonNull(options, "options");
        Values known = client.ofSession(sessionId);
        if (fields.isEmpty()) {
            return client.http()
                    .list(
                            first,
                            options,
                            wanted -> request(known, wanted),
                            (response, wanted) -> page(response, wanted, sessionId));
        }
        return Pager.of(client.descriptor().id(), operation.word(), first, wanted -> {
            CallSequence calls = client.http().sequence(options);
            Values values = fields.ofAny(sessionId, calls);
            return calls.call(request(values, wanted), response -> page(response, wanted, sessionId));
        });
    }

    private ApiRequest request(Values values, PageRequest wanted) {
        return ListOperation.request(new ListOperation.Part<>(request, mapper), values, wanted);
    }

    private Page<T> page(ApiResponse response, PageRequest wanted, String sessionId) throws IOException {
        Page<Listed<T>> listed = mapper.page(response, wanted, namesSession ? sessionId : null);
        List<T> items = listed.items().stream()
                .filter(Listed::isMeant)
                .map(Listed::artifact)
                .filter(artifact -> namesSession
                        || artifact.sessionId().filter(sessionId::equals).isPresent())
                .toList();
        boolean isWhole =
                items.size() == listed.items().size() && listed.total().isPresent();
        return Page.builder(items)
                .nextCursor(listed.nextCursor().orElse(null))
                .total(isWhole ? Long.valueOf(listed.total().getAsLong()) : null)
                .metadata(listed.metadata())
                .build();
    }
}

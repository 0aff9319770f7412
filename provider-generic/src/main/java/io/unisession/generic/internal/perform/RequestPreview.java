package io.unisession.generic.internal.perform;

import io.unisession.PageRequest;
import io.unisession.Secret;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.auth.JwtAuth;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.QueryModel;
import io.unisession.generic.internal.template.JwtTemplate;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The requests and tokens of calls that are not made, from the same templates as those of calls. No setting is looked up:
 * each has its own name as its value, so nothing here is secret.
 */
public final class RequestPreview {
    private final CompiledDescriptor descriptor;
    private final Values settings;
    private final Instant now;

    /** @param now the time of the call */
    public RequestPreview(CompiledDescriptor descriptor, Instant now) {
        ProviderSettings.Builder names = ProviderSettings.builder(descriptor.id());
        descriptor.model().settings().forEach(name -> names.setting(name, name));
        this.descriptor = descriptor;
        this.settings = Values.of(names.build());
        this.now = now;
    }

    /**
     * A request.
     *
     * @param template what it was made from
     * @param auth how it would be authenticated; its credentials are not in the request
     */
    public record Preview(ApiRequest request, RequestTemplate template, Auth auth) {}

    /** The address of the service. */
    public String baseUrl() {
        return descriptor.model().baseUrl().expandSettings(settings);
    }

    /**
     * The variables of an operation.
     *
     * @param words values by the descriptor's words for the variables
     * @throws IllegalArgumentException if it does not have one of them
     */
    public ExampleValues values(Operation operation, Map<String, String> words) {
        return operation == Operation.LIST_SESSIONS
                ? ExampleValues.ofQuery(words)
                : ExampleValues.of(operation, model(operation).request().texts().toList(), false, words);
    }

    /** As {@link #values}, of a join token that is signed here. */
    public ExampleValues valuesOfToken(JwtTemplate jwt, Map<String, String> words) {
        List<Template.Text> texts =
                Stream.concat(jwt.headers().texts(), jwt.claims().texts()).toList();
        return ExampleValues.of(Operation.JOIN_TOKEN, texts, true, words);
    }

    /**
     * The request that an operation sends, for a list that of the first page.
     *
     * @throws IllegalArgumentException if a value cannot be sent
     * @throws io.unisession.error.UnsupportedCapabilityException if sessions cannot be listed by what is given
     */
    public Preview of(Operation operation, ExampleValues given) {
        OperationModel model = model(operation);
        if (operation == Operation.LIST_SESSIONS) {
            return listSessions(model.query().orElseThrow(), given.query());
        }
        Values ids = given.in(settings);
        Values values = operation == Operation.JOIN_TOKEN
                ? JoinValues.with(ids, given.joinRequest(), given.participantId(), model.lifetime(), now)
                : ids;
        ApiRequest request = mapper(operation)
                .map(mapper -> firstPage(model.request(), mapper, values))
                .orElseGet(() -> model.request().request(values));
        return new Preview(request, model.request(), model.auth());
    }

    private OperationModel model(Operation operation) {
        return descriptor.operation(operation).orElseThrow();
    }

    /** What the pages of a list become, which knows how they are requested. */
    private Optional<PageMapper<?>> mapper(Operation operation) {
        return switch (operation) {
            case GET_SESSION ->
                Optional.<PageMapper<?>>empty()
                        .or(() -> descriptor.searchedLists().stream().findFirst());
            case LIST_PARTICIPANTS ->
                Optional.of(descriptor.participantLists().get(0).mapper());
            case LIST_INTERVALS -> Optional.of(descriptor.intervalList());
            case LIST_RECORDINGS -> Optional.of(descriptor.recordingList());
            case LIST_TRANSCRIPTS -> Optional.of(descriptor.transcriptList());
            default -> Optional.empty();
        };
    }

    private static ApiRequest firstPage(RequestTemplate request, PageMapper<?> mapper, Values values) {
        return ListOperation.request(new ListOperation.Part<>(request, mapper), values, PageRequest.first());
    }

    private Preview listSessions(QueryModel model, SessionQuery query) {
        List<CompiledDescriptor.SessionLists> lists = descriptor.sessionLists();
        lists.stream()
                .map(CompiledDescriptor.SessionLists::filters)
                .reduce(SessionFilters::or)
                .orElseThrow()
                .require(descriptor.id(), query);
        CompiledDescriptor.ReadList<?> first = lists.stream()
                .filter(list -> list.filters().supports(query))
                .flatMap(list -> list.parts().stream())
                .filter(part -> part.listing().mayMatch(query))
                .findFirst()
                .orElseThrow();
        RequestTemplate request = first.listing().request();
        return new Preview(
                firstPage(request, first.mapper(), model.values(settings, query, now)),
                request,
                first.listing().auth());
    }

    /**
     * A join token that is signed here, for a session that has what is given.
     *
     * @param key signs it
     */
    public Token joinToken(JwtTemplate jwt, Secret key, ExampleValues given) {
        return SignedJoinTokens.signed(jwt, key, given.in(settings), given.joinRequest(), given.participantId(), now);
    }

    /**
     * A token that authenticates requests.
     *
     * @param key signs it
     */
    public Token authToken(JwtTemplate jwt, Secret key) {
        return JwtAuth.sign(jwt, key, settings, now);
    }
}

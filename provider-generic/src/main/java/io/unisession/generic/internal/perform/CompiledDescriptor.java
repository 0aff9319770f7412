package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.generic.internal.auth.Auth;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Operation.Kind;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A descriptor that is ready for clients: everything that does not depend on their settings. */
public final class CompiledDescriptor {
    private final DescriptorModel model;
    private final Map<Operation, OperationModel> operations;
    private final SessionMapper session;
    private final Map<Operation, PageMapper<Session>> sessionLists = new EnumMap<>(Operation.class);
    private final List<SessionQueryRequest> sessionQueries;
    private final @Nullable PageMapper<Participant> participantList;
    private final @Nullable JoinTokenMapper joinToken;

    private CompiledDescriptor(DescriptorModel model, Map<Operation, OperationModel> operations) {
        this.model = model;
        this.operations = Map.copyOf(operations);
        this.session = new SessionMapper(model, getSession().result());
        SessionMapper listed = new SessionMapper(model, List.of(Pointer.WHOLE));
        for (Operation operation : new Operation[] {Operation.GET_SESSION, Operation.LIST_SESSIONS}) {
            list(operation).ifPresent(list -> sessionLists.put(operation, sessions(list, listed)));
        }
        this.sessionQueries = operation(Operation.LIST_SESSIONS).flatMap(OperationModel::query).stream()
                .flatMap(query -> query.variants().stream()
                        .map(variant -> new SessionQueryRequest(
                                query.filters(variant), variant.request(), sessions(variant.list(), listed))))
                .toList();
        this.participantList = list(Operation.LIST_PARTICIPANTS)
                .map(list -> new PageMapper<>(
                        "participants",
                        list,
                        new ParticipantMapper(model.participant()),
                        new Paging<>(
                                list.paging(), participant -> participant.id().orElse(null))))
                .orElse(null);
        this.joinToken = operation(Operation.JOIN_TOKEN)
                .flatMap(operation -> model.joinToken().map(fields -> new JoinTokenMapper(fields, operation.result())))
                .orElse(null);
    }

    private static PageMapper<Session> sessions(ListModel list, SessionMapper listed) {
        return new PageMapper<>("sessions", list, listed, new Paging<>(list.paging(), Session::id));
    }

    public static CompiledDescriptor of(DescriptorModel model) {
        return new CompiledDescriptor(model, model.operations());
    }

    /** This descriptor for one client, whose operations have their authenticators. */
    CompiledDescriptor authenticated(Function<Auth, Authenticator> authenticators) {
        Map<Operation, OperationModel> authenticated = new EnumMap<>(Operation.class);
        operations.forEach(
                (operation, plain) -> authenticated.put(operation, plain.withAuthenticators(authenticators)));
        return new CompiledDescriptor(model, authenticated);
    }

    public String id() {
        return model.id();
    }

    public DescriptorModel model() {
        return model;
    }

    Auth auth() {
        return model.auth();
    }

    String baseUrl() {
        return model.baseUrl();
    }

    ErrorFormat errors() {
        return model.errors().format();
    }

    public OperationModel getSession() {
        return operation(Operation.GET_SESSION).orElseThrow();
    }

    Optional<OperationModel> operation(Operation operation) {
        return Optional.ofNullable(operations.get(operation));
    }

    private Optional<ListModel> list(Operation operation) {
        return operation(operation).flatMap(OperationModel::list);
    }

    SessionMapper session() {
        return session;
    }

    PageMapper<Session> sessionList(Operation operation) {
        return Objects.requireNonNull(sessionLists.get(operation), operation::word);
    }

    /** The requests that list sessions; a query is sent by the first that honours it. */
    List<SessionQueryRequest> sessionQueries() {
        return sessionQueries;
    }

    /** Lists participants for one client. */
    ListOperation<Participant> participants(HttpPipeline http) {
        return new ListOperation<>(
                id(),
                http,
                operation(Operation.LIST_PARTICIPANTS).orElseThrow().request(),
                Objects.requireNonNull(participantList));
    }

    /** The operations whose responses are read, in the order of the vocabulary. */
    public List<Operation> reading() {
        return Stream.of(Operation.values())
                .filter(operations::containsKey)
                .filter(operation -> operation.kind() != Kind.CHANGING)
                .toList();
    }

    /** Whether a response to an operation is an empty list without a body. */
    public boolean isEmptyList(Operation operation, ApiResponse response) {
        return list(operation).isPresent() && PageMapper.isEmpty(response);
    }

    /**
     * Maps a response as a call of one of {@link #reading} does, but for the pages that follow.
     *
     * @throws IOException if it is not JSON
     * @throws UnusableResponseException if it lacks something that a call needs; the message says what
     */
    public void map(Operation operation, MappingContext context) throws IOException {
        if (operation == Operation.JOIN_TOKEN) {
            joinToken().map(context);
        } else if (operation == Operation.LIST_PARTICIPANTS) {
            Objects.requireNonNull(participantList).items(context);
        } else if (sessionLists.containsKey(operation)) {
            sessionList(operation).items(context);
        } else {
            session.only(context);
        }
    }

    JoinTokenMapper joinToken() {
        return Objects.requireNonNull(joinToken);
    }
}

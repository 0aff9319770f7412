package io.unisession.generic.internal.perform;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.ErrorsModel;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.Operation.Kind;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.HttpPipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A descriptor ready to be called by any number of clients: all that does not depend on their settings is done. */
public final class CompiledDescriptor {
    private final DescriptorModel model;
    private final String id;
    private final String baseUrl;
    private final ErrorsModel errors;
    private final Map<Operation, OperationModel> operations;
    private final SessionReading gotSession;
    private final Map<Operation, ListMapping<Session>> sessionLists = new EnumMap<>(Operation.class);
    private final @Nullable ListMapping<Participant> participantList;
    private final @Nullable JoinTokenMapping joinToken;

    private CompiledDescriptor(DescriptorModel model, Map<Operation, OperationModel> operations) {
        this.model = model;
        this.id = model.id();
        this.baseUrl = model.baseUrl();
        this.errors = model.errors();
        this.operations = Map.copyOf(operations);
        this.gotSession = new SessionReading(model, getSession().result());
        SessionReading listed = new SessionReading(model, List.of(Pointer.WHOLE));
        for (Operation operation : new Operation[] {
            Operation.GET_SESSION, Operation.LIST_SESSIONS, Operation.LIST_LIVE_SESSIONS, Operation.LIST_ROOM_SESSIONS
        }) {
            list(operation)
                    .ifPresent(list -> sessionLists.put(
                            operation, new ListMapping<>(list, listed, new Paging<>(list.paging(), Session::id))));
        }
        this.participantList = list(Operation.LIST_PARTICIPANTS)
                .map(list -> new ListMapping<>(
                        list,
                        new ParticipantReading(model.participant()),
                        new Paging<>(list.paging(), Participant::id)))
                .orElse(null);
        this.joinToken = operation(Operation.JOIN_TOKEN)
                .flatMap(operation -> model.joinToken().map(fields -> new JoinTokenMapping(fields, operation.result())))
                .orElse(null);
    }

    public static CompiledDescriptor of(DescriptorModel model) {
        return new CompiledDescriptor(model, model.operations());
    }

    /** This descriptor for one client, whose operations have their authenticators. */
    CompiledDescriptor authenticated(Function<OperationModel, Authenticator> authenticators) {
        Map<Operation, OperationModel> authenticated = new EnumMap<>(Operation.class);
        operations.forEach((operation, plain) ->
                authenticated.put(operation, plain.withAuthenticator(authenticators.apply(plain))));
        return new CompiledDescriptor(model, authenticated);
    }

    public String id() {
        return id;
    }

    String baseUrl() {
        return baseUrl;
    }

    ErrorFormat errors() {
        return errors.format();
    }

    OperationModel getSession() {
        return operation(Operation.GET_SESSION).orElseThrow();
    }

    Optional<OperationModel> operation(Operation operation) {
        return Optional.ofNullable(operations.get(operation));
    }

    private Optional<ListModel> list(Operation operation) {
        return operation(operation).flatMap(OperationModel::list);
    }

    SessionReading gotSession() {
        return gotSession;
    }

    ListMapping<Session> sessionList(Operation operation) {
        return Objects.requireNonNull(sessionLists.get(operation), operation::word);
    }

    /** The lists of participants, for one client. */
    Listing<Participant> participants(HttpPipeline http) {
        return new Listing<>(
                id,
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

    /** What is read of a response that came. */
    Findings findings(Operation operation, ApiResponse response) {
        if (ListMapping.saysNothing(response) && list(operation).isPresent()) {
            return Findings.empty(
                    operation == Operation.LIST_PARTICIPANTS ? "participants" : "sessions",
                    "HTTP 204 says that there are none");
        }
        return findings(operation, response.document().json().getBytes(StandardCharsets.UTF_8));
    }

    /** What would be read of a response to one of {@link #reading}. */
    public Findings findings(Operation operation, byte[] response) {
        try {
            Findings findings = explain(operation, response);
            OneValue.require(response);
            return failure(response)
                    .map(sign -> new Findings(findings.fields(), Optional.of(sign)))
                    .orElse(findings);
        } catch (IOException noJson) {
            // Jackson quotes what it could not read, and that may be a token.
            JsonLocation location = noJson instanceof JsonProcessingException json ? json.getLocation() : null;
            return new Findings(
                    List.of(),
                    Optional.of("it is no JSON"
                            + (location == null
                                    ? ""
                                    : " at line " + location.getLineNr() + ", column " + location.getColumnNr())));
        }
    }

    private Optional<String> failure(byte[] response) {
        ProviderDocument document = ProviderDocument.of(response, 0, response.length);
        return errors.failedWhen()
                .filter(sign -> document.text(sign.pointer().toString())
                        .filter(sign.value()::equals)
                        .isPresent())
                .map(sign -> "by errors.failedWhen it says so, since " + sign.pointer() + " is " + sign.value());
    }

    private Findings explain(Operation operation, byte[] response) throws IOException {
        if (operation == Operation.JOIN_TOKEN) {
            return joinToken().explain(response);
        }
        if (operation == Operation.LIST_PARTICIPANTS) {
            return Objects.requireNonNull(participantList).explain(response, "participants");
        }
        ListMapping<Session> list = sessionLists.get(operation);
        return list == null ? gotSession.explainOnly(response) : list.explain(response, "sessions");
    }

    JoinTokenMapping joinToken() {
        return Objects.requireNonNull(joinToken);
    }
}

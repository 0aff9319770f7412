package io.unisession.generic.internal.perform;

import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.generic.internal.model.DescriptorModel;
import io.unisession.generic.internal.model.ListModel;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.Pointer;
import io.unisession.http.ErrorFormat;
import io.unisession.http.HttpPipeline;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A descriptor ready to be called by any number of clients: all that does not depend on their settings is done. */
public final class CompiledDescriptor {
    private final String id;
    private final String baseUrl;
    private final ErrorFormat errors;
    private final Map<Operation, OperationModel> operations;
    private final SessionReading gotSession;
    private final Map<Operation, ListMapping<Session>> sessionLists = new EnumMap<>(Operation.class);
    private final @Nullable ListMapping<Participant> participantList;
    private final @Nullable JoinTokenMapping joinToken;

    private CompiledDescriptor(DescriptorModel model) {
        this.id = model.id();
        this.baseUrl = model.baseUrl();
        this.errors = model.errors();
        this.operations = Map.copyOf(model.operations());
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
        return new CompiledDescriptor(model);
    }

    public String id() {
        return id;
    }

    String baseUrl() {
        return baseUrl;
    }

    ErrorFormat errors() {
        return errors;
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

    JoinTokenMapping joinToken() {
        return Objects.requireNonNull(joinToken);
    }
}

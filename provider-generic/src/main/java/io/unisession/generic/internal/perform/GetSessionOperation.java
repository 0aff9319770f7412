package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.error.NotFoundException;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.ResponseMapper;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gets a session: from a response that has one, or out of a list where the service has only that. */
final class GetSessionOperation {
    private final CompiledDescriptor descriptor;
    private final HttpPipeline http;
    private final Values client;
    private final RequestTemplate request;
    private final SessionReading reading;
    private final @Nullable Listing<Session> list;
    private final @Nullable Listing<Participant> participants;

    GetSessionOperation(CompiledDescriptor descriptor, HttpPipeline http, Values client) {
        OperationModel operation = descriptor.getSession();
        this.descriptor = descriptor;
        this.http = http;
        this.client = client;
        this.request = operation.request();
        this.reading = descriptor.gotSession();
        this.list = operation.list().isEmpty()
                ? null
                : new Listing<>(descriptor.id(), http, request, descriptor.sessionList(Operation.GET_SESSION));
        this.participants = operation.withParticipants() ? descriptor.participants(http) : null;
    }

    /** What is read of the responses, each with its operation; of those that come page by page, of the first. */
    Map<Operation, Findings> findings(String sessionId) {
        Values values = client.with(Variable.SESSION_ID, sessionId);
        CallSequence calls = http.sequence(CallOptions.defaults());
        Map<Operation, Findings> findings = new EnumMap<>(Operation.class);
        findings.put(
                Operation.GET_SESSION,
                list == null
                        ? calls.call(request.request(values), explaining(Operation.GET_SESSION))
                        : list.firstResponse(values, calls, explaining(Operation.GET_SESSION)));
        if (participants != null) {
            findings.put(Operation.LIST_PARTICIPANTS, participantFindings(participants, values, calls));
        }
        return findings;
    }

    private Findings participantFindings(Listing<Participant> participants, Values values, CallSequence calls) {
        try {
            return participants.firstResponse(values, calls, explaining(Operation.LIST_PARTICIPANTS));
        } catch (NotFoundException noneReported) {
            return Findings.empty("participants", "the service answered that there are none of this session");
        }
    }

    private ResponseMapper<Findings> explaining(Operation operation) {
        return response -> descriptor.findings(operation, response);
    }

    Session session(String sessionId, CallOptions options) {
        Values values = client.with(Variable.SESSION_ID, sessionId);
        if (participants != null) {
            CallSequence calls = http.sequence(options);
            return calls.call(request.request(values), reading::only)
                    .participants(participants(participants, values, calls))
                    .build();
        }
        return list == null
                ? http.call(
                        request.request(values),
                        options,
                        response -> reading.only(response).build())
                : list.first(values, session -> session.id().equals(sessionId), options)
                        .orElseThrow(() -> http.notListed(
                                request.endpoint().operation(), "the service lists no session of that id"));
    }

    /**
     * The participants, or null where the service has none to report of a session that it has: it is the session that
     * was asked for.
     */
    private static @Nullable List<Participant> participants(
            Listing<Participant> participants, Values values, CallSequence calls) {
        try {
            return participants.all(values, calls);
        } catch (NotFoundException noneReported) {
            return null;
        }
    }
}

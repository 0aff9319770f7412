package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.RequestModel;
import io.unisession.generic.internal.model.Values;
import io.unisession.generic.internal.model.Variable;
import io.unisession.http.CallSequence;
import io.unisession.http.HttpPipeline;
import org.jspecify.annotations.Nullable;

/** Gets a session: from an answer that has one, or out of a list where the service has only that. */
final class SessionGetting {
    private final HttpPipeline http;
    private final Values client;
    private final RequestModel request;
    private final SessionReading reading;
    private final @Nullable Listing<Session> list;
    private final @Nullable Listing<Participant> participants;

    SessionGetting(CompiledDescriptor descriptor, HttpPipeline http, Values client) {
        OperationModel operation = descriptor.getSession();
        this.http = http;
        this.client = client;
        this.request = operation.request();
        this.reading = descriptor.gotSession();
        this.list = operation.list().isEmpty()
                ? null
                : new Listing<>(descriptor.id(), http, request, descriptor.sessionList(Operation.GET_SESSION));
        this.participants = operation.withParticipants() ? descriptor.participants(http) : null;
    }

    Session session(String sessionId, CallOptions options) {
        Values values = client.with(Variable.SESSION_ID, sessionId);
        if (participants != null) {
            CallSequence calls = http.sequence(options);
            return calls.call(request.request(values), reading::only)
                    .participants(participants.all(values, calls))
                    .build();
        }
        return list == null
                ? http.call(
                        request.request(values),
                        options,
                        answer -> reading.only(answer).build())
                : list.first(values, session -> session.id().equals(sessionId), options)
                        .orElseThrow(() -> http.notListed(
                                request.endpoint().operation(), "the service lists no session of that id"));
    }
}

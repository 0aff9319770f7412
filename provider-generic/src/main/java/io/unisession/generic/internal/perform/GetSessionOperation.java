package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.QueryModel.ListRequest;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.ResponseMapper;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gets a session, from a response with one session or from a list of sessions. */
final class GetSessionOperation {
    private final DescribedClient client;
    private final HttpPipeline http;
    private final RequestTemplate request;
    private final SessionMapper mapper;
    private final @Nullable ListOperation<Session> list;
    private final @Nullable ListOperation<Participant> participants;

    GetSessionOperation(DescribedClient client) {
        this(client, request -> request);
    }

    private GetSessionOperation(DescribedClient client, UnaryOperator<RequestTemplate> part) {
        OperationModel operation = client.descriptor().getSession();
        this.client = client;
        this.http = client.http();
        this.request = part.apply(client.request(Operation.GET_SESSION));
        this.mapper = client.descriptor().session();
        this.list = operation.list().isEmpty() ? null : new ListOperation<>(client, searched(client, operation, part));
        this.participants = operation.withParticipants() ? client.participants() : null;
    }

    /** Reads a session as the first part of another operation. */
    static GetSessionOperation asPartOf(Operation operation, DescribedClient client) {
        return new GetSessionOperation(client, request -> request.asPartOf(operation.word()));
    }

    private static List<ListOperation.Part<Session>> searched(
            DescribedClient client, OperationModel operation, UnaryOperator<RequestTemplate> part) {
        List<ListRequest> lists = operation.lists().toList();
        List<PageMapper<Session>> mappers = client.descriptor().searchedLists();
        return IntStream.range(0, lists.size())
                .mapToObj(index -> new ListOperation.Part<>(
                        part.apply(client.request(
                                lists.get(index).request(), lists.get(index).auth())),
                        mappers.get(index)))
                .toList();
    }

    /**
     * Sends the requests of a call and maps each first response in another way. An operation is missing in the result
     * if the service reports 404 for the participants of the session.
     */
    <R> Map<Operation, R> inspect(String sessionId, BiFunction<Operation, ApiResponse, R> inspector) {
        Values values = client.ofSession(sessionId);
        CallSequence calls = http.sequence(CallOptions.defaults());
        ResponseMapper<R> session = response -> inspector.apply(Operation.GET_SESSION, response);
        Map<Operation, R> results = new EnumMap<>(Operation.class);
        results.put(
                Operation.GET_SESSION,
                list == null
                        ? calls.call(request.request(values), session)
                        : list.firstResponse(values, calls, session));
        if (participants != null) {
            try {
                results.put(
                        Operation.LIST_PARTICIPANTS,
                        participants.firstResponse(
                                values, calls, response -> inspector.apply(Operation.LIST_PARTICIPANTS, response)));
            } catch (NotFoundException notReported) {
                return results;
            }
        }
        return results;
    }

    Session session(String sessionId, CallOptions options) {
        if (participants == null) {
            return list == null
                    ? http.call(
                            request.request(client.ofSession(sessionId)),
                            options,
                            response -> read(response, sessionId).build())
                    : listed(list, sessionId, http.sequence(options));
        }
        Values values = client.ofSession(sessionId);
        CallSequence calls = http.sequence(options);
        Session.Builder session = list == null
                ? calls.call(request.request(values), response -> read(response, sessionId))
                : listed(list, sessionId, calls).toBuilder();
        List<Participant> listed = participants(participants, values, calls);
        boolean endsUnknown = client.descriptor().model().listedParticipant().withoutLeave() == IntervalEnd.UNKNOWN;
        return session.participants(
                        listed != null && endsUnknown
                                ? ParticipantMapper.inSession(session.build().status(), listed)
                                : listed)
                .build();
    }

    /** Reads the only session of a response. Where nothing is in its place, there is no such session. */
    private Session.Builder read(ApiResponse response, String sessionId) throws IOException {
        if (mapper.requiresPlaces()) {
            requireSession(response);
        }
        try {
            return mapper.only(MappingContext.of(response, sessionId));
        } catch (UnusableResponseException noSession) {
            requireSession(response);
            throw noSession;
        }
    }

    private void requireSession(ApiResponse response) {
        mapper.emptyPlace(response.document()).ifPresent(place -> {
            throw http.notListed(request.endpoint().operation(), "the response has nothing at " + place);
        });
    }

    /**
     * Reads a session, but not its participants, if the service has them elsewhere.
     *
     * @param check throws an {@link UnusableResponseException} if the session cannot be used
     */
    Session session(String sessionId, Consumer<Session> check, CallSequence calls) {
        if (list == null) {
            return calls.call(request.request(client.ofSession(sessionId)), response -> {
                Session session = read(response, sessionId).build();
                response.requireIsAbout(sessionId, session.id());
                check.accept(session);
                return session;
            });
        }
        Session session = listed(list, sessionId, calls);
        try {
            check.accept(session);
        } catch (UnusableResponseException unusable) {
            String provider = client.descriptor().id();
            String operation = request.endpoint().operation();
            throw new InvalidResponseException(
                    provider + " " + operation + " failed: the response cannot be used: " + unusable.getMessage(),
                    FailureDetails.builder(provider, operation).build());
        }
        return session;
    }

    private Session listed(ListOperation<Session> list, String sessionId, CallSequence calls) {
        return list.first(
                        client.ofSession(sessionId),
                        sessionId,
                        session -> session.id().equals(sessionId),
                        calls)
                .orElseThrow(() ->
                        http.notListed(request.endpoint().operation(), "the service lists no session with this id"));
    }

    /** The participants; null if the service reports none: a 404 here does not mean that the session is missing. */
    private static @Nullable List<Participant> participants(
            ListOperation<Participant> participants, Values values, CallSequence calls) {
        try {
            return participants.all(values, calls);
        } catch (NotFoundException notReported) {
            return null;
        }
    }
}

package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.ProviderDocument;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.error.ApiException;
import io.unisession.error.SessionException;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.model.OperationModel.NotFoundWhen;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.ResponseMapper;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request about a session. If it needs more of the session than the id, the session is read first. */
final class SessionRequest {
    private final DescribedClient client;
    private final HttpPipeline http;
    private final RequestTemplate request;
    private final OperationModel.Lifetime lifetime;
    private final SessionFields fields;
    private final List<NotFoundWhen> notFoundWhen;

    SessionRequest(DescribedClient client, Operation operation) {
        this.client = client;
        this.http = client.http();
        this.request = client.request(operation);
        OperationModel model = client.descriptor().operation(operation).orElseThrow();
        this.lifetime = model.lifetime();
        this.notFoundWhen = model.notFoundWhen();
        this.fields = new SessionFields(client, operation, request.variables(), request::requireFieldsOf);
    }

    /** Ends the session. By its room, whichever session is active there would end, so one that is over is left alone. */
    void endSession(String sessionId, CallOptions options) {
        if (fields.isEmpty()) {
            call(sessionId, options);
            return;
        }
        CallSequence calls = http.sequence(options);
        Session session = fields.read(sessionId, calls);
        if (session.status() == SessionStatus.ENDED) {
            return;
        }
        try {
            change(fields.of(session), calls);
        } catch (ApiException refused) {
            if (!hasEnded(sessionId, calls, refused)) {
                throw refused;
            }
        }
    }

    /** Whether the service refused because the session has ended since it was read: then nothing is left to do. */
    private boolean hasEnded(String sessionId, CallSequence calls, ApiException refused) {
        if (refused.httpStatus() / 100 != 4 || refused.isRetryable()) {
            return false;
        }
        try {
            return fields.read(sessionId, calls).status() == SessionStatus.ENDED;
        } catch (SessionException unknown) {
            refused.addSuppressed(unknown);
            return false;
        }
    }

    /** Sends the request, which needs the session's id only. */
    void call(String sessionId, CallOptions options) {
        change(client.ofSession(sessionId), http.sequence(options));
    }

    void removeParticipant(String sessionId, String participantId, CallOptions options) {
        Values known = client.ofSession(sessionId).with(Variable.PARTICIPANT_ID, participantId);
        if (fields.isEmpty()) {
            change(known, http.sequence(options));
            return;
        }
        CallSequence calls = http.sequence(options);
        Values values = fields.ofActive(sessionId, calls).with(Variable.PARTICIPANT_ID, participantId);
        change(values, calls);
    }

    private void change(Values values, CallSequence calls) {
        if (notFoundWhen.isEmpty()) {
            calls.call(request.request(values));
        } else {
            calls.call(request.request(values), this::requireFound);
        }
    }

    /** Some services report success, although they did not find what they should change. */
    private Optional<Object> requireFound(ApiResponse response) throws IOException {
        if (response.isEmpty()) {
            return Optional.empty();
        }
        requireObject(response.json());
        ProviderDocument document = response.document();
        for (NotFoundWhen condition : notFoundWhen) {
            String pointer = condition.pointer().toString();
            Optional<String> value = condition.value();
            if (value.isEmpty() && !PageMapper.hasContent(document, condition.pointer())) {
                throw http.notListed(operation(), "the response has nothing at " + pointer);
            }
            if (value.isPresent() && document.text(pointer).equals(value)) {
                throw http.notListed(operation(), "the response has " + value.get() + " at " + pointer);
            }
        }
        return Optional.empty();
    }

    /** Reads all of it: in what cannot be read, nothing is missing. */
    private static void requireObject(JsonReader json) throws IOException {
        if (!json.enterObject()) {
            throw new UnusableResponseException("it is not a JSON object");
        }
        while (json.nextField()) {
            // Skips the value.
        }
    }

    private String operation() {
        return request.endpoint().operation();
    }

    JoinToken joinToken(JoinRequest join, CallOptions options) {
        String participantId = JoinValues.participantId(join, request.variables());
        ResponseMapper<JoinToken> mapper = client.descriptor().joinToken().of(participantId);
        if (fields.isEmpty()) {
            return http.call(joinRequest(client.ofSession(join.sessionId()), join, participantId), options, mapper);
        }
        CallSequence calls = http.sequence(options);
        Values session = fields.ofActive(join.sessionId(), calls);
        return calls.call(joinRequest(session, join, participantId), mapper);
    }

    private ApiRequest joinRequest(Values session, JoinRequest join, @Nullable String participantId) {
        return request.request(JoinValues.with(
                session, join, participantId, lifetime, client.timing().now()));
    }
}

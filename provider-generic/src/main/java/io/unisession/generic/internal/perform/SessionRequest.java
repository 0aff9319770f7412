package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.error.ApiException;
import io.unisession.error.SessionException;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.template.RequestTemplate;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.ResponseMapper;
import io.unisession.spi.http.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request about a session. If it needs more of the session than the id, the session is read first. */
final class SessionRequest {
    private final DescribedClient client;
    private final HttpPipeline http;
    private final RequestTemplate request;
    private final OperationModel.Lifetime lifetime;
    private final SessionFields fields;

    SessionRequest(DescribedClient client, Operation operation) {
        this.client = client;
        this.http = client.http();
        this.request = client.request(operation);
        this.lifetime = client.descriptor().operation(operation).orElseThrow().lifetime();
        this.fields = new SessionFields(client, operation, request.variables());
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
            calls.call(request.request(client.ofSession(session)));
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
        http.call(request.request(client.ofSession(sessionId)), options);
    }

    void removeParticipant(String sessionId, String participantId, CallOptions options) {
        Values known = client.ofSession(sessionId).with(Variable.PARTICIPANT_ID, participantId);
        if (fields.isEmpty()) {
            http.call(request.request(known), options);
            return;
        }
        CallSequence calls = http.sequence(options);
        Values values = fields.ofActive(sessionId, calls).with(Variable.PARTICIPANT_ID, participantId);
        calls.call(request.request(values));
    }

    JoinToken joinToken(JoinRequest join, CallOptions options) {
        String participantId = SignedJoinTokens.participantId(join, request.variables());
        ResponseMapper<JoinToken> mapper = client.descriptor().joinToken().of(participantId);
        if (fields.isEmpty()) {
            return http.call(
                    request.request(with(client.ofSession(join.sessionId()), join, participantId)), options, mapper);
        }
        CallSequence calls = http.sequence(options);
        Values session = fields.ofActive(join.sessionId(), calls);
        return calls.call(request.request(with(session, join, participantId)), mapper);
    }

    private Values with(Values session, JoinRequest join, @Nullable String participantId) {
        Optional<Duration> span = join.lifetime().or(lifetime::standard);
        Instant now = client.timing().now();
        return SignedJoinTokens.with(session, join, participantId)
                .withTimeFormat(lifetime.format())
                .with(Variable.LIFETIME, span.map(SessionRequest::wholeSeconds).orElse(null))
                .with(
                        Variable.EXPIRES_AT,
                        span.map(each -> Token.expiry(now, each)).orElse(null));
    }

    /** Rounded up, because services may take zero for no expiry. */
    private static long wholeSeconds(Duration span) {
        return span.plusNanos(999_999_999).toSeconds();
    }
}

package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.capability.JoinTokens;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.template.JwtTemplate;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.http.Token;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Signs join tokens, after it has read the session: a service has no part in it, and would accept one for any session. */
final class SignedJoinTokens implements JoinTokens {
    private final DescribedClient client;
    private final JwtTemplate jwt;
    private final SessionFields fields;

    SignedJoinTokens(DescribedClient client, JwtTemplate jwt) {
        this.client = client;
        this.jwt = jwt;
        this.fields = new SessionFields(client, Operation.JOIN_TOKEN, jwt.variables(), jwt::requireFieldsOf);
    }

    @Override
    public JoinToken createJoinToken(JoinRequest join, CallOptions options) {
        Secret key = jwt.key(client.providerSettings());
        jwt.requireKey(key, client.settings());
        Session session = fields.active(join.sessionId(), client.http().sequence(options));
        String participantId = JoinValues.participantId(join, jwt.variables());
        Token token = signed(
                jwt,
                key,
                fields.of(session),
                join,
                participantId,
                client.timing().now());
        return JoinToken.builder(token.value())
                .participantId(participantId)
                .roomId(session.roomId().orElse(null))
                .expiresAt(token.expiresAt())
                .build();
    }

    /** Signs a token. It is issued now, not earlier as tokens for requests are: it lasts as long as the application says. */
    static Token signed(
            JwtTemplate jwt,
            Secret key,
            Values session,
            JoinRequest join,
            @Nullable String participantId,
            Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        return jwt.sign(
                key,
                JoinValues.with(session, join, participantId),
                issuedAt,
                Token.expiry(issuedAt, join.lifetime().orElse(jwt.lifetime())));
    }
}

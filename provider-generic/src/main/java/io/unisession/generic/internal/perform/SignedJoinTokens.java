package io.unisession.generic.internal.perform;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.Secret;
import io.unisession.capability.JoinTokens;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.template.JwtTemplate;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.Token;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Signs join tokens, after it has read the session: a service has no part in it, and would accept one for any session. */
final class SignedJoinTokens implements JoinTokens {
    private final DescribedClient client;
    private final JwtTemplate jwt;
    private final SessionFields fields;

    SignedJoinTokens(DescribedClient client, JwtTemplate jwt) {
        this.client = client;
        this.jwt = jwt;
        this.fields = new SessionFields(client, Operation.JOIN_TOKEN, jwt.variables());
    }

    @Override
    public JoinToken createJoinToken(JoinRequest join, CallOptions options) {
        Secret key = jwt.key(client.providerSettings());
        jwt.requireKey(key, client.settings());
        Values session = fields.ofActive(join.sessionId(), client.http().sequence(options));
        String participantId = participantId(join, jwt.variables());
        // Issued now, not earlier as tokens for requests are: it lasts as long as the application says.
        Instant issuedAt = client.timing().now().truncatedTo(ChronoUnit.SECONDS);
        Token token = jwt.sign(
                key,
                with(session, join, participantId),
                issuedAt,
                Token.expiry(issuedAt, join.lifetime().orElse(jwt.lifetime())));
        return JoinToken.builder(token.value())
                .participantId(participantId)
                .roomId(text(session.of(Variable.ROOM_ID)))
                .expiresAt(token.expiresAt())
                .build();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** The participant's id; a new one if the application names none and the token needs it. */
    static @Nullable String participantId(JoinRequest join, Stream<Variable> needed) {
        return join.participantId()
                .orElseGet(() -> needed.anyMatch(Variable.PARTICIPANT_ID::equals)
                        ? UUID.randomUUID().toString()
                        : null);
    }

    /** Adds who joins. */
    static Values with(Values session, JoinRequest join, @Nullable String participantId) {
        return session.with(Variable.PARTICIPANT_ID, participantId)
                .with(Variable.NAME, join.name().orElse(null));
    }
}

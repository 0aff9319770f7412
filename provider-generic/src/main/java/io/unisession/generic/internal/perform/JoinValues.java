package io.unisession.generic.internal.perform;

import io.unisession.JoinRequest;
import io.unisession.generic.internal.model.OperationModel;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.http.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values with which a join token is requested or signed: who joins, and for how long. */
final class JoinValues {
    private JoinValues() {}

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

    /** Adds who joins, and how long the token is valid. */
    static Values with(
            Values session,
            JoinRequest join,
            @Nullable String participantId,
            OperationModel.Lifetime lifetime,
            Instant now) {
        Optional<Duration> span = join.lifetime().or(lifetime::standard);
        return with(session, join, participantId)
                .withTimeFormat(lifetime.format())
                .with(Variable.LIFETIME, span.map(JoinValues::wholeSeconds).orElse(null))
                .with(
                        Variable.EXPIRES_AT,
                        span.map(each -> Token.expiry(now, each)).orElse(null));
    }

    /** Rounded up, because services may take zero for no expiry. */
    private static long wholeSeconds(Duration span) {
        return span.plusNanos(999_999_999).toSeconds();
    }
}

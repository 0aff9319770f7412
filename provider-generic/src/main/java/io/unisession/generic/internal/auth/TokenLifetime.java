package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.spi.http.Token;
import java.time.Duration;
import java.time.Instant;

/** Renews tokens before they expire: a request takes time to arrive, and clocks differ. */
final class TokenLifetime {
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private TokenLifetime() {}

    /** A token to be renewed a minute before it expires, or a tenth of its lifetime before if that is shorter. */
    static Token token(Secret value, Instant now, Duration lifetime) {
        Duration tenth = lifetime.dividedBy(10);
        Duration margin = tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN;
        return Token.of(value, now.plus(lifetime).minus(margin));
    }
}

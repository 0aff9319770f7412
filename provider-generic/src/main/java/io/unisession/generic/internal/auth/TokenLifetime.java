package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.spi.http.Token;
import java.time.Duration;
import java.time.Instant;

/** How long a token is used: not to its very end, since it has to get there and clocks differ. */
final class TokenLifetime {
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private TokenLifetime() {}

    /** A token that is replaced a minute before its end, or, where it lives less than ten, for a tenth of its life. */
    static Token token(Secret value, Instant now, Duration lifetime) {
        Duration tenth = lifetime.dividedBy(10);
        Duration margin = tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN;
        return Token.of(value, now.plus(lifetime).minus(margin));
    }
}

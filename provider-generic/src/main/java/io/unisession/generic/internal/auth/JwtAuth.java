package io.unisession.generic.internal.auth;

import io.unisession.Secret;
import io.unisession.generic.internal.template.JwtTemplate;
import io.unisession.generic.internal.template.SettingReference;
import io.unisession.generic.internal.template.Values;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Token;
import io.unisession.spi.http.TokenEndpoint;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A JSON Web Token in a header.
 *
 * @param jwt the token
 * @param header the header that carries the token
 * @param prefix precedes the token in the header, such as {@code "Bearer "}; may be empty
 */
public record JwtAuth(JwtTemplate jwt, String header, String prefix) implements Auth {
    @Override
    public Stream<SettingReference> settings() {
        return jwt.settings();
    }

    @Override
    public Authenticator authenticator(ProviderSettings settings, Function<String, TokenEndpoint> opening) {
        Secret key = jwt.key(settings);
        Values values = Values.of(settings);
        TokenSource tokens = TokenSource.signed(
                now -> sign(jwt, key, values, now),
                clockMargin(jwt.lifetime()),
                settings.transport().timing());
        return Authenticator.token(header, prefix, tokens).alsoHiding(values.secrets(jwt.settings()));
    }

    /**
     * Signs a token that authenticates. It was issued a little in the past, for services whose clock is behind. Some
     * limit the span, so it is no longer for that.
     */
    public static Token sign(JwtTemplate jwt, Secret key, Values values, Instant now) {
        Instant issuedAt = now.minus(clockMargin(jwt.lifetime())).truncatedTo(ChronoUnit.SECONDS);
        return jwt.sign(key, values, issuedAt, issuedAt.plus(jwt.lifetime()));
    }

    /** By how much clocks may differ, and how long before its expiry a token is replaced. */
    private static Duration clockMargin(Duration lifetime) {
        Duration tenth = lifetime.dividedBy(10);
        Duration minute = Duration.ofMinutes(1);
        return tenth.compareTo(minute) < 0 ? tenth : minute;
    }
}

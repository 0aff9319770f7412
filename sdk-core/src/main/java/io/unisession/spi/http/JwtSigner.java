package io.unisession.spi.http;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.Secret;
import io.unisession.internal.text.PositiveDuration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Signs JSON Web Tokens (RFC 7519) with HMAC and SHA-256, for services that share a secret with the application.
 *
 * <p>It uses java-jwt, an optional dependency of the core: a provider that signs tokens depends on {@code
 * com.auth0:java-jwt} itself. Loading it takes a quarter of a second, so mention this class only in code that runs when
 * a token is needed, such as the lambda for {@link TokenSource#signed}.
 */
public final class JwtSigner {
    /** Ten years. A longer lifetime is more likely a mistake, such as the wrong unit. */
    private static final Duration MAX_LIFETIME = Duration.ofDays(3_653);

    private JwtSigner() {}

    /**
     * Signs a token.
     *
     * @param secret the text whose bytes in UTF-8 are the key, even if it looks like hexadecimal or Base64
     * @param claims the claims besides {@code iat} and {@code exp}: strings, numbers, booleans, lists and maps
     * @param issuedAt {@code iat}, in whole seconds; a little in the past if the service's clock may be slow
     * @param expiresAt {@code exp}, in whole seconds
     * @return the token and its expiry
     */
    public static Token sign(Secret secret, Map<String, ?> claims, Instant issuedAt, Instant expiresAt) {
        String token = JWT.create()
                .withPayload(claims)
                .withIssuedAt(issuedAt)
                .withExpiresAt(expiresAt)
                .sign(Algorithm.HMAC256(secret.reveal().getBytes(StandardCharsets.UTF_8)));
        return Token.of(Secret.of(token), expiresAt);
    }

    /**
     * The expiry of a token with a given lifetime. Tokens have whole seconds; rounding up keeps a short lifetime from
     * becoming zero.
     *
     * @param now the current time
     * @param lifetime how long the token is valid
     * @return the expiry, in whole seconds
     * @throws IllegalArgumentException if the lifetime is not greater than zero, or longer than ten years
     */
    public static Instant expiry(Instant now, Duration lifetime) {
        PositiveDuration.require("lifetime", lifetime);
        if (lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException(
                    "lifetime must be at most " + MAX_LIFETIME.toDays() + " days, but is " + lifetime);
        }
        return now.plus(lifetime).plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }
}

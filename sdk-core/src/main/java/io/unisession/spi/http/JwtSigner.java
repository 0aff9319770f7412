package io.unisession.spi.http;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Signs JSON Web Tokens (RFC 7519) with HMAC and SHA-256, for services that share a secret with the application.
 *
 * <p>It uses java-jwt, an optional dependency of the core: a provider that signs tokens depends on {@code
 * com.auth0:java-jwt} itself. Loading it takes a quarter of a second, so mention this class only in code that runs when
 * a token is needed, such as the lambda for {@link TokenSource#signed}.
 */
public final class JwtSigner {
    /** If the service's clock is slow, a token must not be from the future. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private JwtSigner() {}

    /**
     * Signs a token that is valid from now on. Its {@code iat} is a minute in the past, in case the service's clock is
     * slow.
     *
     * @param secret the text whose bytes in UTF-8 are the key, even if it looks like hexadecimal or Base64
     * @param claims the claims besides {@code iat} and {@code exp}: strings, numbers, booleans, lists and maps
     * @param now the current time
     * @param lifetime how long the token is valid
     * @return the token and its expiry
     * @throws IllegalArgumentException if the lifetime is not greater than zero, or longer than ten years
     */
    public static Token sign(Secret secret, Map<String, ?> claims, Instant now, Duration lifetime) {
        return sign(secret, claims, issuedAt(now), Token.expiry(now, lifetime));
    }

    static Instant issuedAt(Instant now) {
        return now.minus(CLOCK_SKEW);
    }

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
}

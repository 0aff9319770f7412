package io.unisession.spi.http;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.Secret;
import java.nio.charset.StandardCharsets;
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
}

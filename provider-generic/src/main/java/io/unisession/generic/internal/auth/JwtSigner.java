package io.unisession.generic.internal.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.Secret;
import io.unisession.spi.http.Token;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Signs tokens. The only class that uses java-jwt, so that descriptors without signed tokens never load that library. */
final class JwtSigner {
    /** Tokens are issued a little in the past, for services whose clock is behind. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private JwtSigner() {}

    static Token sign(Map<String, ?> claims, Secret secret, Duration lifetime, Instant now) {
        String token = JWT.create()
                .withPayload(claims)
                .withIssuedAt(now.minus(CLOCK_SKEW))
                .withExpiresAt(now.plus(lifetime))
                .sign(Algorithm.HMAC256(secret.reveal().getBytes(StandardCharsets.UTF_8)));
        return TokenLifetime.token(Secret.of(token), now, lifetime);
    }
}

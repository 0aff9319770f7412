package io.unisession.videosdk;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.Secret;
import io.unisession.http.Token;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Mints the tokens that VideoSDK's server API takes, with the claims that VideoSDK's own server library sends. */
final class TokenMinter {
    /** VideoSDK advises short lives and sets no limit; its own samples go from ten minutes to a day. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    /** A service whose clock is behind ours must not find a token from the future. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private TokenMinter() {}

    static Token mint(String apiKey, Secret secretKey, Instant now) {
        Instant expiresAt = now.plus(LIFETIME);
        // The secret looks like hexadecimal or Base64, but its text is the key. Any length is accepted, as VideoSDK
        // promises none.
        Algorithm algorithm = Algorithm.HMAC256(secretKey.reveal().getBytes(StandardCharsets.UTF_8));
        String token = JWT.create()
                .withClaim("apikey", apiKey)
                .withClaim("permissions", List.of("allow_join", "allow_mod"))
                .withClaim("version", 2)
                // Server API only: should the token get about, nobody can join a room with it.
                .withClaim("roles", List.of("crawler"))
                .withIssuedAt(now.minus(CLOCK_SKEW))
                .withExpiresAt(expiresAt)
                .sign(algorithm);
        return Token.of(Secret.of(token), expiresAt);
    }
}

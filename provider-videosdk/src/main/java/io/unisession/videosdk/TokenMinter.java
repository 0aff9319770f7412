package io.unisession.videosdk;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.JoinToken;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import io.unisession.spi.http.Token;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mints VideoSDK's tokens, with the claims that VideoSDK's own server library gives them. */
final class TokenMinter {
    /** VideoSDK advises short lives and sets no limit; its own samples go from ten minutes to a day. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    /** A service whose clock is behind ours must not find a token from the future. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private TokenMinter() {}

    /** A token for the server API. */
    static Token mint(String apiKey, Secret secretKey, Instant now) {
        Instant expiresAt = now.plus(LIFETIME);
        String token = claims(apiKey, List.of("allow_join", "allow_mod"), now)
                // Server API only: should the token get about, nobody can join a room with it.
                .withClaim("roles", List.of("crawler"))
                .withExpiresAt(expiresAt)
                .sign(algorithm(secretKey));
        return Token.of(Secret.of(token), expiresAt);
    }

    /** A token for joining a room. */
    static JoinToken mintJoinToken(
            String apiKey,
            Secret secretKey,
            String roomId,
            @Nullable String participantId,
            EnumSet<JoinPermission> permissions,
            Instant now,
            Duration lifetime,
            ResponseMetadata metadata) {
        Instant expiresAt = expiry(now, lifetime);
        List<String> words = permissions.stream().map(JoinPermission::word).toList();
        JWTCreator.Builder claims = claims(apiKey, words, now)
                // Joining only: whoever holds the token cannot use the server API.
                .withClaim("roles", List.of("rtc"))
                .withClaim("roomId", roomId)
                .withExpiresAt(expiresAt);
        if (participantId != null) {
            claims.withClaim("participantId", participantId);
        }
        return JoinToken.builder(Secret.of(claims.sign(algorithm(secretKey))))
                .participantId(participantId)
                .roomId(roomId)
                .expiresAt(expiresAt)
                .metadata(metadata)
                .build();
    }

    private static JWTCreator.Builder claims(String apiKey, List<String> permissions, Instant now) {
        return JWT.create()
                .withClaim("apikey", apiKey)
                .withClaim("permissions", permissions)
                .withClaim("version", 2)
                .withIssuedAt(now.minus(CLOCK_SKEW));
    }

    private static Instant expiry(Instant now, Duration lifetime) {
        try {
            // Tokens count whole seconds; up, lest a short life be none.
            return now.plus(lifetime).plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException | ArithmeticException beyondAnyDate) {
            throw new IllegalArgumentException("no token can live for " + lifetime, beyondAnyDate);
        }
    }

    /**
     * The secret looks like hexadecimal or Base64, but its text is the key. Any length is accepted, as VideoSDK
     * promises none.
     */
    private static Algorithm algorithm(Secret secretKey) {
        return Algorithm.HMAC256(secretKey.reveal().getBytes(StandardCharsets.UTF_8));
    }
}

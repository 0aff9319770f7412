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

/** Signs VideoSDK's tokens on this machine. */
final class TokenSigner {
    /** VideoSDK recommends short lifetimes and sets no limit. Its samples range from ten minutes to a day. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    /** If the service's clock is slow, the token must not be from the future. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private TokenSigner() {}

    /** Signs a token for the server API, with the claims documented for that version. */
    static Token apiToken(ApiVersion version, String apiKey, Secret secretKey, Instant now) {
        Instant expiresAt = now.plus(LIFETIME);
        JWTCreator.Builder claims =
                claims(apiKey, List.of("allow_join", "allow_mod"), now).withExpiresAt(expiresAt);
        if (version == ApiVersion.V2) {
            // For the server API only, so that nobody can join a room with a leaked token. Version 1 has no such role.
            claims.withClaim("version", 2).withClaim("roles", List.of("crawler"));
        }
        return Token.of(Secret.of(claims.sign(algorithm(secretKey))), expiresAt);
    }

    /** Signs a token for joining a room. It does not depend on the version of the server API. */
    static JoinToken joinToken(
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
                .withClaim("version", 2)
                // For joining only, so that its holder cannot use the server API.
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
                .withIssuedAt(now.minus(CLOCK_SKEW));
    }

    private static Instant expiry(Instant now, Duration lifetime) {
        try {
            // Tokens have whole seconds. Rounding up keeps a short lifetime from becoming zero.
            return now.plus(lifetime).plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException | ArithmeticException beyondAnyDate) {
            throw new IllegalArgumentException("the lifetime is too long: " + lifetime, beyondAnyDate);
        }
    }

    /** The secret looks like hexadecimal or Base64, but the key is its text. It may have any length. */
    private static Algorithm algorithm(Secret secretKey) {
        return Algorithm.HMAC256(secretKey.reveal().getBytes(StandardCharsets.UTF_8));
    }
}

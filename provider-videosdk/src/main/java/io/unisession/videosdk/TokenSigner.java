package io.unisession.videosdk;

import io.unisession.JoinToken;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import io.unisession.spi.http.JwtSigner;
import io.unisession.spi.http.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs VideoSDK's tokens on this machine. */
final class TokenSigner {
    private TokenSigner() {}

    /** The claims of a token for the server API, as documented for that version. */
    static Map<String, ?> apiClaims(ApiVersion version, String apiKey) {
        Map<String, Object> claims = claims(apiKey, List.of("allow_join", "allow_mod"));
        if (version == ApiVersion.V2) {
            // For the server API only, so that nobody can join a room with a leaked token. Version 1 has no such role.
            claims.put("version", 2);
            claims.put("roles", List.of("crawler"));
        }
        return claims;
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
        Map<String, Object> claims =
                claims(apiKey, permissions.stream().map(JoinPermission::word).toList());
        claims.put("version", 2);
        // For joining only, so that its holder cannot use the server API.
        claims.put("roles", List.of("rtc"));
        claims.put("roomId", roomId);
        if (participantId != null) {
            claims.put("participantId", participantId);
        }
        Token token = JwtSigner.sign(secretKey, claims, now, lifetime);
        return JoinToken.builder(token.value())
                .participantId(participantId)
                .roomId(roomId)
                .expiresAt(token.expiresAt())
                .metadata(metadata)
                .build();
    }

    private static Map<String, Object> claims(String apiKey, List<String> permissions) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("apikey", apiKey);
        claims.put("permissions", permissions);
        return claims;
    }
}

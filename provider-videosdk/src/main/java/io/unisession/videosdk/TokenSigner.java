package io.unisession.videosdk;

import io.unisession.JoinToken;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import io.unisession.spi.http.JwtSigner;
import io.unisession.spi.http.Token;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs VideoSDK's tokens on this machine. */
final class TokenSigner {
    private TokenSigner() {}

    /** The claims of a token for the server API, as documented for that version. */
    static Map<String, ?> apiClaims(ApiVersion version, String apiKey) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("apikey", apiKey);
        claims.put("permissions", List.of("allow_join", "allow_mod"));
        if (version == ApiVersion.V2) {
            // For the server API only, so that nobody can join a room with a leaked token. Version 1 has no such role.
            claims.put("version", 2);
            claims.put("roles", List.of("crawler"));
        }
        return claims;
    }

    /** Signs a token for joining. It does not depend on the version of the server API. */
    static JoinToken joinToken(
            String apiKey, Secret secretKey, NewJoinToken wanted, Instant now, ResponseMetadata metadata) {
        Token token = JwtSigner.sign(secretKey, wanted.claims(apiKey), now, wanted.lifetime());
        return JoinToken.builder(token.value())
                .participantId(wanted.participantId().orElse(null))
                .roomId(wanted.roomId().orElse(null))
                .expiresAt(token.expiresAt())
                .metadata(metadata)
                .build();
    }
}

package io.unisession.janus;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.capability.JoinTokens;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.Token;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs tokens with the server's {@code token_auth_secret}: expiry, realm and what the token is for, signed with HMAC and
 * SHA-1, as Janus verifies them.
 */
final class JanusJoinTokens implements JoinTokens {
    static final String NEEDS_SECRET = "join tokens are signed with " + JanusSettings.TOKEN_AUTH_SECRET
            + ", which is not set; without it, devices join with the server's api_secret or a stored token";

    private static final String OPERATION = "createJoinToken";
    private static final String API_REALM = "janus";
    private static final String PLUGIN = "janus.plugin.videoroom";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final HttpPipeline http;
    private final VideoRoom rooms;
    private final Supplier<Secret> secret;
    private final Timing timing;

    /** Signs with the current secret, because an application can replace it. */
    JanusJoinTokens(HttpPipeline http, VideoRoom rooms, Supplier<Secret> secret, Timing timing) {
        this.http = http;
        this.rooms = rooms;
        this.secret = secret;
        this.timing = timing;
    }

    /** Asks first whether the room exists. Nobody needs to be in it, since somebody must be the first. */
    @Override
    public JoinToken createJoinToken(JoinRequest request, CallOptions options) {
        Objects.requireNonNull(request, "request");
        String roomId = request.sessionId();
        ResponseMetadata metadata = http.call(rooms.read(OPERATION, "exists", roomId), options, response -> {
            if (!exists(response)) {
                throw http.notListed(OPERATION, "the server has no room with this id");
            }
            return response.metadata();
        });
        return sign(
                API_REALM,
                PLUGIN,
                roomId,
                request.participantId().orElse(null),
                request.lifetime().orElse(LIFETIME),
                metadata);
    }

    private static boolean exists(ApiResponse response) throws IOException {
        Boolean[] found = new Boolean[1];
        VideoRoom.readResult(
                response.json(), json -> found[0] = json.field().equals("exists") ? json.flag() : found[0]);
        Boolean exists = found[0];
        if (exists == null) {
            throw new UnusableResponseException("it does not say whether the room exists");
        }
        return exists;
    }

    /** The token that the VideoRoom plugin takes, in a room with {@code signed_tokens}, besides that of the API. */
    JoinToken signRoomToken(String roomId, Duration lifetime) {
        Endpoint.requireId("roomId", roomId);
        return sign(PLUGIN, "room=" + roomId, roomId, null, lifetime, ResponseMetadata.none());
    }

    private JoinToken sign(
            String realm,
            String descriptor,
            String roomId,
            @Nullable String participantId,
            Duration lifetime,
            ResponseMetadata metadata) {
        if (descriptor.indexOf(',') >= 0 || descriptor.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a room whose id has a comma or a colon cannot be in a signed token");
        }
        Instant expiresAt = Token.expiry(timing.now(), lifetime);
        String data = expiresAt.getEpochSecond() + "," + realm + "," + descriptor;
        Secret token = Secret.of(data + ":" + Base64.getEncoder().encodeToString(hmac(data)));
        return JoinToken.builder(token)
                .participantId(participantId)
                .roomId(roomId)
                .expiresAt(expiresAt)
                .metadata(metadata)
                .build();
    }

    private byte[] hmac(String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.get().reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("this Java has no HmacSHA1", unavailable);
        }
    }
}

package io.unisession.testkit.livekit;

import com.auth0.jwt.interfaces.DecodedJWT;
import io.unisession.testkit.ErrorResponseException;
import java.util.Map;

/** The claim {@code video} of a token. */
record LiveKitGrants(Map<String, Object> video) {

    static LiveKitGrants none() {
        return new LiveKitGrants(Map.of());
    }

    static LiveKitGrants of(DecodedJWT token) {
        Map<String, Object> video = token.getClaim("video").asMap();
        return video == null ? none() : new LiveKitGrants(video);
    }

    boolean has(String grant) {
        return Boolean.TRUE.equals(video.get(grant));
    }

    /** What is allowed unless the token denies it. */
    boolean allows(String grant) {
        return !Boolean.FALSE.equals(video.get(grant));
    }

    boolean isFor(String room) {
        return room.equals(video.get("room"));
    }

    void require(String grant) {
        if (!has(grant)) {
            throw new ErrorResponseException(LiveKitErrors.denied());
        }
    }

    /** There is no wildcard: the token must name the room. */
    void requireAdminOf(String room) {
        if (!has("roomAdmin") || !isFor(room)) {
            throw new ErrorResponseException(LiveKitErrors.denied());
        }
    }
}

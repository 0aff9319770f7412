package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.Timing;
import io.unisession.capability.JoinTokens;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;

/** Signs join tokens with the project's key and secret. */
final class VideoSdkJoinTokens implements JoinTokens {
    static final String NEEDS_CREDENTIALS = "join tokens are signed with " + Credentials.API_KEY + " and "
            + Credentials.SECRET_KEY + ", but this client was built with only a token";

    private final HttpPipeline http;
    private final Endpoint findRoom;
    private final Supplier<SettingGroup> credentials;
    private final Timing timing;

    /** Signs with the current credentials, because an application can replace them. */
    VideoSdkJoinTokens(HttpPipeline http, ApiVersion version, Supplier<SettingGroup> credentials, Timing timing) {
        this.http = http;
        // Has the name of the caller's operation, which errors show.
        this.findRoom = Endpoint.get("createJoinToken", version.sessionPath());
        this.credentials = credentials;
        this.timing = timing;
    }

    /** Gets the session first, because VideoSDK's tokens are for rooms. */
    @Override
    public JoinToken createJoinToken(JoinRequest request, CallOptions options) {
        Objects.requireNonNull(request, "request");
        NewJoinToken.Builder token = NewJoinToken.builder();
        request.participantId().ifPresent(token::participantId);
        request.lifetime().ifPresent(token::lifetime);
        String sessionId = request.sessionId();
        Session session =
                http.call(findRoom.request(sessionId), options, response -> sessionInARoom(response, sessionId));
        return sign(token.roomId(session.roomId().orElseThrow()).build(), session.metadata());
    }

    private static Session sessionInARoom(ApiResponse response, String sessionId) throws IOException {
        Session session = SessionMapping.session(response);
        response.requireIsAbout(sessionId, session.id());
        if (session.roomId().isEmpty()) {
            throw new UnusableResponseException("the session has no room id, which a join token needs");
        }
        return session;
    }

    JoinToken sign(NewJoinToken token) {
        return sign(token, ResponseMetadata.none());
    }

    private JoinToken sign(NewJoinToken token, ResponseMetadata metadata) {
        Objects.requireNonNull(token, "token");
        SettingGroup current = credentials.get();
        return TokenSigner.joinToken(
                current.text(Credentials.API_KEY),
                current.secret(Credentials.SECRET_KEY),
                token,
                timing.now(),
                metadata);
    }
}

package io.unisession.livekit;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.Timing;
import io.unisession.capability.JoinTokens;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.Token;
import java.util.Objects;
import java.util.UUID;

/** Signs join tokens. */
final class LiveKitJoinTokens implements JoinTokens {
    private final HttpPipeline http;
    private final GrantTokens tokens;
    private final RoomLookup lookup;
    private final Timing timing;

    LiveKitJoinTokens(HttpPipeline http, GrantTokens tokens, RoomLookup lookup, Timing timing) {
        this.http = http;
        this.tokens = tokens;
        this.lookup = lookup;
        this.timing = timing;
    }

    /** Finds the room first, because whoever joins with a token for an unknown room opens another one. */
    @Override
    public JoinToken createJoinToken(JoinRequest request, CallOptions options) {
        Objects.requireNonNull(request, "request");
        Session room = lookup.room("createJoinToken", request.sessionId(), http.sequence(options));
        // LiveKit needs an identity, and whoever joins with one that is in use replaces its holder.
        String identity =
                request.participantId().orElseGet(() -> UUID.randomUUID().toString());
        NewJoinToken.Builder token = NewJoinToken.builder(room.roomId().orElseThrow(), identity);
        request.name().ifPresent(token::name);
        request.lifetime().ifPresent(token::lifetime);
        return sign(token.build(), room.metadata());
    }

    JoinToken sign(NewJoinToken token) {
        return sign(token, ResponseMetadata.none());
    }

    private JoinToken sign(NewJoinToken token, ResponseMetadata metadata) {
        Token signed = tokens.sign(token.claims(), timing.now(), token.lifetime());
        return JoinToken.builder(signed.value())
                .participantId(token.identity())
                .roomId(token.room())
                .expiresAt(signed.expiresAt())
                .metadata(metadata)
                .build();
    }
}

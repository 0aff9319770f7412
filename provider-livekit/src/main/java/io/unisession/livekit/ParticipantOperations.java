package io.unisession.livekit;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists, gets and removes participants, with a token for their room. */
final class ParticipantOperations implements ParticipantListing, ParticipantRemoval {
    private final HttpPipeline http;
    private final GrantTokens tokens;
    private final RoomLookup lookup;

    ParticipantOperations(HttpPipeline http, GrantTokens tokens, RoomLookup lookup) {
        this.http = http;
        this.tokens = tokens;
        this.lookup = lookup;
    }

    @Override
    public Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        Endpoint.requireId("sessionId", sessionId);
        String operation = LiveKitEndpoints.LIST_PARTICIPANTS.operation();
        return http.listAtOnce(
                first,
                options,
                operation,
                calls -> {
                    String room = lookup.name(operation, sessionId, calls);
                    return request(LiveKitEndpoints.LIST_PARTICIPANTS, room, Map.of("room", room));
                },
                response -> {
                    List<Participant> participants = ParticipantMapping.participants(response);
                    if (participants.isEmpty()) {
                        // Servers of one's own send this for an unknown room too.
                        throw lookup.nobody(operation);
                    }
                    return participants;
                });
    }

    Participant getParticipant(String sessionId, String identity, CallOptions options) {
        Endpoint.requireId("identity", identity);
        CallSequence calls = http.sequence(options);
        String room = lookup.name(LiveKitEndpoints.GET_PARTICIPANT.operation(), sessionId, calls);
        return calls.call(
                request(LiveKitEndpoints.GET_PARTICIPANT, room, body(room, identity)),
                response -> ParticipantMapping.participant(response, identity));
    }

    @Override
    public void removeParticipant(String sessionId, String identity, CallOptions options) {
        removeParticipant(sessionId, identity, null, options);
    }

    /** Removes a participant, and asks the server to refuse tokens from before a time, if there is one. */
    void removeParticipant(
            String sessionId, String identity, @Nullable Instant tokensIssuedBefore, CallOptions options) {
        Endpoint.requireId("participantId", identity);
        CallSequence calls = http.sequence(options);
        String room = lookup.name(LiveKitEndpoints.REMOVE_PARTICIPANT.operation(), sessionId, calls);
        Map<String, String> body = body(room, identity);
        if (tokensIssuedBefore != null) {
            // 64-bit numbers are strings in LiveKit's JSON.
            body.put("revoke_token_ts", Long.toString(tokensIssuedBefore.getEpochSecond()));
        }
        calls.call(request(LiveKitEndpoints.REMOVE_PARTICIPANT, room, body));
    }

    private ApiRequest request(Endpoint endpoint, String room, Map<String, String> body) {
        return endpoint.withAuthenticator(tokens.of(Grants.adminOf(room)))
                .request()
                .json(body);
    }

    private static Map<String, String> body(String room, String identity) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("room", room);
        body.put("identity", identity);
        return body;
    }
}

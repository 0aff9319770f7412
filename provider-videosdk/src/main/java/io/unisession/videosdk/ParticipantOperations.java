package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists, gets and removes participants. Version 1 can only remove them. */
final class ParticipantOperations implements ParticipantListing, ParticipantRemoval {
    private static final Endpoint LIST = Endpoint.get("listParticipants", "/v2/sessions/{sessionId}/participants");
    private static final Endpoint LIST_ACTIVE =
            Endpoint.get("listActiveParticipants", "/v2/sessions/{sessionId}/participants/active");
    private static final Endpoint GET =
            Endpoint.get("getParticipant", "/v2/sessions/{sessionId}/participants/{participantId}");
    private static final Endpoint REMOVE = Endpoint.post("removeParticipant", "/v2/sessions/participants/remove");
    private static final Endpoint REMOVE_V1 =
            Endpoint.post("removeParticipant", "/v1/meeting-sessions/{sessionId}/remove-participant");

    private final HttpPipeline http;
    private final ApiVersion version;

    ParticipantOperations(HttpPipeline http, ApiVersion version) {
        this.http = http;
        this.version = version;
    }

    @Override
    public Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        return list(LIST, sessionId, first, options);
    }

    Pager<Participant> listActiveParticipants(String sessionId, PageRequest first, CallOptions options) {
        return list(LIST_ACTIVE, sessionId, first, options);
    }

    private Pager<Participant> list(Endpoint endpoint, String sessionId, PageRequest first, CallOptions options) {
        version.requireV2(endpoint.operation());
        return NumberedPages.list(
                http,
                endpoint.request(sessionId),
                (response, page) -> ParticipantPageMapping.page(response, sessionId, page),
                first,
                options);
    }

    Participant getParticipant(String sessionId, String participantId, CallOptions options) {
        version.requireV2(GET.operation());
        Objects.requireNonNull(participantId, "participantId");
        if (participantId.equals("active")) {
            // This would be the path of the list of active participants.
            throw new IllegalArgumentException("VideoSDK cannot look up a participant whose id is \"active\"");
        }
        return http.call(GET.request(sessionId, participantId), options, ParticipantMapping::participant);
    }

    @Override
    public void removeParticipant(String sessionId, String participantId, CallOptions options) {
        remove(sessionId, null, participantId, options);
    }

    /**
     * Also sends the room: version 2's reference marks it as required, although the text says that the session is
     * enough.
     */
    void removeParticipant(Session session, String participantId, CallOptions options) {
        remove(session.id(), session.roomId().orElse(null), participantId, options);
    }

    /** The response is ignored, because it is a sentence or the session as it was before. */
    private void remove(String sessionId, @Nullable String roomId, String participantId, CallOptions options) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("participantId", Endpoint.requireId("participantId", participantId));
        ApiRequest request;
        if (version == ApiVersion.V1) {
            request = REMOVE_V1.request(sessionId);
        } else {
            request = REMOVE.request();
            body.put("sessionId", Endpoint.requireId("sessionId", sessionId));
            if (roomId != null) {
                body.put("roomId", roomId);
            }
        }
        http.call(request.json(body), options);
    }
}

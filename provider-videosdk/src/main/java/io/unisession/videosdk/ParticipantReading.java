package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.capability.ParticipantListing;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.PageNumbers;

/** Version 2: the participants of a session. Version 1 shows them in the session alone. */
final class ParticipantReading implements ParticipantListing {
    private static final Endpoint LIST = Endpoint.get("listParticipants", "/v2/sessions/{sessionId}/participants");
    private static final Endpoint LIST_ACTIVE =
            Endpoint.get("listActiveParticipants", "/v2/sessions/{sessionId}/participants/active");
    private static final Endpoint GET =
            Endpoint.get("getParticipant", "/v2/sessions/{sessionId}/participants/{participantId}");

    private final HttpPipeline http;

    ParticipantReading(HttpPipeline http) {
        this.http = http;
    }

    @Override
    public Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        return list(LIST, sessionId, first, options);
    }

    Pager<Participant> listActiveParticipants(String sessionId, PageRequest first, CallOptions options) {
        return list(LIST_ACTIVE, sessionId, first, options);
    }

    private Pager<Participant> list(Endpoint endpoint, String sessionId, PageRequest first, CallOptions options) {
        ApiRequest request = endpoint.request(sessionId);
        PageNumbers.requireNumber(first);
        return Pager.of(
                VideoSdkProvider.ID,
                endpoint.operation(),
                first,
                page -> http.call(
                        PageQuery.addTo(request, page),
                        options,
                        response -> ParticipantPage.read(response, PageNumbers.requireNumber(page))));
    }

    Participant getParticipant(String sessionId, String participantId, CallOptions options) {
        if (participantId.equals("active")) {
            // Its path is that of the list of active participants, which would be read as one participant.
            throw new IllegalArgumentException("VideoSDK cannot be asked for a participant with the id \"active\"");
        }
        return http.call(GET.request(sessionId, participantId), options, ParticipantMapping::participant);
    }
}

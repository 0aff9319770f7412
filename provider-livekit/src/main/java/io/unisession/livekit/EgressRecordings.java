package io.unisession.livekit;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Recording;
import io.unisession.capability.RecordingListing;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.CallSequence;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lists what LiveKit's Egress recorded. Its list can be filtered by the name of a room, but not by its {@code sid}, which
 * is the session's id, and a room that has ended has no name by which to find it. So the whole list is read.
 */
final class EgressRecordings implements RecordingListing {
    private final HttpPipeline http;
    private final Endpoint listEgress;
    private final RoomLookup lookup;

    EgressRecordings(HttpPipeline http, GrantTokens tokens, RoomLookup lookup) {
        this.http = http;
        this.listEgress = LiveKitEndpoints.LIST_RECORDINGS.withAuthenticator(tokens.of(Grants.RECORD));
        this.lookup = lookup;
    }

    @Override
    public Pager<Recording> listRecordings(String sessionId, PageRequest first, CallOptions options) {
        Endpoint.requireId("sessionId", sessionId);
        Objects.requireNonNull(options, "options");
        if (RoomLookup.isSid(sessionId)) {
            return http.list(
                    first, options, page -> request(Map.of(), page), (response, page) -> page(response, sessionId));
        }
        String operation = LiveKitEndpoints.LIST_RECORDINGS.operation();
        return Pager.of(LiveKitProvider.ID, operation, first, page -> {
            CallSequence calls = http.sequence(options);
            String sid = lookup.room(operation, sessionId, calls).id();
            return calls.call(request(Map.of("room_name", sessionId), page), response -> page(response, sid));
        });
    }

    private ApiRequest request(Map<String, Object> filter, PageRequest page) {
        Map<String, Object> body = new LinkedHashMap<>(filter);
        page.cursor().ifPresent(token -> body.put("page_token", Map.of("token", token)));
        return listEgress.request().json(body);
    }

    private static Page<Recording> page(ApiResponse response, String sid) throws IOException {
        Page<Recording> all = EgressMapping.page(response);
        List<Recording> ofSession = all.items().stream()
                .filter(recording -> recording.sessionId().filter(sid::equals).isPresent())
                .toList();
        return Page.builder(ofSession)
                .nextCursor(all.nextCursor().orElse(null))
                .metadata(all.metadata())
                .build();
    }
}

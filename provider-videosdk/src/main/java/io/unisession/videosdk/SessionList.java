package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.capability.LiveSessionListing;
import io.unisession.capability.RoomSessionListing;
import io.unisession.capability.SessionListing;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;

/** The lists of sessions: one address, asked with different filters. */
final class SessionList implements SessionListing, RoomSessionListing, LiveSessionListing {
    private final HttpPipeline http;
    private final ApiVersion version;

    SessionList(HttpPipeline http, ApiVersion version) {
        this.http = http;
        this.version = version;
    }

    @Override
    public Pager<Session> listSessions(PageRequest first, CallOptions options) {
        return list("listSessions", SessionFilter.all(), first, options);
    }

    @Override
    public Pager<Session> listRoomSessions(String roomId, PageRequest first, CallOptions options) {
        return list("listRoomSessions", SessionFilter.all().inRoom(roomId), first, options);
    }

    @Override
    public Pager<Session> listLiveSessions(PageRequest first, CallOptions options) {
        return list("listLiveSessions", SessionFilter.all().ongoing(), first, options);
    }

    Pager<Session> list(String operation, SessionFilter filter, PageRequest first, CallOptions options) {
        if (version == ApiVersion.V1 && !filter.isRoomAlone()) {
            throw version.unsupported(operation + " with a filter other than the room");
        }
        Endpoint endpoint = Endpoint.get(operation, version == ApiVersion.V1 ? "/v1/meeting-sessions" : "/v2/sessions");
        ApiRequest request = filter.addTo(endpoint.request(), version);
        return NumberedPages.list(http, operation, request, NumberedPages.of(SessionMapping::element), first, options);
    }
}

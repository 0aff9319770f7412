package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.time.Instant;

/** The list of sessions. The filters by status and time are in VideoSDK's own libraries, but not in its reference. */
final class SessionList implements SessionListing {
    private static final String OPERATION = "listSessions";
    private static final Endpoint LIST_V1 = Endpoint.get(OPERATION, "/v1/meeting-sessions");
    private static final Endpoint LIST_V2 = Endpoint.get(OPERATION, "/v2/sessions");
    private static final SessionFilters FILTERS_V1 = SessionFilters.none().withRoomId();
    private static final SessionFilters FILTERS_V2 =
            FILTERS_V1.withStartedFrom().withStartedBefore().withStatus(SessionStatus.ACTIVE, SessionStatus.ENDED);

    private final HttpPipeline http;
    private final ApiVersion version;

    SessionList(HttpPipeline http, ApiVersion version) {
        this.http = http;
        this.version = version;
    }

    @Override
    public SessionFilters filters() {
        return version == ApiVersion.V1 ? FILTERS_V1 : FILTERS_V2;
    }

    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        return list(VideoSdkSessionQuery.of(query), first, options);
    }

    Pager<Session> list(VideoSdkSessionQuery query, PageRequest first, CallOptions options) {
        ApiRequest request = version == ApiVersion.V1 ? requestV1(query) : requestV2(query);
        return NumberedPages.list(http, request, NumberedPages.of(SessionMapping::element), first, options);
    }

    private ApiRequest requestV1(VideoSdkSessionQuery query) {
        if (query.customRoomId().isPresent()
                || query.userId().isPresent()
                || query.search().isPresent()) {
            throw version.unsupported(OPERATION + " by customRoomId, userId or search");
        }
        return LIST_V1.request().query("meetingId", query.query().roomId().orElse(null));
    }

    /** Rounds times so that no session is missed; the core filters out those that do not match the query. */
    private static ApiRequest requestV2(VideoSdkSessionQuery query) {
        SessionQuery common = query.query();
        return LIST_V2.request()
                .query("roomId", common.roomId().orElse(null))
                .query("customRoomId", query.customRoomId().orElse(null))
                .query("status", common.status().map(SessionList::word).orElse(null))
                .query(
                        "startDate",
                        common.startedFrom().map(Instant::toEpochMilli).orElse(null))
                .query(
                        "endDate",
                        common.startedBefore()
                                .map(time -> time.plusNanos(999_999).toEpochMilli())
                                .orElse(null))
                .query("userId", query.userId().orElse(null))
                .query("query", query.search().orElse(null));
    }

    private static String word(SessionStatus status) {
        return status == SessionStatus.ACTIVE ? "ongoing" : "ended";
    }
}

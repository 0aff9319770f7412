package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.capability.SessionListing;
import io.unisession.http.ApiRequest;
import io.unisession.http.Endpoint;
import io.unisession.http.HttpPipeline;
import io.unisession.http.PageNumbers;

/** The list of sessions, the same in both versions but for its address. */
final class SessionList implements SessionListing {
    private final HttpPipeline http;
    private final Endpoint listSessions;

    SessionList(HttpPipeline http, Endpoint listSessions) {
        this.http = http;
        this.listSessions = listSessions;
    }

    @Override
    public Pager<Session> listSessions(PageRequest first, CallOptions options) {
        PageNumbers.requireNumber(first);
        return Pager.of(VideoSdkProvider.ID, listSessions.operation(), first, request -> page(request, options));
    }

    private Page<Session> page(PageRequest page, CallOptions options) {
        long number = PageNumbers.requireNumber(page);
        ApiRequest request = listSessions.request().query("page", number);
        if (page.size().isPresent()) {
            request = request.query("perPage", page.size().getAsInt());
        }
        return http.call(request, options, answer -> new PageMapping<>(SessionMapping::element).page(answer, number));
    }
}

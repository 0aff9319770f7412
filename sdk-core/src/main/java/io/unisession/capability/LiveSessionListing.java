package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;

/** Lists the sessions of the account that are running. */
@FunctionalInterface
public interface LiveSessionListing extends Capability {
    /**
     * Lists the running sessions in the provider's order. Nothing is sent before the pager is walked; each page is one
     * request, so walking may throw what {@link io.unisession.SessionClient#getSession} throws.
     *
     * @param first where to begin, and the size of a page
     * @param options what differs from the client's settings, in each request
     * @return the sessions that were running when their page was answered
     */
    Pager<Session> listLiveSessions(PageRequest first, CallOptions options);

    /**
     * As {@link #listLiveSessions(PageRequest, CallOptions)}, from the beginning and with the client's settings.
     *
     * @return the sessions
     */
    default Pager<Session> listLiveSessions() {
        return listLiveSessions(PageRequest.first(), CallOptions.defaults());
    }
}

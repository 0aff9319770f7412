package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;

/** Lists the sessions of the account. */
@FunctionalInterface
public interface SessionListing extends Capability {
    /**
     * Lists sessions in the provider's order, usually newest first. Nothing is sent before the pager is walked; each
     * page is one request, so walking may throw what {@link io.unisession.SessionClient#getSession} throws.
     *
     * @param first where to begin, and the size of a page
     * @param options what differs from the client's settings, in each request
     * @return the sessions; their participants are reported where the provider's list carries them
     */
    Pager<Session> listSessions(PageRequest first, CallOptions options);

    /**
     * As {@link #listSessions(PageRequest, CallOptions)}, from the beginning and with the client's settings.
     *
     * @return the sessions
     */
    default Pager<Session> listSessions() {
        return listSessions(PageRequest.first(), CallOptions.defaults());
    }
}

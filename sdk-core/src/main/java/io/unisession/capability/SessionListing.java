package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;

/** Lists the sessions of the account: all of them, or those that match a query. */
@FunctionalInterface
public interface SessionListing extends Capability {
    /**
     * Lists the sessions that match a query, in the provider's order, usually newest first. Nothing is sent before the
     * pager is walked; each page is one request, so walking may throw what
     * {@link io.unisession.SessionClient#getSession} throws.
     *
     * <p>The provider filters. A query with a filter that it does not honour is refused, never answered with sessions
     * that do not match.
     *
     * @param query which sessions to list
     * @param first where to begin, and the size of a page. A {@linkplain io.unisession.Page#nextCursor() cursor}
     *     continues the list that gave it: pass the same query
     * @param options what differs from the client's settings, in each request
     * @return the sessions; their participants are reported where the provider's list carries them. For a room that the
     *     provider does not know the list is empty, or walking it throws {@code NotFoundException}, as the provider
     *     responds
     * @throws io.unisession.error.UnsupportedCapabilityException if {@link #filters()} does not honour the query;
     *     nothing is sent
     */
    Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options);

    /**
     * Lists the sessions that match a query, from the beginning and with the client's settings.
     *
     * @param query which sessions to list
     * @return the sessions
     * @throws io.unisession.error.UnsupportedCapabilityException if {@link #filters()} does not honour the query;
     *     nothing is sent
     */
    default Pager<Session> listSessions(SessionQuery query) {
        return listSessions(query, PageRequest.first(), CallOptions.defaults());
    }

    /**
     * Lists all sessions, from the beginning and with the client's settings.
     *
     * @return the sessions
     * @throws io.unisession.error.UnsupportedCapabilityException if this provider requires a filter; nothing is sent
     */
    default Pager<Session> listSessions() {
        return listSessions(SessionQuery.all());
    }

    /**
     * The filters that the provider honours.
     *
     * @return the filters; none unless the provider says otherwise
     */
    default SessionFilters filters() {
        return SessionFilters.none();
    }
}

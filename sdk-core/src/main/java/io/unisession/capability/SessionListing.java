package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import java.util.Objects;

/** Lists the sessions of the account: all of them, or those that match a query. */
@FunctionalInterface
public interface SessionListing extends Capability {
    /**
     * Lists the sessions that match a query, in the provider's order, usually newest first. Nothing is sent until you
     * iterate; each page is one request, so iterating may throw what {@link io.unisession.SessionClient#getSession}
     * throws.
     *
     * <p>The provider does the filtering. A query with a filter that the provider does not support is rejected; the
     * list never contains sessions that do not match.
     *
     * @param query which sessions to list
     * @param first where to start, and the page size. To continue from a {@linkplain io.unisession.Page#nextCursor()
     *     cursor}, pass the same query again
     * @param options overrides of the client's settings for each request
     * @return the sessions, with participants if the provider's list includes them. For an unknown room, depending on
     *     the provider, the list is empty or iterating throws {@code NotFoundException}
     * @throws io.unisession.error.UnsupportedCapabilityException if {@link #filters()} does not support the query;
     *     nothing is sent
     */
    Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options);

    /**
     * Lists the sessions that match a query, from the beginning and with the client's settings.
     *
     * @param query which sessions to list
     * @return the sessions
     * @throws io.unisession.error.UnsupportedCapabilityException if {@link #filters()} does not support the query;
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
     * The filters that the provider supports.
     *
     * @return the filters, none by default
     */
    default SessionFilters filters() {
        return SessionFilters.none();
    }

    /**
     * A listing that supports filters, for providers that implement {@code listSessions} as a method.
     *
     * @param filters the filters
     * @param listing lists the sessions
     * @return the listing with these filters
     */
    static SessionListing of(SessionFilters filters, SessionListing listing) {
        return new FilteredListing(
                Objects.requireNonNull(filters, "filters"), Objects.requireNonNull(listing, "listing"));
    }
}

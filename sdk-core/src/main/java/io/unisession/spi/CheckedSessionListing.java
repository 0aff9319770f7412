package io.unisession.spi;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.capability.SessionListing;
import java.util.Objects;

/** Rejects queries that the provider does not support, and makes the range of start times exact. */
final class CheckedSessionListing implements SessionListing {
    private final SessionListing listing;
    private final String provider;

    CheckedSessionListing(SessionListing listing, String provider) {
        this.listing = listing;
        this.provider = provider;
    }

    /** The same capabilities, with the listing of sessions checked where there is one. */
    static Capabilities in(Capabilities capabilities, String provider) {
        return capabilities
                .find(SessionListing.class)
                .map(listing -> capabilities.with(SessionListing.class, new CheckedSessionListing(listing, provider)))
                .orElse(capabilities);
    }

    @Override
    public SessionFilters filters() {
        return listing.filters();
    }

    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        Objects.requireNonNull(query, "query");
        filters().require(provider, query);
        Pager<Session> sessions = listing.listSessions(query, first, options);
        // Services count in seconds or milliseconds, and many include the end of a range.
        return query.startedFrom().isEmpty() && query.startedBefore().isEmpty()
                ? sessions
                : sessions.filter(session -> isInRange(query, session));
    }

    private static boolean isInRange(SessionQuery query, Session session) {
        return session.startedAt()
                .filter(start -> query.startedFrom().filter(start::isBefore).isPresent()
                        || query.startedBefore()
                                .filter(end -> !start.isBefore(end))
                                .isPresent())
                .isEmpty();
    }
}

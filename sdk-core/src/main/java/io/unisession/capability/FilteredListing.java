package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;

/** A listing with the filters that it supports. */
record FilteredListing(SessionFilters filters, SessionListing listing) implements SessionListing {
    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        return listing.listSessions(query, first, options);
    }
}

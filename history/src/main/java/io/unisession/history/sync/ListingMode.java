package io.unisession.history.sync;

import io.unisession.SessionClient;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.error.FailureDetails;
import io.unisession.error.UnsupportedCapabilityException;
import java.time.Instant;
import java.util.stream.Stream;

/** How a provider's sessions can be listed. */
public enum ListingMode {
    /** In windows of start times. */
    BY_START,
    /** In windows of start times, without those that have not ended. */
    ENDED_BY_START,
    /** As one list, newest first, which is read until it is older than what is wanted. */
    FEED;

    private static final String WAY_OUT =
            "Receive its events and record them in a SessionJournal (see docs/events.md and"
                    + " docs/journal.md), which has every session that they name";

    /**
     * Finds out how a client's sessions can be listed. Nothing is sent.
     *
     * @param client the client
     * @param plan what to list
     * @return the best way
     * @throws UnsupportedCapabilityException if the provider cannot list its past sessions; the message names another
     *     way to keep them
     */
    public static ListingMode of(SessionClient client, SyncPlan plan) {
        SessionFilters filters = client.find(SessionListing.class)
                .map(SessionListing::filters)
                .orElseThrow(() -> refused(client, "cannot list sessions. " + WAY_OUT));
        if (filters.supports(status(plan, SessionStatus.ACTIVE))
                && !filters.supports(status(plan, SessionStatus.ENDED))) {
            throw refused(client, "lists only sessions that are active, so their history cannot be copied. " + WAY_OUT);
        }
        Instant from = plan.startedFrom();
        return Stream.of(values())
                .filter(mode -> filters.supports(mode.query(plan, from, from.plusSeconds(1))))
                .findFirst()
                .orElseThrow(() -> refused(
                        client,
                        "cannot list all sessions: it can list them by " + filters
                                + ". If it needs a room, copy room by room. " + WAY_OUT));
    }

    private static SessionQuery status(SyncPlan plan, SessionStatus status) {
        SessionQuery.Builder query = SessionQuery.builder().status(status);
        plan.roomId().ifPresent(query::roomId);
        return query.build();
    }

    private static UnsupportedCapabilityException refused(SessionClient client, String reason) {
        return new UnsupportedCapabilityException(
                client.provider() + " " + reason,
                FailureDetails.builder(client.provider(), "sync").build());
    }

    SessionQuery query(SyncPlan plan, Instant from, Instant before) {
        SessionQuery.Builder query = SessionQuery.builder();
        plan.roomId().ifPresent(query::roomId);
        if (this != FEED) {
            query.startedFrom(from).startedBefore(before);
        }
        if (this == ENDED_BY_START) {
            query.status(SessionStatus.ENDED);
        }
        return query.build();
    }
}

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
    /**
     * As one list, which is read to its end, or if it is {@linkplain SyncPlan#newestFirst newest first} up to a page
     * that is older than what is wanted.
     */
    FEED;

    private static final String WAY_OUT =
            "Keep its sessions in a SessionJournal: record its events, or if it sends none, get each session through"
                    + " a JournaledClient while it is active (see docs/events.md and docs/journal.md)";

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
        Instant from = plan.startedFrom();
        return Stream.of(values())
                .filter(mode -> filters.canListEnded(mode.query(plan, from, from.plusSeconds(1))))
                .findFirst()
                .orElseThrow(() -> refused(client, reason(filters, plan) + WAY_OUT));
    }

    private static String reason(SessionFilters filters, SyncPlan plan) {
        boolean onlyActive = filters.supports(status(plan, SessionStatus.ACTIVE))
                && !filters.canListEnded(status(plan, SessionStatus.ENDED));
        return onlyActive
                ? "lists only sessions that are active, so their history cannot be copied. "
                : "cannot list all sessions: it can list them by " + filters
                        + ". If it needs a room, copy room by room. ";
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

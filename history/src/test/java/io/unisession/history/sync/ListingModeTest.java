package io.unisession.history.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unisession.SessionFilters;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.error.UnsupportedCapabilityException;
import io.unisession.testkit.InMemoryProvider;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ListingModeTest {
    private static final SyncPlan PLAN =
            SyncPlan.builder("acme", Instant.parse("2026-03-01T00:00:00Z")).build();

    private static ListingMode mode(SessionFilters filters, SyncPlan plan) {
        return ListingMode.of(
                InMemoryProvider.builder("acme").filters(filters).build().client(), plan);
    }

    @Test
    void of_rangeOfStarts_isReadInWindows() {
        assertThat(mode(SessionFilters.none().withStartedFrom().withStartedBefore(), PLAN))
                .isEqualTo(ListingMode.BY_START);
    }

    @Test
    void of_rangeOfStartsOfEndedSessionsOnly_isReadInWindows() {
        SessionFilters ended = SessionFilters.none()
                .withRequiredStatus(SessionStatus.ENDED)
                .withStartedFrom()
                .withStartedBefore();

        assertThat(mode(ended, PLAN)).isEqualTo(ListingMode.ENDED_BY_START);
    }

    @Test
    void of_noFilter_isReadAsAFeed() {
        assertThat(mode(SessionFilters.none(), PLAN)).isEqualTo(ListingMode.FEED);
    }

    @Test
    void of_noListing_isRefusedWithTheWayOut() {
        InMemoryProvider provider =
                InMemoryProvider.builder("acme").without(SessionListing.class).build();

        assertThatExceptionOfType(UnsupportedCapabilityException.class)
                .isThrownBy(() -> SyncReader.of(PLAN, provider.client()))
                .withMessage(
                        "acme cannot list sessions. Keep its sessions in a SessionJournal: record its events, or if"
                                + " it sends none, get each session through a JournaledClient while it is active (see"
                                + " docs/events.md and docs/journal.md)");
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void of_activeSessionsOnly_isRefusedWithTheWayOut() {
        assertThatExceptionOfType(UnsupportedCapabilityException.class)
                .isThrownBy(() -> mode(SessionFilters.none().withActiveOnly(), PLAN))
                .withMessageStartingWith(
                        "acme lists only sessions that are active, so their history cannot be copied. Keep its sessions");
    }

    @Test
    void of_activeSessionsOnlyByStart_isRefused() {
        SessionFilters byStart =
                SessionFilters.none().withStartedFrom().withStartedBefore().withActiveOnly();

        assertThatExceptionOfType(UnsupportedCapabilityException.class)
                .isThrownBy(() -> mode(byStart, PLAN))
                .withMessageStartingWith("acme lists only sessions that are active");
    }

    @Test
    void of_requiredStatusActive_isRefused() {
        assertThatExceptionOfType(UnsupportedCapabilityException.class)
                .isThrownBy(() -> mode(SessionFilters.none().withRequiredStatus(SessionStatus.ACTIVE), PLAN))
                .withMessageStartingWith("acme lists only sessions that are active");
    }

    /** Such as Tenbyte, which lists all sessions, and those that are live under another path. */
    @Test
    void of_allSessionsOrTheActiveOnes_isReadAsAFeed() {
        SessionFilters allOrActive =
                SessionFilters.none().or(SessionFilters.none().withRequiredStatus(SessionStatus.ACTIVE));

        assertThat(mode(allOrActive, PLAN)).isEqualTo(ListingMode.FEED);
        assertThat(mode(SessionFilters.none().withStatus(SessionStatus.ACTIVE), PLAN))
                .isEqualTo(ListingMode.FEED);
    }

    @Test
    void of_requiredRoom_needsAPlanOfARoom() {
        SessionFilters byRoom = SessionFilters.none().withRequiredRoomId();

        assertThatExceptionOfType(UnsupportedCapabilityException.class)
                .isThrownBy(() -> mode(byRoom, PLAN))
                .withMessageStartingWith("acme cannot list all sessions: it can list them by roomId (required)");
        assertThat(mode(
                        byRoom,
                        SyncPlan.builder("acme", PLAN.startedFrom())
                                .roomId("r-1")
                                .build()))
                .isEqualTo(ListingMode.FEED);
    }
}

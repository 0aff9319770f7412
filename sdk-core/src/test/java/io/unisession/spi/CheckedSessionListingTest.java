package io.unisession.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallOptions;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.error.UnsupportedCapabilityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the core does for every listing of sessions. */
class CheckedSessionListingTest {
    private static final Instant NINE = Instant.parse("2024-05-06T09:00:00Z");
    private static final Instant TEN = Instant.parse("2024-05-06T10:00:00Z");

    private final List<SessionQuery> listed = new ArrayList<>();

    @Test
    void listSessions_unsupportedFilter_isRejectedBeforeTheProviderIsCalled() {
        SessionListing listing = checked(SessionFilters.none().withRoomId());

        assertThatThrownBy(() -> listing.listSessions(
                        SessionQuery.builder().status(SessionStatus.ENDED).build()))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessage("acme cannot list sessions by status ENDED; it can list them by roomId");
        assertThat(listed).isEmpty();
    }

    @Test
    void listSessions_supportedFilter_isPassedOn() {
        SessionListing listing = checked(SessionFilters.none().withRoomId());
        SessionQuery query = SessionQuery.builder().roomId("r-1").build();

        listing.listSessions(query);
        listing.listSessions();

        assertThat(listed).containsExactly(query, SessionQuery.all());
    }

    @Test
    void filters_areTheProviders() {
        SessionFilters filters = SessionFilters.none().withRoomId();

        assertThat(checked(filters).filters()).isSameAs(filters);
    }

    @Test
    void listSessions_providerWithACoarserRange_listsTheRangeThatWasMeant() {
        SessionListing listing = checked(
                SessionFilters.none().withStartedFrom().withStartedBefore(),
                NINE.minusNanos(1),
                NINE,
                null,
                TEN.minusNanos(1),
                TEN);
        SessionQuery between =
                SessionQuery.builder().startedFrom(NINE).startedBefore(TEN).build();
        SessionQuery from = SessionQuery.builder().startedFrom(NINE).build();
        SessionQuery before = SessionQuery.builder().startedBefore(TEN).build();

        assertThat(listing.listSessions()).extracting(Session::id).containsExactly("0", "1", "2", "3", "4");
        assertThat(listing.listSessions(between)).extracting(Session::id).containsExactly("1", "2", "3");
        assertThat(listing.listSessions(from)).extracting(Session::id).containsExactly("1", "2", "3", "4");
        assertThat(listing.listSessions(before)).extracting(Session::id).containsExactly("0", "1", "2", "3");
    }

    @Test
    void listSessions_pagesOfARange_keepCursorAndTotal() {
        SessionListing listing = checked(SessionFilters.none().withStartedFrom(), NINE, TEN);

        Page<Session> page = listing.listSessions(
                        SessionQuery.builder().startedFrom(TEN).build())
                .pages()
                .iterator()
                .next();

        assertThat(page.items()).extracting(Session::id).containsExactly("1");
        assertThat(page.nextCursor()).contains("next");
        assertThat(page.total()).hasValue(9);
    }

    /** A listing whose provider supports the filters by listing everything. */
    private SessionListing checked(SessionFilters filters, @Nullable Instant... starts) {
        List<Session> sessions = new ArrayList<>();
        for (Instant start : Arrays.asList(starts)) {
            sessions.add(Session.builder("acme")
                    .id(Integer.toString(sessions.size()))
                    .startedAt(start)
                    .build());
        }
        return CheckedSessionListing.in(
                        Capabilities.none().with(SessionListing.class, new Everything(filters, sessions)), "acme")
                .find(SessionListing.class)
                .orElseThrow();
    }

    private final class Everything implements SessionListing {
        private final SessionFilters filters;
        private final List<Session> sessions;

        private Everything(SessionFilters filters, List<Session> sessions) {
            this.filters = filters;
            this.sessions = sessions;
        }

        @Override
        public SessionFilters filters() {
            return filters;
        }

        @Override
        public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
            listed.add(query);
            return Pager.of("acme", "listSessions", first, this::page);
        }

        private Page<Session> page(PageRequest page) {
            return page.cursor().isEmpty()
                    ? Page.<Session>builder(sessions)
                            .nextCursor("next")
                            .total(9L)
                            .build()
                    : Page.<Session>builder(List.of()).build();
        }
    }
}

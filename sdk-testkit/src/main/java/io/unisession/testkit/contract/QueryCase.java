package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.capability.SessionListing;
import io.unisession.error.UnsupportedCapabilityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A query made from a session, and whether that session matches it.
 *
 * @param name the name shown in tests
 * @param set sets the filters
 * @param matches whether the session must be listed
 */
record QueryCase(String name, BiConsumer<SessionQuery.Builder, Session> set, boolean matches) {
    static final List<QueryCase> ALL = List.of(
            new QueryCase("by room", (query, session) -> query.roomId(room(session)), true),
            new QueryCase("by status", (query, session) -> query.status(session.status()), true),
            new QueryCase("by another status", (query, session) -> query.status(other(session)), false),
            new QueryCase("from the start", (query, session) -> query.startedFrom(start(session)), true),
            new QueryCase(
                    "from just after the start",
                    (query, session) -> query.startedFrom(start(session).plusNanos(1)),
                    false),
            new QueryCase("before the start", (query, session) -> query.startedBefore(start(session)), false),
            new QueryCase(
                    "before just after the start",
                    (query, session) -> query.startedBefore(start(session).plusNanos(1)),
                    true),
            new QueryCase(
                    "by room and status",
                    (query, session) -> query.roomId(room(session)).status(session.status()),
                    true),
            new QueryCase(
                    "by everything",
                    (query, session) -> query.roomId(room(session))
                            .status(session.status())
                            .startedFrom(start(session))
                            .startedBefore(start(session).plusNanos(1)),
                    true));

    void assertAppliedOrRejected(ClientFixture fixture, SessionListing listing, Session session) {
        SessionQuery.Builder builder = SessionQuery.builder();
        set.accept(builder, session);
        SessionQuery query = builder.build();
        if (listing.filters().supports(query)) {
            assertThat(listing.listSessions(query))
                    .as("%s, of which %s is %s", query, session.id(), session.status())
                    .allSatisfy(listed -> assertMatches(listed, query))
                    .extracting(Session::id)
                    .satisfies(ids -> assertThat(ids.contains(session.id())).isEqualTo(matches));
        } else {
            int before = fixture.service().requestCount();
            assertThatThrownBy(() -> listing.listSessions(query))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessageContaining(session.provider())
                    .hasMessageContaining(listing.filters().toString())
                    .satisfies(refused -> assertNamed(refused, query));
            assertThat(fixture.service().requestCount()).isEqualTo(before);
        }
    }

    private static void assertMatches(Session listed, SessionQuery query) {
        query.roomId().ifPresent(room -> assertThat(listed.roomId()).contains(room));
        query.status().ifPresent(status -> assertThat(listed.status()).isEqualTo(status));
        query.startedFrom()
                .ifPresent(from -> assertThat(listed.startedAt().orElseThrow()).isAfterOrEqualTo(from));
        query.startedBefore()
                .ifPresent(end -> assertThat(listed.startedAt().orElseThrow()).isBefore(end));
    }

    private static void assertNamed(Throwable refused, SessionQuery query) {
        assertNamed(refused, query.roomId(), "roomId");
        assertNamed(refused, query.status(), "status");
        assertNamed(refused, query.startedFrom(), "startedFrom");
        assertNamed(refused, query.startedBefore(), "startedBefore");
    }

    private static void assertNamed(Throwable refused, Optional<?> filter, String name) {
        filter.ifPresent(isSet -> assertThat(refused).hasMessageContaining(name));
    }

    private static String room(Session session) {
        return session.roomId().orElse("any-room");
    }

    private static Instant start(Session session) {
        return session.startedAt().orElse(Instant.EPOCH);
    }

    private static SessionStatus other(Session session) {
        return session.status() == SessionStatus.ACTIVE ? SessionStatus.ENDED : SessionStatus.ACTIVE;
    }
}

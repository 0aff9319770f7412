package io.unisession.history.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unisession.CallOptions;
import io.unisession.Interval;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionFilters;
import io.unisession.SessionStatus;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.SessionListing;
import io.unisession.error.FailureDetails;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.spi.Capabilities;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SessionBackend;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.InMemoryProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that cannot filter, and those that list participants separately. */
class FeedTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final FakeClock clock = FakeClock.at(START.plus(Duration.ofHours(10)));

    private static Session session(int minute) {
        Instant start = START.plus(Duration.ofMinutes(minute));
        return Session.builder("acme")
                .id("s-" + minute)
                .status(SessionStatus.ENDED)
                .startedAt(start)
                .endedAt(start.plusSeconds(30))
                .participants(List.of())
                .build();
    }

    private static InMemoryProvider provider() {
        return InMemoryProvider.builder("acme")
                .filters(SessionFilters.none())
                .without(ParticipantListing.class)
                .pageSize(10)
                .build();
    }

    private static SyncPlan.Builder plan(Instant from) {
        return SyncPlan.builder("acme", from).lookBack(Duration.ZERO);
    }

    private SyncReader reader(SessionClient client, Instant from) {
        return reader(client, plan(from));
    }

    private SyncReader reader(SessionClient client, SyncPlan.Builder plan) {
        return SyncReader.of(plan.build(), client).withTiming(clock.timing());
    }

    @Test
    void orderIsNotKnown_isReadToItsEnd() {
        InMemoryProvider provider = provider();
        for (int minute = 99; minute >= 0; minute--) {
            provider.add(session(minute));
        }
        // Added to the list last, although it started last.
        provider.add(session(100));
        SyncReader reader = reader(provider.client(), START.plus(Duration.ofMinutes(75)));

        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, clock.instant());

        assertThat(copy.received())
                .extracting(SessionVersion::sessionId)
                .hasSize(26)
                .contains("s-100");
        assertThat(copy.calls()).isEqualTo(11);
    }

    @Test
    void newestFirst_stopsAtAPageThatIsOlder() {
        InMemoryProvider provider = provider();
        for (int minute = 99; minute >= 0; minute--) {
            provider.add(session(minute));
        }
        SyncReader reader = reader(
                provider.client(), plan(START.plus(Duration.ofMinutes(75))).newestFirst());

        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, clock.instant());

        assertThat(copy.received()).hasSize(25);
        // Of the third page, half is wanted; the fourth is older.
        assertThat(copy.calls()).isEqualTo(4);
    }

    @Test
    void oldestFirstAlthoughThePlanSaysNewestFirst_isReadToItsEnd() {
        InMemoryProvider provider = provider();
        for (int minute = 0; minute < 100; minute++) {
            provider.add(session(minute));
        }
        SyncReader reader = reader(
                provider.client(), plan(START.plus(Duration.ofMinutes(75))).newestFirst());

        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, clock.instant());

        assertThat(copy.received()).hasSize(25);
        assertThat(copy.calls()).isEqualTo(10);
    }

    @Test
    void sessionsStartedAfterTheRound_areLeftToTheNext() {
        InMemoryProvider provider = provider();
        for (int minute = 29; minute >= 0; minute--) {
            provider.add(session(minute));
        }
        SyncReader reader = reader(provider.client(), START);
        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, START.plus(Duration.ofMinutes(20)));
        assertThat(copy.received()).hasSize(20);

        copy.round(reader, START.plus(Duration.ofMinutes(30)));

        assertThat(copy.received()).hasSize(30);
    }

    @Test
    void list_sameCursorAgain_isRefused() {
        SessionClient client = client((query, first, options) -> Pager.of(
                "acme",
                "listSessions",
                first,
                request -> Page.builder(List.of(session(request.cursor().isPresent() ? 1 : 2)))
                        .nextCursor("same")
                        .build()));
        SyncReader reader = reader(client, START);

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> new Copy(SyncState.start(reader.plan())).round(reader, clock.instant()))
                .withMessage("acme listSessions failed: the list does not end");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 30})
    void list_goesRound_isRefusedSoon(int length) {
        AtomicInteger pages = new AtomicInteger();
        SessionClient client = client((query, first, options) -> Pager.of(
                "acme",
                "listSessions",
                first,
                request -> Page.builder(List.of(session(pages.incrementAndGet() % length)))
                        .nextCursor("page " + pages.get() % length)
                        .build()));
        SyncReader reader = reader(client, START);

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> new Copy(SyncState.start(reader.plan())).round(reader, clock.instant()))
                .withMessage("acme listSessions failed: the list does not end");
        assertThat(pages).hasValueLessThan(4 * length);
    }

    private static SessionClient client(SessionListing listing) {
        return client(listing, FeedTest::participants);
    }

    private static SessionClient client(SessionListing listing, ParticipantListing participants) {
        return new ProviderClient(
                new SessionBackend() {
                    @Override
                    public Session getSession(String sessionId, CallOptions options) {
                        if (sessionId.equals("s-3")) {
                            throw new NotFoundException(
                                    "gone",
                                    FailureDetails.builder("acme", "getSession")
                                            .httpStatus(404)
                                            .build());
                        }
                        return session(Integer.parseInt(sessionId.substring(2))).toBuilder()
                                .participants(null)
                                .build();
                    }

                    @Override
                    public void close() {}

                    @Override
                    public Capabilities capabilities() {
                        return Capabilities.none()
                                .with(SessionListing.class, listing)
                                .with(ParticipantListing.class, participants);
                    }
                },
                ProviderSettings.builder("acme").build());
    }

    private static Pager<Participant> participants(String sessionId, PageRequest first, CallOptions options) {
        return Pager.of(
                "acme",
                "listParticipants",
                first,
                request -> Page.builder(List.of(
                                Participant.builder(sessionId + request.cursor().orElse("-first"))
                                        .intervals(List.of(Interval.of(START, START.plusSeconds(5))))
                                        .build()))
                        .nextCursor(request.cursor().isPresent() ? null : "-second")
                        .build());
    }

    @Test
    void participantsListedSeparately_areReadForEachSessionThatChanged() {
        SessionClient client = client((query, first, options) -> Pager.of(List.of(
                session(2).toBuilder().participants(null).build(),
                session(1).toBuilder().participants(null).build(),
                session(3).toBuilder().participants(null).build())));
        SyncReader reader =
                SyncReader.of(SyncPlan.builder("acme", START).build(), client).withTiming(clock.timing());

        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, clock.instant());

        assertThat(copy.received()).extracting(SessionVersion::sessionId).containsExactly("s-2", "s-1");
        assertThat(copy.latest("s-1").session().orElseThrow().participants())
                .extracting(person -> person.id().orElseThrow())
                .containsExactly("s-1-first", "s-1-second");
        assertThat(copy.calls()).isEqualTo(4);

        copy.round(reader, clock.advance(Duration.ofHours(1)));
        assertThat(copy.calls())
                .as("the list, and the session that it has but nobody finds")
                .isEqualTo(6);
    }

    @Test
    void participantsNotFound_sessionIsCopiedWithoutThem_andReadAgainInTheNextRound() {
        AtomicBoolean known = new AtomicBoolean();
        SessionClient client = client(
                (query, first, options) -> Pager.of(
                        List.of(session(1).toBuilder().participants(null).build())),
                (id, first, options) -> {
                    if (!known.get()) {
                        throw new NotFoundException(
                                "not yet",
                                FailureDetails.builder("acme", "listParticipants")
                                        .httpStatus(404)
                                        .build());
                    }
                    return participants(id, first, options);
                });
        SyncReader reader =
                SyncReader.of(SyncPlan.builder("acme", START).build(), client).withTiming(clock.timing());

        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, clock.instant());
        assertThat(copy.latest("s-1").session().orElseThrow().participantsReported())
                .isFalse();

        known.set(true);
        copy.round(reader, clock.advance(Duration.ofHours(1)));
        assertThat(copy.latest("s-1").session().orElseThrow().participants()).hasSize(2);
    }
}

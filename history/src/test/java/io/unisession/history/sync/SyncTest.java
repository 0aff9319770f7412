package io.unisession.history.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unisession.SessionClient;
import io.unisession.capability.SessionListing;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.RateLimitedException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import io.unisession.videosdk.VideoSdk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies the sessions of a service over sockets. */
class SyncTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final FakeClock clock = FakeClock.at(START);
    private FakeVideoSdkHistory fake;
    private SessionClient client;

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    private SyncReader reader(SyncPlan.Builder plan, FakeVideoSdkHistory.Builder service) {
        fake = service.clock(clock).start();
        client = VideoSdk.builder()
                .credentials(fake.apiKey(), fake.secretKey())
                .baseUrl(fake.baseUrl().toString())
                .timing(clock.timing())
                .build();
        return SyncReader.of(plan.build(), client).withTiming(clock.timing());
    }

    private static SyncPlan.Builder plan() {
        return SyncPlan.builder("videosdk", START).pageSize(100);
    }

    /** What the service lists, in one walk. */
    private Map<String, String> truth(Copy copy) {
        Map<String, String> hashes = new HashMap<>();
        client.require(SessionListing.class)
                .listSessions()
                .forEach(session -> hashes.put(
                        session.id(),
                        SessionVersion.of("videosdk", session, START).hash()));
        fake.vanishedSessions(clock.instant()).stream()
                .filter(copy::has)
                .forEach(id -> hashes.put(id, SessionVersion.VANISHED));
        return hashes;
    }

    @Test
    void round_emitsEverySessionOnce() {
        SyncReader reader = reader(plan(), FakeVideoSdkHistory.builder(1_000, START));
        clock.advance(Duration.ofDays(1));

        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, clock.instant());

        assertThat(copy.received()).hasSize(1_000);
        assertThat(copy.differences(truth(copy))).isEmpty();
        assertThat(copy.state().watermark()).isEqualTo(clock.instant());
        assertThat(copy.state().roundEnd()).isEmpty();
        assertThat(copy.calls()).isEqualTo(10);
    }

    @Test
    void roundsEveryHour_sessionsStartAndEndLateAndChangeAndVanish_endWithWhatTheServiceHas() {
        SyncReader reader = reader(
                plan().lookBack(Duration.ofHours(4)),
                FakeVideoSdkHistory.builder(700, START)
                        .distance(Duration.ofMinutes(3))
                        .changes());
        Copy copy = new Copy(SyncState.start(reader.plan()));

        for (int hour = 0; hour < 60; hour++) {
            clock.advance(Duration.ofHours(1));
            copy.round(reader, clock.instant());
        }

        assertThat(fake.vanishedSessions(clock.instant())).hasSize(7).allMatch(copy::has);
        assertThat(copy.differences(truth(copy))).isEmpty();
        assertThat(copy.latest("session-49").session().orElseThrow().endedAt())
                .contains(START.plus(Duration.ofMinutes(49 * 3 + 600)));
        assertThat(copy.state().openSessions()).isZero();
    }

    @Test
    void secondRound_nothingChanged_emitsNothing() {
        SyncReader reader = reader(plan(), FakeVideoSdkHistory.builder(500, START));
        clock.advance(Duration.ofDays(1));
        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, clock.instant());
        copy.received().clear();

        copy.round(reader, clock.advance(Duration.ofMinutes(1)));

        assertThat(copy.received()).isEmpty();
    }

    @Test
    void secondRound_readsNothingBeforeTheLookBack() {
        SyncReader reader = reader(plan().lookBack(Duration.ofHours(2)), FakeVideoSdkHistory.builder(8_000, START));
        clock.advance(Duration.ofDays(1));
        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, clock.instant());
        int calls = copy.calls();

        copy.round(reader, clock.advance(Duration.ofHours(1)));

        // Three hours of three sessions a minute.
        assertThat(copy.calls() - calls).isEqualTo(6);
    }

    @Test
    void roundWithTheSameEnd_readsSessionsAgainThatWereOpen() {
        SyncReader reader = reader(plan(), FakeVideoSdkHistory.builder(10, START));
        Instant end = clock.advance(Duration.ofSeconds(61));
        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, end);
        assertThat(copy.state().openSessions()).isPositive();
        clock.advance(Duration.ofDays(1));

        copy.round(reader, end);
        int calls = copy.calls();
        copy.round(reader, end);

        assertThat(copy.state().openSessions()).isZero();
        assertThat(copy.calls()).as("nothing is left to read").isEqualTo(calls);
    }

    @Test
    void window_firstPageAnnouncesTooMany_isSplit() {
        SyncReader reader = reader(
                plan().maxSessionsPerWindow(300),
                FakeVideoSdkHistory.builder(1_000, START).distance(Duration.ofSeconds(60)));
        clock.advance(Duration.ofDays(1));

        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, clock.instant());

        assertThat(copy.received()).hasSize(1_000);
        assertThat(fake.requests().stream()
                        .map(request -> request.queryValue("page").orElse("1")))
                .doesNotContain("4");
    }

    @Test
    void process_killedAtAnyPoint_losesNothingAndRepeatsAtMostOnePage() {
        SyncReader reader = reader(
                plan().pageSize(20), FakeVideoSdkHistory.builder(600, START).changes());
        clock.advance(Duration.ofHours(3).minusMillis(1));
        Random random = new Random(20260301);
        String kept = SyncState.start(reader.plan()).toJson();
        Copy copy = new Copy(SyncState.of(kept));
        int kills = 0;
        SyncState state = SyncState.of(kept);
        state.begin(reader.plan(), reader.mode(), clock.instant());
        while (state.next().isPresent()) {
            SyncStep step = reader.step(state.next().orElseThrow());
            copy.write(step);
            if (random.nextInt(4) == 0) {
                kills++;
                state = SyncState.of(kept);
                state.begin(reader.plan(), reader.mode(), clock.instant());
            } else {
                state.apply(step);
                kept = state.toJson();
            }
        }

        assertThat(kills).isPositive();
        assertThat(copy.differences(truth(copy))).isEmpty();
        assertThat(copy.received()).hasSizeLessThanOrEqualTo(550 + kills * 20);
    }

    @Test
    void cursor_serviceNoLongerKnowsIt_listStartsAgainAndNothingIsEmittedTwice() {
        SyncReader reader = reader(plan().pageSize(50), FakeVideoSdkHistory.builder(200, START));
        clock.advance(Duration.ofDays(1));
        fake.enqueue(
                request -> request.queryValue("page").filter("3"::equals).isPresent(),
                FakeResponse.json(400, "{\"error\":\"page expired\"}"));

        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, clock.instant());

        assertThat(copy.received()).hasSize(200);
        assertThat(copy.differences(truth(copy))).isEmpty();
    }

    @Test
    void step_rateLimited_throwsAtOnceAndTheTaskCanBeReadAgain() {
        SyncReader reader =
                reader(plan(), FakeVideoSdkHistory.builder(100, START).rateLimit(1, Duration.ofMinutes(1)));
        clock.advance(Duration.ofDays(1));
        client.require(SessionListing.class).listSessions().iterator().next();
        SyncState state = SyncState.start(reader.plan());
        state.begin(reader.plan(), reader.mode(), clock.instant());
        SyncTask task = state.next().orElseThrow();

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> reader.step(task))
                .satisfies(limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(60)));

        assertThat(fake.requestCount()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(60));
        assertThat(reader.step(task).versions()).hasSize(100);
    }

    @Test
    void budget_sharedByAllCalls_isNeverExceededByTheServicesClock() {
        SyncReader reader = reader(
                plan().pageSize(10), FakeVideoSdkHistory.builder(400, START).rateLimit(7, Duration.ofSeconds(10)));
        clock.advance(Duration.ofDays(1));
        RequestBudget budget = RequestBudget.atMost(7, Duration.ofSeconds(10));
        SyncState state = SyncState.start(reader.plan());
        state.begin(reader.plan(), reader.mode(), clock.instant());
        Instant begun = clock.instant();

        while (state.next().isPresent()) {
            RequestLease lease = budget.lease(1, clock.instant());
            if (lease.requests() == 0) {
                clock.advance(Duration.between(clock.instant(), lease.retryAt().orElseThrow()));
                continue;
            }
            SyncStep step = reader.step(state.next().orElseThrow());
            budget.settle(1, clock.instant());
            state.apply(step);
        }

        assertThat(fake.rejectedRequests()).isZero();
        // 40 pages, of which seven fit in ten seconds.
        assertThat(Duration.between(begun, clock.instant())).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void sessionsToReadAgain_oneCannotBeRead_theOthersAre() {
        SyncReader reader = reader(
                plan().lookBack(Duration.ZERO),
                FakeVideoSdkHistory.builder(3, START).distance(Duration.ofSeconds(1)));
        clock.advance(Duration.ofSeconds(10));
        Copy copy = new Copy(SyncState.start(reader.plan())).round(reader, clock.instant());
        assertThat(copy.state().openSessions()).isEqualTo(3);
        fake.enqueue(FakeResponse.json(200, "{\"page\":1}"));

        SyncState state = copy.state();
        state.begin(reader.plan(), reader.mode(), clock.advance(Duration.ofHours(2)));
        // The windows of the two hours come first.
        fake.discardResponses();
        reader.step(state.next().orElseThrow()).tasks().forEach(state::finish);
        fake.enqueue(FakeResponse.json(200, "[]"));
        SyncStep unreadable = reader.step(state.next().orElseThrow());
        state.apply(unreadable);
        copy.round(reader, clock.instant());

        assertThat(unreadable.skipped()).containsInstanceOf(InvalidResponseException.class);
        assertThat(unreadable.versions()).isEmpty();
        assertThat(copy.received()).hasSize(5);
        assertThat(copy.state().openSessions()).isEqualTo(1);
    }

    @Test
    void year_ofWindows_isPlannedOldestFirst() {
        SyncReader reader = reader(plan(), FakeVideoSdkHistory.builder(0, START));
        SyncState state = SyncState.start(reader.plan());

        state.begin(
                reader.plan(), reader.mode(), START.plus(Duration.ofDays(365)).plusSeconds(1));

        List<SyncTask> tasks = state.tasks();
        assertThat(tasks).hasSize(366);
        assertThat(IntStream.range(1, tasks.size()))
                .allSatisfy(index -> assertThat(tasks.get(index).startedFrom())
                        .isEqualTo(tasks.get(index - 1).startedBefore()));
    }
}

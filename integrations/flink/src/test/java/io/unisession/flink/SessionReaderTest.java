package io.unisession.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.history.sync.ListingMode;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncState;
import io.unisession.history.sync.SyncTask;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdkHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reader as Flink drives it, against a service over sockets. */
class SessionReaderTest {
    private static final Instant START = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    private static final EnumeratorEvent.Granted GRANTED = new EnumeratorEvent.Granted("videosdk", 1);

    private final FakeVideoSdkHistory fake =
            FakeVideoSdkHistory.builder(50, START).start();
    private final SyncPlan plan =
            SyncPlan.builder("videosdk", START).pageSize(30).build();
    private final FakeClock clock = FakeClock.at(START);
    private final ManualAlarm alarm = new ManualAlarm(clock);
    private final ReaderContext context = new ReaderContext();
    private final Emitted emitted = new Emitted();
    private SessionReader reader;

    @BeforeEach
    void createReader() {
        // Names of this test's own, which the account maps the provider's settings to.
        System.setProperty("TEST_KEY", fake.apiKey());
        System.setProperty("TEST_SECRET", fake.secretKey());
        System.setProperty("TEST_URL", fake.baseUrl().toString());
        SyncAccount account = SyncAccount.builder("videosdk", plan)
                .setting("VIDEOSDK_API_KEY", "TEST_KEY")
                .setting("VIDEOSDK_SECRET_KEY", "TEST_SECRET")
                .setting("VIDEOSDK_BASE_URL", "TEST_URL")
                .build();
        reader = new SessionReader(context, List.of(account), 2, alarm);
    }

    @AfterEach
    void close() {
        reader.close();
        fake.close();
        List.of("TEST_KEY", "TEST_SECRET", "TEST_URL").forEach(System::clearProperty);
    }

    private static SyncTask window(SyncPlan plan) {
        SyncState state = SyncState.start(plan);
        state.begin(plan, ListingMode.BY_START, START.plus(Duration.ofDays(1)));
        return state.next().orElseThrow();
    }

    private SyncSplit startWithSplit() {
        reader.start();
        SyncSplit split = new SyncSplit("videosdk", window(plan));
        reader.addSplits(List.of(split));
        return split;
    }

    private InputStatus pollWhenAvailable() throws Exception {
        reader.isAvailable().get(10, TimeUnit.SECONDS);
        return reader.pollNext(emitted);
    }

    @Test
    void start_tellsHowTheProviderListsAndAsksForSplits() {
        reader.start();

        ReaderEvent ready = new ReaderEvent.Ready("videosdk");
        assertThat(context.sent())
                .containsExactly(new ReaderEvent.Opened("videosdk", ListingMode.BY_START), ready, ready);
    }

    @Test
    void split_sendsNothingBeforeItsLease() {
        startWithSplit();

        assertThat(context.sent()).contains(new ReaderEvent.Wanted("videosdk", 1));
        assertThat(fake.requestCount()).isZero();
    }

    @Test
    void pages_areEmittedTogetherWithTheirProgress() throws Exception {
        SyncSplit split = startWithSplit();
        reader.handleSourceEvents(GRANTED);
        reader.isAvailable().get(10, TimeUnit.SECONDS);
        assertThat(reader.snapshotState(1)).containsExactly(split);

        assertThat(reader.pollNext(emitted)).isEqualTo(InputStatus.NOTHING_AVAILABLE);

        assertThat(emitted.versions()).hasSize(30);
        assertThat(reader.snapshotState(2)).doesNotContain(split).hasSize(1);
        assertThat(context.sent()).anyMatch(ReaderEvent.Spent.class::isInstance);
        reader.handleSourceEvents(GRANTED);
        pollWhenAvailable();
        assertThat(emitted.versions()).hasSize(50);
        assertThat(reader.snapshotState(3)).allMatch(SyncSplit::isDone);
    }

    @Test
    void serviceIsSlow_threadOfFlinkIsFree() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        fake.beforeHandling(request -> {
            try {
                slow.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return request;
        });
        startWithSplit();
        reader.handleSourceEvents(GRANTED);

        assertThat(reader.pollNext(emitted)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(reader.isAvailable()).isNotDone();
        assertThat(reader.snapshotState(1)).hasSize(1);

        slow.countDown();
        pollWhenAvailable();
        assertThat(emitted.versions()).hasSize(30);
    }

    @Test
    void splitIsDone_isReturnedAndKeptUntilItIsAccepted() throws Exception {
        SyncSplit split = startWithSplit();
        reader.handleSourceEvents(GRANTED);
        pollWhenAvailable();
        reader.handleSourceEvents(GRANTED);
        pollWhenAvailable();
        reader.notifyNoMoreSplits();

        List<SourceEvent> events = context.sent();
        ReaderEvent.Returned returned = (ReaderEvent.Returned) events.get(events.size() - 1);
        assertThat(SyncTask.of(returned.tasks().get(0)).isFinished()).isTrue();
        assertThat(returned.failure()).isNull();
        assertThat(pollWhenAvailable()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(reader.snapshotState(1)).hasSize(1);

        reader.handleSourceEvents(new EnumeratorEvent.Accepted("videosdk", split.taskId()));
        assertThat(reader.snapshotState(2)).isEmpty();
        assertThat(context.sent()).contains(new ReaderEvent.Ready("videosdk"));
        pollWhenAvailable();
        assertThat(reader.pollNext(emitted)).isEqualTo(InputStatus.END_OF_INPUT);
        assertThat(reader.isAvailable()).isDone();
    }

    @Test
    void restoredSplitThatIsDone_isReturnedAgain_onceTheReaderIsKnown() {
        SyncTask done = SyncTask.of(window(plan).toJson().replace("\"listed\":false", "\"listed\":true"));
        reader.addSplits(List.of(new SyncSplit("videosdk", done)));
        assertThat(context.sent()).isEmpty();

        reader.start();

        assertThat(context.sent()).anyMatch(ReaderEvent.Returned.class::isInstance);
    }

    @Test
    void tooManyRequests_tellsTheEnumeratorAndTriesAgain() throws Exception {
        fake.enqueue(FakeResponse.empty(429).withHeader("Retry-After", "7"));
        startWithSplit();
        context.sent();
        reader.handleSourceEvents(GRANTED);

        pollWhenAvailable();

        assertThat(context.sent())
                .contains(
                        new ReaderEvent.Throttled("videosdk", Duration.ofSeconds(7)),
                        new ReaderEvent.Wanted("videosdk", 1));
        reader.handleSourceEvents(GRANTED);
        pollWhenAvailable();
        assertThat(emitted.versions()).hasSize(30);
        assertThat(fake.requestCount()).isEqualTo(2);
    }

    @Test
    void paused_evenAGrantedRequestWaits() throws Exception {
        startWithSplit();
        reader.handleSourceEvents(new EnumeratorEvent.Paused("videosdk", Duration.ofMillis(300)));
        reader.handleSourceEvents(GRANTED);

        assertThat(reader.isAvailable()).isNotDone();
        assertThat(fake.requestCount()).isZero();
    }

    @Test
    void serviceFails_isTriedAgainLater_andThenReturned() throws Exception {
        for (int attempt = 0; attempt < 5; attempt++) {
            fake.enqueue(FakeResponse.empty(503));
        }
        SyncSplit split = startWithSplit();
        for (int attempt = 0; attempt < 5; attempt++) {
            reader.handleSourceEvents(GRANTED);
            pollWhenAvailable();
            alarm.advance(Duration.ofSeconds(20));
            reader.pollNext(emitted);
        }

        List<SourceEvent> events = context.sent();
        ReaderEvent.Returned returned = (ReaderEvent.Returned) events.get(events.size() - 1);
        assertThat(returned.failure()).contains("503");
        assertThat(SyncTask.of(returned.tasks().get(0))).isEqualTo(split.tasks().get(0));
        assertThat(fake.requestCount()).isEqualTo(5);
    }

    @Test
    void credentialsAreRejected_isReturnedAtOnce() throws Exception {
        fake.enqueue(FakeResponse.empty(401), FakeResponse.empty(401));
        startWithSplit();
        reader.handleSourceEvents(GRANTED);

        pollWhenAvailable();

        List<SourceEvent> events = context.sent();
        assertThat(((ReaderEvent.Returned) events.get(events.size() - 1)).failure())
                .contains("401");
    }

    @Test
    void grantWithoutACall_isGivenBack() {
        reader.start();

        reader.handleSourceEvents(GRANTED);

        assertThat(context.sent()).contains(new ReaderEvent.Unused("videosdk", 1));
    }

    @Test
    void close_closesTheAlarm() {
        reader.start();

        reader.close();

        assertThat(alarm.isClosed()).isTrue();
    }
}

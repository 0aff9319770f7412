package io.unisession.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.history.sync.ListingMode;
import io.unisession.history.sync.SessionVersion;
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
    private static final EnumeratorEvent.Granted GRANTED = new EnumeratorEvent.Granted("videosdk");

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
        reader = reader(false);
    }

    private SessionReader reader(boolean emitsAfterCheckpoint) {
        SyncAccount account = SyncAccount.builder("videosdk", plan)
                .setting("VIDEOSDK_API_KEY", "TEST_KEY")
                .setting("VIDEOSDK_SECRET_KEY", "TEST_SECRET")
                .setting("VIDEOSDK_BASE_URL", "TEST_URL")
                .build();
        return new SessionReader(context, List.of(account), new ReaderSettings(2, emitsAfterCheckpoint), alarm);
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

    /** Does what Flink's thread does until an event has been sent, and returns it; the events before it are gone. */
    private <T extends ReaderEvent> T await(Class<T> event) throws Exception {
        while (true) {
            List<SourceEvent> sent = context.sent();
            for (SourceEvent each : sent) {
                if (event.isInstance(each)) {
                    return event.cast(each);
                }
            }
            reader.isAvailable().get(10, TimeUnit.SECONDS);
            reader.pollNext(emitted);
        }
    }

    /** Grants the next request, and waits until its call has succeeded. */
    private void call() throws Exception {
        reader.handleSourceEvents(GRANTED);
        await(ReaderEvent.Succeeded.class);
    }

    private static List<SessionVersion> held(List<SyncSplit> splits) {
        return splits.stream()
                .flatMap(split -> split.held().stream())
                .flatMap(page -> page.versions().stream())
                .toList();
    }

    private InputStatus pollAll() {
        InputStatus status = reader.pollNext(emitted);
        while (status == InputStatus.MORE_AVAILABLE) {
            status = reader.pollNext(emitted);
        }
        return status;
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

        assertThat(context.sent()).contains(new ReaderEvent.Wanted("videosdk"));
        assertThat(fake.requestCount()).isZero();
    }

    @Test
    void pages_areEmittedTogetherWithTheirProgress() throws Exception {
        SyncSplit split = startWithSplit();
        reader.handleSourceEvents(GRANTED);
        await(ReaderEvent.Spent.class);
        assertThat(emitted.versions()).isEmpty();
        assertThat(reader.snapshotState(1)).containsExactly(split);

        await(ReaderEvent.Succeeded.class);

        assertThat(emitted.versions()).hasSize(30);
        assertThat(reader.snapshotState(2)).doesNotContain(split).hasSize(1);
        call();
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
        await(ReaderEvent.Succeeded.class);
        assertThat(emitted.versions()).hasSize(30);
    }

    @Test
    void splitIsDone_isReturnedAndKeptUntilItIsAccepted() throws Exception {
        SyncSplit split = startWithSplit();
        call();
        reader.handleSourceEvents(GRANTED);
        reader.notifyNoMoreSplits();

        ReaderEvent.Returned returned = await(ReaderEvent.Returned.class);
        assertThat(SyncTask.of(returned.tasks().get(0)).isFinished()).isTrue();
        assertThat(returned.failure()).isNull();
        assertThat(pollAll()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(reader.snapshotState(1)).hasSize(1);

        reader.handleSourceEvents(new EnumeratorEvent.Accepted("videosdk", split.taskId()));
        assertThat(reader.snapshotState(2)).isEmpty();
        assertThat(pollAll()).isEqualTo(InputStatus.END_OF_INPUT);
        assertThat(reader.isAvailable()).isDone();
    }

    @Test
    void splitIsDone_nextIsAskedFor() throws Exception {
        startWithSplit();
        call();
        context.sent();
        reader.handleSourceEvents(GRANTED);

        await(ReaderEvent.Ready.class);

        assertThat(emitted.versions()).hasSize(50);
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
    void emitAfterCheckpoint_versionsWaitForACompletedCheckpoint_andSoDoesTheirSplit() throws Exception {
        reader = reader(true);
        SyncSplit split = startWithSplit();
        call();
        assertThat(held(reader.snapshotState(1))).hasSize(30);
        call();
        reader.notifyCheckpointComplete(1);
        pollAll();
        assertThat(emitted.versions()).as("the first page").hasSize(30);

        SyncSplit second = reader.snapshotState(2).get(0);
        assertThat(second.isDone()).isTrue();
        assertThat(held(List.of(second))).hasSize(20);
        assertThat(context.sent()).doesNotHaveAnyElementsOfTypes(ReaderEvent.Returned.class);
        reader.notifyCheckpointComplete(2);
        await(ReaderEvent.Returned.class);

        assertThat(emitted.versions()).hasSize(50);
        assertThat(held(reader.snapshotState(3))).isEmpty();
        reader.handleSourceEvents(new EnumeratorEvent.Accepted("videosdk", split.taskId()));
        assertThat(reader.snapshotState(4)).isEmpty();
    }

    @Test
    void emitAfterCheckpoint_checkpointWasAborted_theNextHasItsVersions() throws Exception {
        reader = reader(true);
        startWithSplit();
        call();
        reader.snapshotState(1);
        reader.snapshotState(2);

        reader.notifyCheckpointComplete(2);
        pollAll();

        assertThat(emitted.versions()).hasSize(30);
    }

    @Test
    void restoredSplit_emitsWhatItHeld() throws Exception {
        reader = reader(true);
        startWithSplit();
        call();
        List<SyncSplit> checkpoint = reader.snapshotState(1);
        reader.close();

        reader = reader(true);
        reader.addSplits(checkpoint);
        reader.start();
        pollAll();

        assertThat(emitted.versions()).isEqualTo(held(checkpoint)).hasSize(30);
        assertThat(held(reader.snapshotState(2))).isEmpty();
        call();
        reader.snapshotState(3);
        reader.notifyCheckpointComplete(3);
        await(ReaderEvent.Returned.class);
        assertThat(emitted.versions()).hasSize(50);
    }

    @Test
    void tooManyRequests_tellsTheEnumeratorAndTriesAgain() throws Exception {
        fake.enqueue(FakeResponse.empty(429).withHeader("Retry-After", "7"));
        startWithSplit();
        context.sent();
        reader.handleSourceEvents(GRANTED);

        assertThat(await(ReaderEvent.Throttled.class).retryAfter()).isEqualTo(Duration.ofSeconds(7));
        call();

        assertThat(emitted.versions()).hasSize(30);
        assertThat(fake.requestCount()).isEqualTo(2);
        assertThat(context.metricGroup().count("account.videosdk.rateLimited")).isEqualTo(1);
        assertThat(context.metricGroup().count("account.videosdk.failedCalls")).isEqualTo(1);
        assertThat(context.metricGroup().count("account.videosdk.requests")).isEqualTo(2);
        assertThat(context.metricGroup()
                        .getIOMetricGroup()
                        .getNumRecordsInCounter()
                        .getCount())
                .isEqualTo(30);
    }

    @Test
    void callSendsSeveralRequests_eachWaitsForItsLease() throws Exception {
        // A new token, and the request again.
        fake.enqueue(FakeResponse.empty(401));
        startWithSplit();
        context.sent();
        reader.handleSourceEvents(GRANTED);

        await(ReaderEvent.Wanted.class);
        assertThat(fake.requestCount()).isEqualTo(1);
        call();

        assertThat(fake.requestCount()).isEqualTo(2);
        assertThat(emitted.versions()).hasSize(30);
    }

    @Test
    void close_callThatWaitsForALease_ends() throws Exception {
        fake.enqueue(FakeResponse.empty(401));
        startWithSplit();
        context.sent();
        reader.handleSourceEvents(GRANTED);
        await(ReaderEvent.Wanted.class);

        reader.close();

        assertThat(fake.requestCount()).isEqualTo(1);
        reader.isAvailable().get(10, TimeUnit.SECONDS);
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
        for (int attempt = 0; attempt < 6; attempt++) {
            fake.enqueue(FakeResponse.empty(503));
        }
        SyncSplit split = startWithSplit();
        for (int attempt = 0; attempt < 5; attempt++) {
            reader.handleSourceEvents(GRANTED);
            await(ReaderEvent.Spent.class);
            reader.isAvailable().get(10, TimeUnit.SECONDS);
            pollAll();
            alarm.advance(Duration.ofMinutes(1));
            pollAll();
        }
        reader.handleSourceEvents(GRANTED);

        ReaderEvent.Returned returned = await(ReaderEvent.Returned.class);
        assertThat(returned.failure()).contains("503");
        assertThat(SyncTask.of(returned.tasks().get(0))).isEqualTo(split.tasks().get(0));
        assertThat(fake.requestCount()).isEqualTo(6);
    }

    @Test
    void tooManyRequestsWithoutEnd_isReturnedAfterAHundredAndOne() throws Exception {
        for (int attempt = 0; attempt < 101; attempt++) {
            fake.enqueue(FakeResponse.empty(429));
        }
        SyncSplit split = startWithSplit();
        for (int attempt = 0; attempt < 100; attempt++) {
            reader.handleSourceEvents(GRANTED);
            await(ReaderEvent.Throttled.class);
        }
        reader.handleSourceEvents(GRANTED);

        ReaderEvent.Returned returned = await(ReaderEvent.Returned.class);
        assertThat(returned.failure()).contains("429");
        assertThat(SyncTask.of(returned.tasks().get(0))).isEqualTo(split.tasks().get(0));
        assertThat(fake.requestCount()).isEqualTo(101);
    }

    @Test
    void credentialsAreRejected_isReturnedAtOnce() throws Exception {
        fake.enqueue(FakeResponse.empty(401), FakeResponse.empty(401));
        startWithSplit();
        context.sent();
        reader.handleSourceEvents(GRANTED);
        await(ReaderEvent.Wanted.class);
        reader.handleSourceEvents(GRANTED);

        assertThat(await(ReaderEvent.Returned.class).failure()).contains("401");
    }

    @Test
    void grantWithoutACall_isGivenBack() {
        reader.start();

        reader.handleSourceEvents(GRANTED);

        assertThat(context.sent()).contains(new ReaderEvent.Unused("videosdk"));
    }

    @Test
    void close_closesTheAlarm() {
        reader.start();

        reader.close();

        assertThat(alarm.isClosed()).isTrue();
    }
}

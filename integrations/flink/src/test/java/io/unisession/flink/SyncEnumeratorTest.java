package io.unisession.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.flink.EnumeratorContext.Sent;
import io.unisession.history.sync.ListingMode;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncTask;
import io.unisession.testkit.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SyncEnumeratorTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final FakeClock clock = FakeClock.at(START.plus(DAY.multipliedBy(4)));
    private final ManualAlarm alarm = new ManualAlarm(clock);
    private final EnumeratorContext context = new EnumeratorContext();

    private static SyncAccount account(String source) {
        return SyncAccount.builder("videosdk", SyncPlan.builder(source, START).build())
                .atMost(2, PERIOD)
                .build();
    }

    private SyncEnumerator start(Schedule schedule, SyncCheckpoint checkpoint, String... sources) {
        List<SyncAccount> accounts =
                Stream.of(sources).map(SyncEnumeratorTest::account).toList();
        SyncEnumerator enumerator = new SyncEnumerator(context, accounts, schedule, checkpoint, clock.timing(), alarm);
        enumerator.start();
        return enumerator;
    }

    private static Schedule bounded() {
        return new Schedule(START.plus(DAY.multipliedBy(4)), null);
    }

    private void register(SyncEnumerator enumerator, int reader, String... sources) {
        context.register(reader);
        enumerator.addReader(reader);
        Stream.of(sources)
                .forEach(source ->
                        enumerator.handleSourceEvent(reader, new ReaderEvent.Opened(source, ListingMode.BY_START)));
    }

    private static void ready(SyncEnumerator enumerator, int reader, String source) {
        enumerator.handleSourceEvent(reader, new ReaderEvent.Ready(source));
    }

    private static String finished(SyncTask task) {
        return task.toJson().replace("\"listed\":false", "\"listed\":true");
    }

    private static void giveBack(
            SyncEnumerator enumerator, int reader, SyncSplit split, String failure, String... tasks) {
        enumerator.handleSourceEvent(
                reader,
                new ReaderEvent.Returned(split.source(), split.taskId(), new ArrayList<>(List.of(tasks)), failure));
    }

    private static void finish(SyncEnumerator enumerator, int reader, SyncSplit split) {
        giveBack(enumerator, reader, split, null, finished(split.tasks().get(0)));
    }

    private List<Sent> granted(Integer... readers) {
        return Stream.of(readers)
                .map(reader -> new Sent(reader, new EnumeratorEvent.Granted("eu")))
                .toList();
    }

    @Test
    void readers_askForSplits_getTheWindowsOfTheRound() {
        SyncEnumerator enumerator = start(bounded(), null, "eu");
        register(enumerator, 0, "eu");
        register(enumerator, 1);

        ready(enumerator, 0, "eu");
        ready(enumerator, 1, "eu");
        ready(enumerator, 0, "eu");

        assertThat(context.assignedTo(0)).extracting(SyncSplit::splitId).containsExactly("eu/1", "eu/3");
        assertThat(context.assignedTo(1)).extracting(SyncSplit::splitId).containsExactly("eu/2");
        assertThat(context.assignedTo(1).get(0).tasks().get(0).startedFrom()).contains(START.plus(DAY));
    }

    @Test
    void accounts_areReadSideBySide() {
        SyncEnumerator enumerator = start(bounded(), null, "eu", "us");
        register(enumerator, 0, "eu", "us");

        ready(enumerator, 0, "us");
        ready(enumerator, 0, "eu");
        ready(enumerator, 0, "us");

        assertThat(context.assignedTo(0)).extracting(SyncSplit::splitId).containsExactly("us/1", "eu/1", "us/2");
    }

    @Test
    void boundedRound_allReturned_tellsReadersThatThereIsNoMore() {
        SyncEnumerator enumerator = start(bounded(), null, "eu");
        register(enumerator, 0, "eu");
        register(enumerator, 1);
        for (int request = 0; request < 4; request++) {
            ready(enumerator, 0, "eu");
        }
        List<SyncSplit> splits = List.copyOf(context.assignedTo(0));
        splits.subList(0, 3).forEach(split -> finish(enumerator, 0, split));
        assertThat(context.finished()).isEmpty();

        finish(enumerator, 0, splits.get(3));

        assertThat(context.finished()).containsExactly(0, 1);
        assertThat(context.sent()).contains(new Sent(0, new EnumeratorEvent.Accepted("eu", "4")));
    }

    @Test
    void boundedRound_aSessionHasNotEnded_isTheOnlyRoundAllTheSame() {
        SyncEnumerator enumerator = start(bounded(), null, "eu");
        register(enumerator, 0, "eu");
        for (int request = 0; request < 8; request++) {
            ready(enumerator, 0, "eu");
        }
        List<SyncSplit> splits = List.copyOf(context.assignedTo(0));

        giveBack(
                enumerator,
                0,
                splits.get(3),
                null,
                finished(splits.get(3).tasks().get(0))
                        .replace("\"found\":{}", "\"found\":{\"s-1\":[\"2026-03-04T01:00:00Z\",\"a\",null,true]}"));
        splits.subList(0, 3).forEach(split -> finish(enumerator, 0, split));

        assertThat(context.assignedTo(0)).hasSize(4);
        assertThat(context.finished()).containsExactly(0);
    }

    @Test
    void budget_isSharedByAllReaders_andComesBackAPeriodAfterTheResponse() {
        SyncEnumerator enumerator = start(bounded(), null, "eu");
        register(enumerator, 0, "eu");
        register(enumerator, 1);

        enumerator.handleSourceEvent(0, new ReaderEvent.Wanted("eu"));
        enumerator.handleSourceEvent(1, new ReaderEvent.Wanted("eu"));
        enumerator.handleSourceEvent(1, new ReaderEvent.Wanted("eu"));
        assertThat(context.sent()).isEqualTo(granted(0, 1));

        alarm.advance(Duration.ofSeconds(5));
        enumerator.handleSourceEvent(0, new ReaderEvent.Spent("eu", Duration.ofSeconds(2)));
        alarm.advance(Duration.ofSeconds(8).minusMillis(1));
        assertThat(context.sent()).isEmpty();

        alarm.advance(Duration.ofMillis(1));
        assertThat(context.sent()).isEqualTo(granted(1));
    }

    @Test
    void requestsNotUsed_areLeasedToTheNextAtOnce() {
        SyncEnumerator enumerator = start(bounded(), null, "eu");
        register(enumerator, 0, "eu");
        enumerator.handleSourceEvent(0, new ReaderEvent.Wanted("eu"));
        enumerator.handleSourceEvent(0, new ReaderEvent.Wanted("eu"));
        context.sent();
        enumerator.handleSourceEvent(1, new ReaderEvent.Wanted("eu"));
        assertThat(context.sent()).isEmpty();

        enumerator.handleSourceEvent(0, new ReaderEvent.Unused("eu"));

        assertThat(context.sent()).isEqualTo(granted(1));
    }

    @Test
    void tooManyRequests_seenByOneReader_pausesAll() {
        SyncEnumerator enumerator = start(bounded(), null, "eu");
        register(enumerator, 0, "eu");
        register(enumerator, 1);

        enumerator.handleSourceEvent(1, new ReaderEvent.Throttled("eu", Duration.ofSeconds(30)));
        enumerator.handleSourceEvent(0, new ReaderEvent.Wanted("eu"));

        EnumeratorEvent.Paused pause = new EnumeratorEvent.Paused("eu", Duration.ofSeconds(30));
        assertThat(context.sent()).containsExactly(new Sent(0, pause), new Sent(1, pause));
        alarm.advance(Duration.ofSeconds(30).minusMillis(1));
        assertThat(context.sent()).isEmpty();
        alarm.advance(Duration.ofMillis(1));
        assertThat(context.sent()).isEqualTo(granted(0));
    }

    @Test
    void rateLimitOfAResponse_nothingLeft_pausesAll() {
        SyncEnumerator enumerator = start(bounded(), null, "eu");
        register(enumerator, 0, "eu");
        enumerator.handleSourceEvent(0, new ReaderEvent.Wanted("eu"));
        context.sent();

        enumerator.handleSourceEvent(
                0,
                new ReaderEvent.Succeeded(
                        "eu", new HashMap<>(Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "40"))));

        assertThat(context.sent())
                .containsExactly(new Sent(0, new EnumeratorEvent.Paused("eu", Duration.ofSeconds(40))));
    }

    @Test
    void readerFails_anotherGetsItsSplitAndAPeriodLaterItsRequests() {
        SyncEnumerator enumerator = start(bounded(), null, "eu");
        register(enumerator, 0, "eu");
        register(enumerator, 1);
        ready(enumerator, 0, "eu");
        enumerator.handleSourceEvent(0, new ReaderEvent.Wanted("eu"));
        enumerator.handleSourceEvent(0, new ReaderEvent.Wanted("eu"));
        ready(enumerator, 1, "eu");
        enumerator.handleSourceEvent(1, new ReaderEvent.Wanted("eu"));
        context.sent();

        enumerator.addSplitsBack(List.copyOf(context.assignedTo(0)), 0);
        for (int request = 0; request < 3; request++) {
            ready(enumerator, 1, "eu");
        }

        assertThat(context.assignedTo(1))
                .extracting(SyncSplit::splitId)
                .containsExactlyInAnyOrder("eu/1", "eu/2", "eu/3", "eu/4");
        alarm.advance(PERIOD.minusMillis(1));
        assertThat(context.sent()).isEmpty();
        alarm.advance(Duration.ofMillis(1));
        assertThat(context.sent()).isEqualTo(granted(1));
    }

    @Test
    void splitInTwo_otherReadersGetTheParts() {
        SyncEnumerator enumerator = start(bounded(), null, "eu");
        register(enumerator, 0, "eu");
        register(enumerator, 1);
        ready(enumerator, 0, "eu");
        SyncSplit split = context.assignedTo(0).get(0);
        String task = split.tasks().get(0).toJson();

        giveBack(
                enumerator,
                0,
                split,
                null,
                task.replace("\"id\":\"1\"", "\"id\":\"1a\""),
                task.replace("\"id\":\"1\"", "\"id\":\"1b\""));
        for (int request = 0; request < 5; request++) {
            ready(enumerator, 1, "eu");
        }

        assertThat(context.assignedTo(1))
                .extracting(SyncSplit::taskId)
                .contains("1a", "1b")
                .doesNotContain("1");
    }

    @Test
    void checkpoint_restored_knowsWhatReadersHaveAndWhatWaits() throws IOException {
        SyncEnumerator before = start(bounded(), null, "eu");
        register(before, 0, "eu");
        ready(before, 0, "eu");
        ready(before, 0, "eu");
        List<SyncSplit> splits = List.copyOf(context.assignedTo(0));
        finish(before, 0, splits.get(0));
        SyncCheckpointSerializer serializer = new SyncCheckpointSerializer();
        SyncCheckpoint checkpoint =
                serializer.deserialize(serializer.getVersion(), serializer.serialize(before.snapshotState(1)));
        context.sent();

        SyncEnumerator restored = start(bounded(), checkpoint, "eu");
        register(restored, 7, "eu");
        // Returned before the failure, and accepted, but the reader does not know that.
        finish(restored, 7, splits.get(0));
        for (int request = 0; request < 4; request++) {
            ready(restored, 7, "eu");
        }

        assertThat(checkpoint).isEqualTo(before.snapshotState(2));
        assertThat(context.assignedTo(7)).extracting(SyncSplit::taskId).containsExactly("3", "4");
        assertThat(context.sent()).contains(new Sent(7, new EnumeratorEvent.Accepted("eu", "1")));
        context.assignedTo(7).forEach(split -> finish(restored, 7, split));
        assertThat(context.finished()).isEmpty();
        finish(restored, 7, splits.get(1));
        assertThat(context.finished()).contains(7);
    }

    @Test
    void restored_waitsForAPeriod_becauseRequestsMayHaveBeenSentJustBefore() {
        SyncEnumerator before = start(bounded(), null, "eu");
        SyncEnumerator restored = start(bounded(), before.snapshotState(1), "eu");
        register(restored, 0, "eu");

        restored.handleSourceEvent(0, new ReaderEvent.Wanted("eu"));

        alarm.advance(PERIOD.minusMillis(1));
        assertThat(context.sent()).isEmpty();
        alarm.advance(Duration.ofMillis(1));
        assertThat(context.sent()).isEqualTo(granted(0));
    }

    @Test
    void accountFails_boundedJob_failsWhenTheOthersAreRead() {
        SyncEnumerator enumerator = start(bounded(), null, "eu", "us");
        register(enumerator, 0, "eu", "us");
        for (int request = 0; request < 4; request++) {
            ready(enumerator, 0, "eu");
            ready(enumerator, 0, "us");
        }
        List<SyncSplit> splits = List.copyOf(context.assignedTo(0));
        for (SyncSplit split : splits.subList(0, 7)) {
            if (split.source().equals("us")) {
                giveBack(
                        enumerator,
                        0,
                        split,
                        "videosdk getSession failed: HTTP 401",
                        split.tasks().get(0).toJson());
            } else {
                finish(enumerator, 0, split);
            }
        }

        assertThatThrownBy(() -> giveBack(
                        enumerator,
                        0,
                        splits.get(7),
                        "videosdk getSession failed: HTTP 401",
                        splits.get(7).tasks().get(0).toJson()))
                .hasMessage("the sessions of \"us\" could not be read: videosdk getSession failed: HTTP 401");
        assertThat(enumerator.snapshotState(1).accounts().get("us").unassigned())
                .hasSize(4);
    }

    @Test
    void accountFails_rounds_triesAgainAfterAMinute() {
        SyncEnumerator enumerator = start(new Schedule(null, Duration.ofHours(1)), null, "eu");
        register(enumerator, 0, "eu");
        for (int request = 0; request < 5; request++) {
            ready(enumerator, 0, "eu");
        }
        SyncSplit split = context.assignedTo(0).get(0);

        giveBack(enumerator, 0, split, "no connection", split.tasks().get(0).toJson());

        alarm.advance(Duration.ofMinutes(1).minusMillis(1));
        assertThat(context.assignedTo(0)).hasSize(4);
        alarm.advance(Duration.ofMillis(1));
        assertThat(context.assignedTo(0)).hasSize(5).last().isEqualTo(split);
    }

    @Test
    void rounds_beginAnIntervalAfterTheLast() {
        SyncEnumerator enumerator = start(new Schedule(null, Duration.ofHours(1)), null, "eu");
        register(enumerator, 0, "eu");
        for (int request = 0; request < 8; request++) {
            ready(enumerator, 0, "eu");
        }
        List.copyOf(context.assignedTo(0)).forEach(split -> finish(enumerator, 0, split));
        assertThat(context.assignedTo(0)).hasSize(4);

        alarm.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(context.assignedTo(0)).hasSize(4);
        alarm.advance(Duration.ofMillis(1));

        // A day of look-back, and the hour.
        SyncTask next = context.assignedTo(0).get(4).tasks().get(0);
        assertThat(next.startedFrom()).contains(START.plus(DAY.multipliedBy(3)));
        assertThat(context.finished()).isEmpty();
    }

    @Test
    void boundedRound_endIsInTheFuture_waitsForIt() {
        SyncEnumerator enumerator = start(new Schedule(clock.instant().plusSeconds(60), null), null, "eu");
        register(enumerator, 0, "eu");
        ready(enumerator, 0, "eu");

        alarm.advance(Duration.ofSeconds(59));
        assertThat(context.assignedTo(0)).isEmpty();
        alarm.advance(Duration.ofSeconds(1));
        assertThat(context.assignedTo(0)).hasSize(1);
    }

    @Test
    void rounds_planStartsInTheFuture_waitForIt() {
        SyncAccount account = SyncAccount.builder(
                        "videosdk",
                        SyncPlan.builder("eu", clock.instant().plusSeconds(60)).build())
                .build();
        SyncEnumerator enumerator = new SyncEnumerator(
                context, List.of(account), new Schedule(null, Duration.ofHours(1)), null, clock.timing(), alarm);
        enumerator.start();
        register(enumerator, 0, "eu");
        ready(enumerator, 0, "eu");

        alarm.advance(Duration.ofSeconds(60));
        assertThat(context.assignedTo(0)).isEmpty();
        alarm.advance(Duration.ofSeconds(1));
        assertThat(context.assignedTo(0)).hasSize(1);
    }

    @Test
    void manyRequestsOfOneAccount_whileAnotherWaitsForItsRound_setNoMoreAlarmsThanAccounts() {
        SyncEnumerator enumerator = start(new Schedule(null, DAY), null, "eu", "us");
        register(enumerator, 0, "eu", "us");
        for (int request = 0; request < 4; request++) {
            ready(enumerator, 0, "us");
        }
        List.copyOf(context.assignedTo(0)).forEach(split -> finish(enumerator, 0, split));
        context.sent();

        for (int request = 0; request < 1_000; request++) {
            enumerator.handleSourceEvent(0, new ReaderEvent.Wanted("eu"));
            enumerator.handleSourceEvent(0, new ReaderEvent.Wanted("eu"));
            alarm.advance(PERIOD);
            assertThat(context.sent()).isEqualTo(granted(0, 0));
            enumerator.handleSourceEvent(0, new ReaderEvent.Spent("eu", Duration.ZERO));
            enumerator.handleSourceEvent(0, new ReaderEvent.Spent("eu", Duration.ZERO));
        }

        assertThat(alarm.pending()).isLessThanOrEqualTo(2);
    }

    @Test
    void metrics_tellWhatWaitsAndHowFarBehindEachAccountIs() {
        SyncEnumerator enumerator = start(bounded(), null, "eu", "us");
        register(enumerator, 0, "eu", "us");
        RecordedMetrics metrics = context.metricGroup();
        ready(enumerator, 0, "eu");

        assertThat(metrics.value("unassignedSplits")).isEqualTo(7L);
        assertThat(metrics.value("account.eu.lagMillis"))
                .isEqualTo(DAY.multipliedBy(4).toMillis());
        assertThat(metrics.value("account.us.pauseMillis")).isEqualTo(0L);
        enumerator.handleSourceEvent(0, new ReaderEvent.Throttled("us", Duration.ofSeconds(30)));
        assertThat(metrics.value("account.us.pauseMillis")).isEqualTo(30_000L);
        assertThat(metrics.value("account.eu.pauseMillis")).isEqualTo(0L);

        for (int request = 0; request < 3; request++) {
            ready(enumerator, 0, "eu");
        }
        SyncSplit split = context.assignedTo(0).get(0);
        giveBack(
                enumerator,
                0,
                split,
                null,
                finished(split.tasks().get(0))
                        .replace("\"found\":{}", "\"found\":{\"s-1\":[\"2026-03-01T01:00:00Z\",\"a\",null,true]}"));
        context.assignedTo(0).subList(1, 4).forEach(other -> finish(enumerator, 0, other));

        assertThat(metrics.value("account.eu.openSessions")).isEqualTo(1L);
        assertThat(metrics.value("account.eu.lagMillis")).isEqualTo(0L);
    }

    @Test
    void close_closesTheAlarm() {
        start(bounded(), null, "eu").close();

        assertThat(alarm.isClosed()).isTrue();
    }
}

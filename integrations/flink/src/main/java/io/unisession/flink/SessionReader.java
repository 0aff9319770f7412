package io.unisession.flink;

import io.unisession.error.SessionException;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncStep;
import io.unisession.history.sync.SyncTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Reads splits, several at once. All that is here runs on Flink's thread, which never waits: calls run on the threads of
 * the clients, and what they bring, like what is due later, arrives in a queue that Flink is told of. A page and the
 * split's progress change together, so that a checkpoint has both or none.
 */
final class SessionReader implements SourceReader<SessionVersion, SyncSplit> {
    /** The group of an account's metrics. */
    static final String ACCOUNT = "account";

    private static final int MOST_HELD = 10_000;

    private final SourceReaderContext context;
    private final List<SyncAccount> plans;
    private final ReaderSettings settings;
    private final Alarm alarm;
    private final Map<String, AccountCalls> accounts = new LinkedHashMap<>();
    /** The splits in work, and those that the enumerator has not accepted yet. */
    private final Map<String, SyncSplit> splits = new LinkedHashMap<>();

    /** The splits that need no more calls, each with why it cannot be read now, if it cannot. */
    private final Map<String, Optional<SessionException>> finished = new LinkedHashMap<>();

    private final HeldVersions held = new HeldVersions();
    /** The splits that are read on when less is held. */
    private final Map<String, SyncSplit> resting = new LinkedHashMap<>();

    private final Queue<Consumer<ReaderOutput<SessionVersion>>> arrivals = new ConcurrentLinkedQueue<>();
    /** Replaced by Flink's thread alone, completed by any. */
    private volatile CompletableFuture<@Nullable Void> available = new CompletableFuture<>();

    private boolean started;
    private boolean noMoreSplits;

    SessionReader(SourceReaderContext context, List<SyncAccount> plans, ReaderSettings settings, Alarm alarm) {
        this.context = context;
        this.plans = plans;
        this.settings = settings;
        this.alarm = alarm;
    }

    @Override
    public void start() {
        for (SyncAccount plan : plans) {
            String source = plan.plan().source();
            MetricGroup metrics = context.metricGroup().addGroup(ACCOUNT, source);
            AccountCalls account = new AccountCalls(plan, this, alarm, settings.callsAtOnce(), metrics);
            accounts.put(source, account);
            account.open();
        }
        started = true;
        // Restored splits arrive before the enumerator knows this reader.
        List.copyOf(splits.values()).forEach(this::takeOn);
        accounts.values().forEach(AccountCalls::askForSplits);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<SessionVersion> output) {
        Consumer<ReaderOutput<SessionVersion>> arrival = arrivals.poll();
        if (arrival != null) {
            arrival.accept(output);
        }
        if (!arrivals.isEmpty()) {
            return InputStatus.MORE_AVAILABLE;
        }
        return isFinished() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    private boolean isFinished() {
        return noMoreSplits && splits.isEmpty();
    }

    @Override
    public CompletableFuture<@Nullable Void> isAvailable() {
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        // After the replacement: what arrives from here on completes the new one.
        if (!arrivals.isEmpty() || isFinished()) {
            available.complete(null);
        }
        return available;
    }

    /** Lets Flink's thread do something soon. Called by any thread. */
    void arrive(Consumer<ReaderOutput<SessionVersion>> arrival) {
        arrivals.add(arrival);
        available.complete(null);
    }

    @Override
    public void addSplits(List<SyncSplit> added) {
        for (SyncSplit split : added) {
            splits.put(split.splitId(), split);
            if (started) {
                takeOn(split);
            }
        }
    }

    private void takeOn(SyncSplit split) {
        AccountCalls account = accounts.get(split.source());
        if (account == null) {
            // Restored by a job without this account.
            splits.remove(split.splitId());
            return;
        }
        held.addRestored(split);
        emitHeldSoon();
        SyncSplit taken = split.holding(List.of());
        splits.put(taken.splitId(), taken);
        account.took();
        workOn(taken, account);
    }

    private void workOn(SyncSplit split, AccountCalls account) {
        if (split.isDone()) {
            finished(split, null);
        } else if (held.size() >= MOST_HELD) {
            resting.put(split.splitId(), split);
        } else {
            account.want(split);
        }
    }

    /** A call has brought sessions. */
    void arrived(SyncSplit before, SyncStep step, ReaderOutput<SessionVersion> output) {
        step.skipped()
                .ifPresent(skipped ->
                        context.metricGroup().getNumRecordsInErrorsCounter().inc());
        if (settings.emitsAfterCheckpoint()) {
            held.add(before.splitId(), step.versions());
        } else {
            emit(step.versions(), output);
        }
        SyncSplit split = before.after(step.tasks());
        splits.put(split.splitId(), split);
        workOn(split, account(split.source()));
    }

    private void emit(List<SessionVersion> versions, ReaderOutput<SessionVersion> output) {
        for (SessionVersion version : versions) {
            context.metricGroup().getIOMetricGroup().getNumRecordsInCounter().inc();
            output.collect(version, version.observedAt().toEpochMilli());
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        held.completed(checkpointId);
        emitHeldSoon();
    }

    private void emitHeldSoon() {
        if (held.isReady()) {
            arrive(this::emitHeld);
        }
    }

    /** A page at a time, so that checkpoints need not wait for all of them. */
    private void emitHeld(ReaderOutput<SessionVersion> output) {
        held.next().ifPresent(page -> {
            emit(page.versions(), output);
            returnIfEmitted(page.splitId());
            if (held.size() < MOST_HELD) {
                List<SyncSplit> rested = List.copyOf(resting.values());
                resting.clear();
                rested.forEach(split -> account(split.source()).want(split));
            }
        });
        emitHeldSoon();
    }

    /** A split is done, or cannot be read now. The next takes its place, although it may still have versions to emit. */
    void finished(SyncSplit split, @Nullable SessionException failure) {
        finished.put(split.splitId(), Optional.ofNullable(failure));
        returnIfEmitted(split.splitId());
        account(split.source()).released();
    }

    /** The round must not end before: a later version of a session may come from another reader. */
    private void returnIfEmitted(String splitId) {
        Optional<SessionException> failure = finished.get(splitId);
        if (failure != null && !held.has(splitId)) {
            SyncSplit split = Objects.requireNonNull(splits.get(splitId));
            tell(new ReaderEvent.Returned(
                    split.source(),
                    split.taskId(),
                    new ArrayList<>(split.tasks().stream().map(SyncTask::toJson).toList()),
                    failure.map(SessionException::getMessage).orElse(null)));
        }
    }

    private AccountCalls account(String source) {
        return Objects.requireNonNull(accounts.get(source), source);
    }

    void tell(ReaderEvent event) {
        context.sendSourceEventToCoordinator(event);
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        EnumeratorEvent said = (EnumeratorEvent) event;
        AccountCalls account = account(said.source());
        if (said instanceof EnumeratorEvent.Granted) {
            account.granted();
        } else if (said instanceof EnumeratorEvent.Paused paused) {
            account.pause(paused.pause());
        } else if (said instanceof EnumeratorEvent.Accepted accepted) {
            String splitId = SyncSplit.id(accepted.source(), accepted.taskId());
            splits.remove(splitId);
            finished.remove(splitId);
            // Flink may learn that all has been read.
            arrive(output -> {});
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        arrive(output -> {});
    }

    @Override
    public List<SyncSplit> snapshotState(long checkpointId) {
        Map<String, List<HeldPage>> pages = held.snapshot(checkpointId);
        return splits.values().stream()
                .map(split -> split.holding(pages.getOrDefault(split.splitId(), List.of())))
                .toList();
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        // Splits have no watermarks of their own, so there is nothing to align.
    }

    @Override
    public void close() {
        alarm.close();
        accounts.values().forEach(AccountCalls::close);
    }
}

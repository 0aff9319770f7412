package io.unisession.flink;

import io.unisession.error.SessionException;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads splits, several at once. All that is here runs on Flink's thread, which never waits: calls run on the threads of
 * the clients, and what they bring, like what is due later, arrives in a queue that Flink is told of. A page and the
 * split's progress change together, so that a checkpoint has both or none.
 */
final class SessionReader implements SourceReader<SessionVersion, SyncSplit> {
    private final SourceReaderContext context;
    private final List<SyncAccount> plans;
    private final int callsAtOnce;
    private final Alarm alarm;
    private final Map<String, AccountCalls> accounts = new LinkedHashMap<>();
    /** The splits in work, and those that the enumerator has not accepted yet. */
    private final Map<String, SyncSplit> splits = new LinkedHashMap<>();

    private final Queue<Consumer<ReaderOutput<SessionVersion>>> arrivals = new ConcurrentLinkedQueue<>();
    /** Replaced by Flink's thread alone, completed by any. */
    private volatile CompletableFuture<@Nullable Void> available = new CompletableFuture<>();

    private boolean started;
    private boolean noMoreSplits;

    SessionReader(SourceReaderContext context, List<SyncAccount> plans, int callsAtOnce, Alarm alarm) {
        this.context = context;
        this.plans = plans;
        this.callsAtOnce = callsAtOnce;
        this.alarm = alarm;
    }

    @Override
    public void start() {
        for (SyncAccount plan : plans) {
            AccountCalls account = new AccountCalls(plan, this, alarm, callsAtOnce);
            accounts.put(plan.plan().source(), account);
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
        } else {
            account.took();
            workOn(split, account);
        }
    }

    private void workOn(SyncSplit split, AccountCalls account) {
        if (split.isDone()) {
            giveBack(split, null);
        } else {
            account.want(split);
        }
    }

    /** A call has brought sessions. */
    void progressed(SyncSplit before, List<SyncTask> tasks, AccountCalls account) {
        SyncSplit split = before.with(tasks);
        splits.put(split.splitId(), split);
        workOn(split, account);
    }

    /** A split is done, or cannot be read now. */
    void giveBack(SyncSplit split, @Nullable SessionException failure) {
        tell(new ReaderEvent.Returned(
                split.source(),
                split.taskId(),
                new ArrayList<>(split.tasks().stream().map(SyncTask::toJson).toList()),
                failure == null ? null : failure.getMessage()));
    }

    void tell(ReaderEvent event) {
        context.sendSourceEventToCoordinator(event);
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        EnumeratorEvent said = (EnumeratorEvent) event;
        AccountCalls account = Objects.requireNonNull(accounts.get(said.source()), said.source());
        if (said instanceof EnumeratorEvent.Granted granted) {
            account.granted(granted.requests());
        } else if (said instanceof EnumeratorEvent.Paused paused) {
            account.pause(paused.pause());
        } else if (said instanceof EnumeratorEvent.Accepted accepted
                && splits.remove(SyncSplit.id(accepted.source(), accepted.taskId())) != null) {
            account.released();
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
        return List.copyOf(splits.values());
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

package io.unisession.flink;

import io.unisession.Timing;
import io.unisession.history.sync.ListingMode;
import io.unisession.history.sync.SyncState;
import io.unisession.history.sync.SyncTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** The rounds of one account: which tasks wait for a reader, and which a reader has. */
final class AccountRounds {
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final SyncAccount account;
    private final Schedule schedule;
    private final SyncState state;
    private final Map<String, SyncTask> waiting = new LinkedHashMap<>();
    private final Map<String, SyncTask> failed = new LinkedHashMap<>();
    private final Set<String> assigned = new LinkedHashSet<>();
    /** The readers that ask for a split, once for each that they can take. */
    private final Queue<Integer> asking = new ArrayDeque<>();

    private @Nullable ListingMode mode;
    private @Nullable String failure;
    private Instant retryAt = Instant.MAX;

    /** For the metrics, which another thread reads. */
    private volatile long unassigned;

    private volatile long openSessions;
    private volatile Instant watermark;

    AccountRounds(SyncAccount account, Schedule schedule) {
        this(account, schedule, SyncState.start(account.plan()));
    }

    AccountRounds(SyncAccount account, Schedule schedule, SyncCheckpoint.Account checkpoint) {
        this(account, schedule, SyncState.of(checkpoint.state()));
        checkpoint.unassigned().forEach(task -> waiting.put(task.id(), task));
        assigned.addAll(checkpoint.assigned());
    }

    private AccountRounds(SyncAccount account, Schedule schedule, SyncState state) {
        this.account = account;
        this.schedule = schedule;
        this.state = state;
        this.watermark = state.watermark();
        this.openSessions = state.openSessions();
    }

    void register(MetricGroup metrics, Timing timing) {
        metrics.gauge("openSessions", () -> openSessions);
        metrics.gauge(
                "lagMillis", () -> Duration.between(watermark, timing.now()).toMillis());
    }

    /** How many tasks wait for a reader. */
    long unassigned() {
        return unassigned;
    }

    SyncCheckpoint.Account checkpoint() {
        Map<String, SyncTask> unassigned = new LinkedHashMap<>(waiting);
        unassigned.putAll(failed);
        return new SyncCheckpoint.Account(state.toJson(), List.copyOf(unassigned.values()), assigned);
    }

    /** A reader has found out how the provider's sessions can be listed. */
    void opened(ListingMode listing) {
        mode = listing;
    }

    /** Begins a round if one is due, and tries again what has failed for a while. */
    void advance(Instant now) {
        if (!now.isBefore(retryAt)) {
            waiting.putAll(failed);
            failed.clear();
            retryAt = Instant.MAX;
        }
        if (mode != null && isIdle() && !isOver() && !now.isBefore(nextRound())) {
            state.begin(account.plan(), mode, schedule.end(now));
            takeTasks();
        }
    }

    private Instant nextRound() {
        return schedule.nextRound(state.watermark(), account.plan().startedFrom());
    }

    /** When {@link #advance} has something to do; empty if that depends on the readers. */
    Optional<Instant> nextAdvance() {
        if (!failed.isEmpty()) {
            return schedule.isBounded() ? Optional.empty() : Optional.of(retryAt);
        }
        return mode != null && isIdle() && !isOver() ? Optional.of(nextRound()) : Optional.empty();
    }

    private void takeTasks() {
        for (SyncTask task : state.tasks()) {
            if (!assigned.contains(task.id()) && !failed.containsKey(task.id())) {
                waiting.putIfAbsent(task.id(), task);
            }
        }
    }

    /** A reader can take a task. */
    void ask(int reader) {
        asking.add(reader);
    }

    /** A reader is gone, and asks for nothing. */
    void forget(int reader) {
        asking.removeIf(number -> number == reader);
    }

    /** Gives the tasks that wait to the readers that asked first. */
    void assign(SplitEnumeratorContext<SyncSplit> context) {
        Iterator<SyncTask> tasks = List.copyOf(waiting.values()).iterator();
        while (tasks.hasNext() && !asking.isEmpty()) {
            SyncTask task = tasks.next();
            waiting.remove(task.id());
            assigned.add(task.id());
            context.assignSplit(new SyncSplit(account.plan().source(), task), asking.remove());
        }
        unassigned = (long) waiting.size() + failed.size();
    }

    /**
     * A reader has done what it can with a task. After a restart it may return what it returned before: then the state no
     * longer has the task, and only what the reader could not finish is read, for those who have lost it.
     */
    void returned(String taskId, List<SyncTask> tasks, @Nullable String reason, Instant now) {
        assigned.remove(taskId);
        SyncTask first = tasks.get(0);
        if (tasks.size() > 1) {
            state.split(taskId, tasks);
            tasks.stream().filter(part -> !assigned.contains(part.id())).forEach(part -> waiting.put(part.id(), part));
        } else if (first.isFinished()) {
            state.finish(first);
            takeTasks();
            watermark = state.watermark();
            openSessions = state.openSessions();
        } else {
            failed.put(taskId, first);
            failure = reason;
            retryAt = schedule.isBounded() ? Instant.MAX : now.plus(RETRY);
        }
    }

    /** A reader has failed before a checkpoint had its task. */
    void addBack(SyncSplit split, Instant now) {
        if (split.isDone()) {
            returned(split.taskId(), split.tasks(), null, now);
        } else {
            assigned.remove(split.taskId());
            waiting.put(split.taskId(), split.tasks().get(0));
        }
    }

    private boolean isIdle() {
        return waiting.isEmpty() && assigned.isEmpty() && failed.isEmpty();
    }

    /** Whether all has been read that ever will be. */
    boolean isOver() {
        return isIdle() && schedule.isOver(state.watermark());
    }

    /** Why nothing more can be read; empty while readers have work. */
    Optional<String> failure() {
        return waiting.isEmpty() && assigned.isEmpty() && !failed.isEmpty() && schedule.isBounded()
                ? Optional.ofNullable(failure)
                : Optional.empty();
    }
}

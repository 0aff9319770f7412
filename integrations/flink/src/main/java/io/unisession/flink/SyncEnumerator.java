package io.unisession.flink;

import io.unisession.ResponseMetadata;
import io.unisession.Timing;
import io.unisession.history.sync.SyncTask;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Plans the rounds of all accounts, gives their tasks to the readers that ask, and leases the requests of each account.
 * Flink calls it on one thread, on the JobManager; it sends no request itself and never waits.
 */
final class SyncEnumerator implements SplitEnumerator<SyncSplit, SyncCheckpoint> {
    private final SplitEnumeratorContext<SyncSplit> context;
    private final Map<String, AccountRounds> rounds = new LinkedHashMap<>();
    private final Map<String, RequestLeases> leases = new LinkedHashMap<>();
    private final Timing timing;
    private final Alarm alarm;
    private final Set<Integer> toldNoMore = new HashSet<>();
    /** The alarms that have not gone off. Each was earlier than all others when it was set, so there are few. */
    private final NavigableSet<Instant> alarms = new TreeSet<>();

    SyncEnumerator(
            SplitEnumeratorContext<SyncSplit> context,
            List<SyncAccount> accounts,
            Schedule schedule,
            @Nullable SyncCheckpoint checkpoint,
            Timing timing,
            Alarm alarm) {
        this.context = context;
        this.timing = timing;
        this.alarm = alarm;
        for (SyncAccount account : accounts) {
            String source = account.plan().source();
            SyncCheckpoint.Account restored =
                    checkpoint == null ? null : checkpoint.accounts().get(source);
            rounds.put(
                    source,
                    restored == null
                            ? new AccountRounds(account, schedule)
                            : new AccountRounds(account, schedule, restored));
            RequestLeases requests = new RequestLeases(account);
            if (checkpoint != null) {
                requests.assumeSpent(timing.now());
            }
            leases.put(source, requests);
        }
        registerMetrics();
    }

    private void registerMetrics() {
        SplitEnumeratorMetricGroup metrics = context.metricGroup();
        metrics.setUnassignedSplitsGauge(() ->
                rounds.values().stream().mapToLong(AccountRounds::unassigned).sum());
        rounds.forEach((source, account) -> {
            MetricGroup group = metrics.addGroup(SessionReader.ACCOUNT, source);
            account.register(group, timing);
            RequestLeases requests = Objects.requireNonNull(leases.get(source));
            group.gauge("pauseMillis", () -> requests.pause(timing.now()).toMillis());
        });
    }

    @Override
    public void start() {
        advance();
    }

    @Override
    public void addReader(int reader) {
        // A new attempt, which has neither asked for anything nor been granted anything.
        forget(reader);
        advance();
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        // Readers name the account, by ReaderEvent.Ready.
    }

    @Override
    public void addSplitsBack(List<SyncSplit> splits, int reader) {
        forget(reader);
        for (SyncSplit split : splits) {
            AccountRounds account = rounds.get(split.source());
            // Null if the job was restored without this account.
            if (account != null) {
                account.addBack(split, timing.now());
            }
        }
        advance();
    }

    private void forget(int reader) {
        rounds.values().forEach(account -> account.forget(reader));
        toldNoMore.remove(reader);
        leases.values().forEach(requests -> requests.lost(reader, timing.now()));
    }

    @Override
    public void handleSourceEvent(int reader, SourceEvent event) {
        ReaderEvent said = (ReaderEvent) event;
        AccountRounds account = Objects.requireNonNull(rounds.get(said.source()), said.source());
        RequestLeases requests = Objects.requireNonNull(leases.get(said.source()), said.source());
        Instant now = timing.now();
        if (said instanceof ReaderEvent.Opened opened) {
            account.opened(opened.mode());
        } else if (said instanceof ReaderEvent.Ready) {
            account.ask(reader);
        } else if (said instanceof ReaderEvent.Wanted) {
            requests.want(reader);
        } else if (said instanceof ReaderEvent.Unused) {
            requests.unused(reader);
        } else if (said instanceof ReaderEvent.Spent spent) {
            requests.spent(reader, now.minus(spent.ago()));
        } else if (said instanceof ReaderEvent.Succeeded succeeded) {
            requests.observe(
                    ResponseMetadata.builder().headers(succeeded.rateLimit()).build(), now);
            pauseAll(succeeded.source(), requests, now);
        } else if (said instanceof ReaderEvent.Throttled throttled) {
            requests.throttled(Optional.ofNullable(throttled.retryAfter()), now);
            pauseAll(throttled.source(), requests, now);
        } else if (said instanceof ReaderEvent.Returned returned) {
            account.returned(
                    returned.taskId(),
                    returned.tasks().stream().map(SyncTask::of).toList(),
                    returned.failure(),
                    now);
            accept(reader, returned);
        }
        advance();
    }

    private void pauseAll(String source, RequestLeases requests, Instant now) {
        Duration pause = requests.pause(now);
        if (!pause.isZero()) {
            EnumeratorEvent.Paused paused = new EnumeratorEvent.Paused(source, pause);
            context.registeredReaders().keySet().forEach(reader -> context.sendEventToSourceReader(reader, paused));
        }
    }

    private void accept(int reader, ReaderEvent.Returned returned) {
        context.sendEventToSourceReader(reader, new EnumeratorEvent.Accepted(returned.source(), returned.taskId()));
    }

    /** Does what can be done now, and sets the alarm for what cannot. */
    private void advance() {
        Instant now = timing.now();
        for (AccountRounds account : rounds.values()) {
            account.advance(now);
            account.assign(context);
        }
        leases.forEach((source, requests) -> requests.grant(now)
                .forEach(reader -> context.sendEventToSourceReader(reader, new EnumeratorEvent.Granted(source))));
        if (rounds.values().stream().allMatch(AccountRounds::isOver)) {
            context.registeredReaders().keySet().stream()
                    .filter(toldNoMore::add)
                    .forEach(context::signalNoMoreSplits);
        } else {
            failIfNothingElseIsLeft();
        }
        Stream.concat(
                        rounds.values().stream().map(AccountRounds::nextAdvance),
                        leases.values().stream().map(requests -> requests.nextGrant(now)))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .ifPresent(time -> wakeAt(time, now));
    }

    /** One account never stops another: a bounded job fails only when the others have been read. */
    private void failIfNothingElseIsLeft() {
        Map<String, String> failures = new LinkedHashMap<>();
        rounds.forEach((source, account) -> account.failure().ifPresent(reason -> failures.put(source, reason)));
        if (!failures.isEmpty()
                && rounds.entrySet().stream()
                        .allMatch(account -> failures.containsKey(account.getKey())
                                || account.getValue().isOver())) {
            throw new FlinkRuntimeException(failures.entrySet().stream()
                    .map(account ->
                            "the sessions of \"" + account.getKey() + "\" could not be read: " + account.getValue())
                    .collect(Collectors.joining("; ")));
        }
    }

    private void wakeAt(Instant time, Instant now) {
        if (alarms.isEmpty() || time.isBefore(alarms.first())) {
            alarms.add(time);
            Duration delay = time.isAfter(now) ? Duration.between(now, time) : Duration.ZERO;
            alarm.after(
                    delay,
                    () -> context.runInCoordinatorThread(() -> {
                        alarms.remove(time);
                        advance();
                    }));
        }
    }

    @Override
    public SyncCheckpoint snapshotState(long checkpointId) {
        return new SyncCheckpoint(rounds.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, account -> account.getValue().checkpoint())));
    }

    @Override
    public void close() {
        alarm.close();
    }
}

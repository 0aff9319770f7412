package io.unisession.flink;

import io.unisession.ResponseMetadata;
import io.unisession.SessionClient;
import io.unisession.error.ClientClosedException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.SessionException;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncReader;
import io.unisession.history.sync.SyncStep;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one reader to one account. Each waits for its lease, runs on a thread of the client, and comes back to
 * Flink's thread.
 */
final class AccountCalls {
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private final SyncAccount account;
    private final String source;
    private final SessionReader reader;
    private final Alarm alarm;
    private final SessionClient client;
    private final SyncReader calls;
    /** The splits that wait for a lease, in the order in which they want it. */
    private final Queue<SyncSplit> waiting = new ArrayDeque<>();

    private final Map<String, Integer> attempts = new HashMap<>();
    private long pausedUntil = System.nanoTime();

    private final int callsAtOnce;
    private int splits;
    private int splitsAsked;

    AccountCalls(SyncAccount account, SessionReader reader, Alarm alarm, int callsAtOnce) {
        this.callsAtOnce = callsAtOnce;
        this.account = account;
        this.source = account.plan().source();
        this.reader = reader;
        this.alarm = alarm;
        this.client = account.open();
        this.calls = SyncReader.of(account.plan(), client);
    }

    /** Tells the enumerator that this account can be read. */
    void open() {
        reader.tell(new ReaderEvent.Opened(source, calls.mode()));
    }

    /** Asks for as many splits as there can be calls at once. */
    void askForSplits() {
        while (splits + splitsAsked < callsAtOnce) {
            splitsAsked++;
            reader.tell(new ReaderEvent.Ready(source));
        }
    }

    /** A split has arrived, because this reader asked or because it is restored. */
    void took() {
        splits++;
        splitsAsked = Math.max(0, splitsAsked - 1);
    }

    /** A split is done. */
    void released() {
        splits--;
        askForSplits();
    }

    void want(SyncSplit split) {
        waiting.add(split);
        reader.tell(new ReaderEvent.Wanted(source, requests(split)));
    }

    private int requests(SyncSplit split) {
        return calls.requestsFor(split.tasks().get(0));
    }

    /** The next call may be made. */
    void granted(int requests) {
        SyncSplit split = waiting.poll();
        if (split == null) {
            reader.tell(new ReaderEvent.Unused(source, requests));
        } else {
            callAfterPause(split);
        }
    }

    void pause(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        pausedUntil = until - pausedUntil > 0 ? until : pausedUntil;
    }

    private void callAfterPause(SyncSplit split) {
        long pause = pausedUntil - System.nanoTime();
        if (pause > 0) {
            alarm.after(Duration.ofNanos(pause), () -> reader.arrive(output -> callAfterPause(split)));
        } else {
            call(split);
        }
    }

    private void call(SyncSplit split) {
        var unused = client.async().call(() -> calls.step(split.tasks().get(0))).whenComplete((step, failure) -> {
            long arrivedAt = System.nanoTime();
            reader.arrive(output -> arrived(split, step, failure, arrivedAt, output));
        });
    }

    private void arrived(
            SyncSplit split,
            @Nullable SyncStep step,
            @Nullable Throwable failure,
            long arrivedAt,
            ReaderOutput<SessionVersion> output) {
        if (step != null) {
            spent(step.requests(), arrivedAt, true, rateLimit(step.metadata()));
            attempts.remove(split.splitId());
            for (SessionVersion version : step.versions()) {
                output.collect(version, version.observedAt().toEpochMilli());
            }
            reader.progressed(split, step.tasks(), this);
        } else {
            spent(requests(split), arrivedAt, false, Map.of());
            failed(split, Objects.requireNonNull(failure));
        }
    }

    private void spent(int requests, long arrivedAt, boolean succeeded, Map<String, String> rateLimit) {
        Duration ago = Duration.ofNanos(System.nanoTime() - arrivedAt);
        reader.tell(new ReaderEvent.Spent(source, requests, ago, succeeded, new HashMap<>(rateLimit)));
    }

    private void failed(SyncSplit split, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof ClientClosedException) {
            // The reader has been closed.
            return;
        }
        if (!(cause instanceof SessionException failure)) {
            throw new IllegalStateException("the sessions of " + account + " could not be read", cause);
        }
        if (failure instanceof RateLimitedException limited) {
            reader.tell(new ReaderEvent.Throttled(source, limited.retryAfter().orElse(null)));
            want(split);
            return;
        }
        int attempt = attempts.merge(split.splitId(), 1, Integer::sum);
        if (failure.isRetryable() && attempt < MOST_ATTEMPTS) {
            Duration delay = FIRST_DELAY.multipliedBy(1L << (attempt - 1));
            alarm.after(delay, () -> reader.arrive(output -> want(split)));
        } else {
            attempts.remove(split.splitId());
            reader.giveBack(split, failure);
        }
    }

    private static Map<String, String> rateLimit(ResponseMetadata response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).contains("ratelimit")) {
                headers.put(name, value);
            }
        });
        return headers;
    }

    void close() {
        client.close();
    }
}

package io.unisession.flink;

import io.unisession.ResponseMetadata;
import io.unisession.SessionClient;
import io.unisession.Timing;
import io.unisession.error.RateLimitedException;
import io.unisession.error.SessionException;
import io.unisession.history.sync.SessionVersion;
import io.unisession.history.sync.SyncPlan;
import io.unisession.history.sync.SyncReader;
import io.unisession.history.sync.SyncRetries;
import io.unisession.history.sync.SyncStep;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one reader to one account. Each waits for its first request to be granted, runs on a thread of the client,
 * and comes back to Flink's thread.
 */
final class AccountCalls {
    private final SyncAccount account;
    private final String source;
    private final SessionReader reader;
    private final Alarm alarm;
    private final SessionClient client;
    private final SyncReader calls;
    private final Counter requests;
    private final Counter rateLimited;
    private final Counter failures;
    /** What is done with each request that is granted, in the order in which they were wanted. */
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    /** Cancelled when this is closed, which frees the threads that wait for a further request. */
    private final CompletableFuture<@Nullable Void> closing = new CompletableFuture<>();

    /** Of the splits whose last call failed. */
    private final Map<String, SyncRetries> retries = new HashMap<>();

    private long pausedUntil = System.nanoTime();

    private final int callsAtOnce;
    private int splits;
    private int splitsAsked;

    AccountCalls(SyncAccount account, SessionReader reader, Alarm alarm, int callsAtOnce, MetricGroup metrics) {
        this.callsAtOnce = callsAtOnce;
        this.account = account;
        this.source = account.plan().source();
        this.reader = reader;
        this.alarm = alarm;
        this.requests = metrics.counter("requests");
        this.rateLimited = metrics.counter("rateLimited");
        this.failures = metrics.counter("failedCalls");
        this.client = account.open();
        this.calls = reader(account.plan(), client);
    }

    /** Closes a client that cannot be read: nobody else has it. */
    private static SyncReader reader(SyncPlan plan, SessionClient client) {
        try {
            return SyncReader.of(plan, client);
        } catch (RuntimeException refused) {
            client.close();
            throw refused;
        }
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

    /** A split needs no more calls. */
    void released() {
        splits--;
        askForSplits();
    }

    void want(SyncSplit split) {
        want(() -> call(split));
    }

    private void want(Runnable request) {
        waiting.add(request);
        reader.tell(new ReaderEvent.Wanted(source));
    }

    /** The next request may be sent. */
    void granted() {
        Runnable request = waiting.poll();
        if (request == null) {
            reader.tell(new ReaderEvent.Unused(source));
        } else {
            afterPause(request);
        }
    }

    void pause(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        pausedUntil = until - pausedUntil > 0 ? until : pausedUntil;
    }

    private void afterPause(Runnable request) {
        long pause = pausedUntil - System.nanoTime();
        if (pause > 0) {
            alarm.after(Duration.ofNanos(pause), () -> reader.arrive(output -> afterPause(request)));
        } else {
            request.run();
        }
    }

    private void call(SyncSplit split) {
        GrantedRequests gate = new GrantedRequests(this::awaitGrant, this::sent);
        var unused = client.async()
                .call(() -> calls.step(split.tasks().get(0), gate))
                .whenComplete((step, failure) -> {
                    gate.end();
                    reader.arrive(output -> arrived(split, step, failure, output));
                });
    }

    /** Waits on a thread of the client until a further request of its call is granted. */
    private void awaitGrant() {
        CompletableFuture<@Nullable Void> granted = new CompletableFuture<>();
        reader.arrive(output -> want(() -> granted.complete(null)));
        CompletableFuture.anyOf(granted, closing).join();
    }

    /** The response to a request has arrived, or the request has failed. */
    private void sent() {
        long arrivedAt = System.nanoTime();
        reader.arrive(output -> {
            requests.inc();
            reader.tell(new ReaderEvent.Spent(source, Duration.ofNanos(System.nanoTime() - arrivedAt)));
        });
    }

    private void arrived(
            SyncSplit split,
            @Nullable SyncStep step,
            @Nullable Throwable failure,
            ReaderOutput<SessionVersion> output) {
        if (step == null) {
            failed(split, Objects.requireNonNull(failure));
            return;
        }
        reader.tell(new ReaderEvent.Succeeded(source, new HashMap<>(rateLimit(step.metadata()))));
        retries.remove(split.splitId());
        reader.arrived(split, step, output);
    }

    private void failed(SyncSplit split, Throwable thrown) {
        if (closing.isDone()) {
            return;
        }
        failures.inc();
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (!(cause instanceof SessionException failure)) {
            throw new IllegalStateException("the sessions of " + account + " could not be read", cause);
        }
        if (failure instanceof RateLimitedException limited) {
            rateLimited.inc();
            reader.tell(new ReaderEvent.Throttled(source, limited.retryAfter().orElse(null)));
        }
        Optional<Duration> wait = retries.computeIfAbsent(split.splitId(), id -> SyncRetries.of(Timing.system()))
                .failed(failure);
        if (wait.isEmpty()) {
            retries.remove(split.splitId());
            reader.finished(split, failure);
        } else if (wait.get().isZero()) {
            want(split);
        } else {
            alarm.after(wait.get(), () -> reader.arrive(output -> want(split)));
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
        closing.cancel(false);
        client.close();
    }
}

package io.unisession.internal.client;

import io.unisession.AsyncSessionClient;
import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionResult;
import io.unisession.error.ClientClosedException;
import io.unisession.error.FailureDetails;
import io.unisession.error.RateLimitedException;
import io.unisession.error.TransportException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Gets many sessions with a limited number of calls at once, and returns the results in the order of the ids. */
public final class SessionBatch implements Iterator<SessionResult>, AutoCloseable {
    /** How often one session may be rate limited before that is its result. */
    private static final int MOST_REFUSALS = 10;
    /**
     * The longest wait. A provider that asks for more, by mistake or because a quota is used up, would stall the whole
     * batch.
     */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final SessionClient client;
    private final Iterator<String> ids;
    private final int parallelism;
    private final CallOptions options;
    private final SharedBackoff pause;
    private final Deque<CompletableFuture<SessionResult>> inFlight = new ArrayDeque<>();

    /** Sends nothing before the first result is requested. */
    public SessionBatch(
            SessionClient client, Iterator<String> ids, int parallelism, CallOptions options, SharedBackoff pause) {
        this.client = client;
        this.ids = ids;
        this.parallelism = parallelism;
        this.options = options;
        this.pause = pause;
    }

    @Override
    public boolean hasNext() {
        return !inFlight.isEmpty() || ids.hasNext();
    }

    @Override
    public SessionResult next() {
        while (inFlight.size() < parallelism && ids.hasNext()) {
            String id = Objects.requireNonNull(ids.next(), "the ids must not contain null");
            inFlight.addLast(start(id));
        }
        if (inFlight.isEmpty()) {
            throw new NoSuchElementException("there are no more results");
        }
        return await(inFlight.removeFirst());
    }

    private CompletableFuture<SessionResult> start(String id) {
        AsyncSessionClient async = client.async();
        return async instanceof AsyncView view ? view.callWithoutLimit(() -> get(id)) : async.call(() -> get(id));
    }

    private SessionResult get(String id) throws InterruptedException {
        for (int refusals = 1; ; refusals++) {
            long began = pause.await();
            try {
                Session session = client.getSession(id, options);
                pause.succeeded(began);
                return SessionResult.of(id, session);
            } catch (RateLimitedException tooFast) {
                boolean tooLong = tooFast.retryAfter()
                        .filter(asked -> asked.compareTo(LONGEST_PAUSE) > 0)
                        .isPresent();
                if (tooLong || refusals == MOST_REFUSALS) {
                    return SessionResult.failed(id, tooFast);
                }
                pause.begin(began, tooFast.retryAfter());
            } catch (ClientClosedException closed) {
                // Every other id would fail in the same way.
                throw closed;
            } catch (RuntimeException failure) {
                return SessionResult.failed(id, failure);
            }
        }
    }

    private SessionResult await(CompletableFuture<SessionResult> result) {
        try {
            if (result instanceof CallFuture<?> call && !call.isDone()) {
                // Runs it on this thread if the executor has not started it: the executor may have no other thread.
                call.run();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return result.get();
        } catch (InterruptedException interrupted) {
            throw interrupted(result, interrupted);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof InterruptedException inAPause) {
                throw interrupted(result, inAPause);
            }
            close();
            // Only failures that are not a session's result: a closed client, or an error of the JVM.
            throw cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
        }
    }

    private TransportException interrupted(CompletableFuture<SessionResult> result, InterruptedException cause) {
        result.cancel(true);
        close();
        Thread.currentThread().interrupt();
        return new TransportException(
                client.provider() + " getAll failed: the calling thread was interrupted",
                FailureDetails.builder(client.provider(), "getAll").cause(cause).build(),
                TransportException.Sent.MAYBE);
    }

    /** Ends the running calls whose results nobody will request. */
    @Override
    public void close() {
        inFlight.forEach(call -> call.cancel(true));
        inFlight.clear();
    }
}

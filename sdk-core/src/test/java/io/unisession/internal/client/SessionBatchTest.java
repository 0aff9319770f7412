package io.unisession.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.SessionResult;
import io.unisession.Sessions;
import io.unisession.error.ClientClosedException;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.error.RateLimitedException;
import io.unisession.error.TransportException;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import io.unisession.support.FakeBackend;
import io.unisession.support.Threads;
import io.unisession.support.VirtualTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many sessions at once: in their order, within bounds, and no failure takes another along. */
class SessionBatchTest {
    private final VirtualTiming timing = new VirtualTiming();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Test
    void results_comeInTheOrderOfTheIds() {
        CountDownLatch last = new CountDownLatch(1);
        SessionClient client = client(id -> {
            if (id.equals("s-4")) {
                last.countDown();
            } else {
                Threads.await(last);
            }
            return session(id);
        });

        assertThat(Sessions.getAll(client, ids(5), 5))
                .extracting(SessionResult::sessionId)
                .containsExactly("s-0", "s-1", "s-2", "s-3", "s-4");
    }

    @Test
    void making_asksForNothing() {
        Sessions.getAll(client(SessionBatchTest::session), ids(5), 5);

        assertThat(asked).isEmpty();
    }

    @Test
    void stream_neverExceedsTheParallelism() {
        Iterator<String> ids = ids(100).iterator();
        AtomicInteger taken = new AtomicInteger();
        Iterable<String> counted = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return ids.hasNext();
            }

            @Override
            public String next() {
                taken.incrementAndGet();
                return ids.next();
            }
        };

        Iterator<SessionResult> results =
                Sessions.getAll(client(SessionBatchTest::session), counted, 3).iterator();

        results.next();
        assertThat(taken).hasValue(3);
        results.next();
        assertThat(taken).hasValue(4);
    }

    @Test
    void failure_isTheResultOfItsIdOnly() {
        NotFoundException gone = new NotFoundException("gone", details());
        SessionClient client = client(id -> {
            if (id.equals("s-1")) {
                throw gone;
            }
            return session(id);
        });

        List<SessionResult> results = Sessions.getAll(client, ids(3), 2).toList();

        assertThat(results.get(0).session()).map(Session::id).contains("s-0");
        assertThat(results.get(1).failure()).containsSame(gone);
        assertThat(results.get(1).session()).isEmpty();
        assertThatThrownBy(results.get(1)::orThrow).isSameAs(gone);
        assertThat(results.get(2).orThrow().id()).isEqualTo("s-2");
        assertThat(results.get(2).failure()).isEmpty();
    }

    @Test
    void rateLimited_isRetriedAfterAPause() {
        AtomicInteger calls = new AtomicInteger();
        SessionClient client = client(id -> {
            switch (calls.incrementAndGet()) {
                case 1, 2, 4 -> throw tooFast(null);
                case 6 -> throw tooFast(Duration.ofSeconds(20));
                default -> {
                    return session(id);
                }
            }
        });

        assertThat(many(client, ids(3), 1))
                .allSatisfy(result -> assertThat(result.failure()).isEmpty());

        assertThat(timing.waits())
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    @Test
    void rateLimitsOfManyCalls_areWaitedOutOnce() {
        CyclicBarrier together = new CyclicBarrier(8);
        Set<String> refused = ConcurrentHashMap.newKeySet();
        SessionClient client = client(id -> {
            if (refused.add(id)) {
                meet(together);
                throw tooFast(null);
            }
            return session(id);
        });

        assertThat(many(client, ids(8), 8))
                .allSatisfy(result -> assertThat(result.failure()).isEmpty());

        assertThat(timing.waits()).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void options_areThoseOfEachCall() {
        CallOptions options = CallOptions.defaults().withMaxRetries(0);
        FakeBackend backend = new FakeBackend("fake", SessionBatchTest::session);

        assertThat(Sessions.getAll(backend.client(), ids(2), 1, options)).hasSize(2);

        assertThat(backend.options()).containsExactly(options, options);
    }

    @Test
    void persistentRateLimits_becomeTheResult() {
        SessionClient client = client(id -> {
            throw tooFast(null);
        });

        List<SessionResult> results = many(client, ids(1), 1);

        assertThat(results.get(0).failure()).containsInstanceOf(RateLimitedException.class);
        assertThat(asked).hasSize(10);
        assertThat(timing.waits()).hasSize(9).last().isEqualTo(Duration.ofSeconds(32));
    }

    @Test
    void rateLimitedForHours_failsAtOnce() {
        SessionClient client = client(id -> {
            throw tooFast(Duration.ofHours(3));
        });

        List<SessionResult> results = many(client, ids(2), 1);

        assertThat(results)
                .allSatisfy(result -> assertThat(result.failure()).containsInstanceOf(RateLimitedException.class));
        assertThat(timing.waits()).isEmpty();
    }

    @Test
    void closingTheStream_endsTheRunningCalls() {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(1);
        SessionClient client = client(id -> {
            begun.countDown();
            if (id.equals("s-0")) {
                Threads.await(begun);
                return session(id);
            }
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ended) {
                interrupted.countDown();
            }
            return session(id);
        });

        try (Stream<SessionResult> results = Sessions.getAll(client, ids(2), 2)) {
            assertThat(results.iterator().next().sessionId()).isEqualTo("s-0");
        }

        Threads.await(interrupted);
    }

    @Test
    void interruptingTheConsumingThread_endsTheRunningCalls() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(2);
        SessionClient client = client(id -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ended) {
                // As a backend does: whoever called may be the thread that consumes.
                Thread.currentThread().interrupt();
                interrupted.countDown();
            }
            return session(id);
        });
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread drawing = new Thread(() -> {
            outcome.set(catchThrowable(() -> Sessions.getAll(client, ids(2), 2).forEach(result -> {})));
            flag.set(Thread.currentThread().isInterrupted());
        });
        drawing.start();
        Threads.await(begun);
        Threads.awaitBlocked(drawing);

        drawing.interrupt();

        Threads.await(interrupted);
        drawing.join(Duration.ofSeconds(10).toMillis());
        assertThat(outcome.get())
                .isInstanceOf(TransportException.class)
                .hasMessage("fake getAll failed: the calling thread was interrupted");
        assertThat(flag).hasValue(true);
    }

    @Test
    void noIds_haveNoResults() {
        SessionBatch none = new SessionBatch(
                client(SessionBatchTest::session),
                Collections.emptyIterator(),
                1,
                CallOptions.defaults(),
                new SharedBackoff(timing));

        assertThat(none.hasNext()).isFalse();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void closedClient_failsTheStream() {
        SessionClient client = client(SessionBatchTest::session);
        client.close();

        assertThatThrownBy(() -> Sessions.getAll(client, ids(3), 2).toList()).isInstanceOf(ClientClosedException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void parallelismBelowOne_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sessions.getAll(client(SessionBatchTest::session), ids(1), 0));
    }

    private List<SessionResult> many(SessionClient client, List<String> ids, int parallelism) {
        List<SessionResult> results = new ArrayList<>();
        new SessionBatch(client, ids.iterator(), parallelism, CallOptions.defaults(), new SharedBackoff(timing))
                .forEachRemaining(results::add);
        return results;
    }

    private SessionClient client(Function<String, Session> sessions) {
        return new FakeBackend("fake", id -> {
                    asked.add(id);
                    return sessions.apply(id);
                })
                .client();
    }

    private static Session session(String id) {
        return Session.builder("fake").id(id).build();
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(number -> "s-" + number).toList();
    }

    private static RateLimitedException tooFast(Duration retryAfter) {
        return new RateLimitedException(
                "too fast",
                FailureDetails.builder("fake", "getSession")
                        .retryAfter(retryAfter)
                        .build());
    }

    private static FailureDetails details() {
        return FailureDetails.builder("fake", "getSession").build();
    }

    @Test
    void rateLimitedWithoutRetryAfter_stillPauses() {
        SessionClient client = client(id -> {
            throw tooFast(Duration.ZERO);
        });

        many(client, ids(1), 1);

        assertThat(timing.waits())
                .startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4))
                .hasSize(9);
    }

    @Test
    void closedClientOnThreadsOfTheApplication_failsTheStreamToo() {
        SessionClient client = new ProviderClient(
                new FakeBackend("acme", id -> {
                    throw new ClientClosedException("acme");
                }),
                ProviderSettings.builder("acme").executor(Runnable::run).build());

        assertThatThrownBy(() -> Sessions.getAll(client, ids(3), 2).toList()).isInstanceOf(ClientClosedException.class);
    }

    /** A provider, or an interceptor, may throw it for reasons of its own. */
    @Test
    void illegalStateOfOneSession_isTheResultOfThatSession() {
        SessionClient client = client(id -> {
            if (id.equals("s-1")) {
                throw new IllegalStateException("made up");
            }
            return session(id);
        });

        assertThat(many(client, ids(3), 1))
                .extracting(result -> result.session().isPresent())
                .containsExactly(true, false, true);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new AssertionError("the others did not come", alone);
        }
    }
}

package io.unisession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.capability.SessionEnding;
import io.unisession.error.ClientClosedException;
import io.unisession.error.NotFoundException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.TransportException;
import io.unisession.support.Disconnects;
import io.unisession.support.Logs;
import io.unisession.support.Service;
import io.unisession.support.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The view of a client that does not block: its futures, and what cancelling them does. */
class AsyncSessionClientTest {
    private static final String SESSION = "{\"id\":\"c-1\"}";
    private static final int CALLS = 64;

    @RegisterExtension
    final Service service = new Service();

    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void stopExecutor() {
        executor.shutdownNow();
    }

    @Test
    void getSession_completesWithTheSession() {
        service.response(200, SESSION);

        try (SessionClient client = open().build()) {
            assertThat(client.async().getSession("c-1").join().id()).isEqualTo("c-1");
        }
    }

    @Test
    void getSession_failsWithTheExceptionOfTheBlockingCall() {
        service.response(404);

        try (SessionClient client = open().build()) {
            CompletableFuture<Session> future = client.async().getSession("c-1");

            ExecutionException failure = catchThrowableOfType(ExecutionException.class, future::get);
            assertThat(failure).hasCauseExactlyInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void context_isThatOfTheThreadThatRequestsTheCall() {
        service.response(200, SESSION).response(200, SESSION);
        ThreadLocal<String> context = new ThreadLocal<>();
        List<String> contexts = new CopyOnWriteArrayList<>();
        CallListener tracer = new CallListener() {
            @Override
            public Supplier<Scope> asyncCallRequested() {
                String requested = context.get();
                return () -> {
                    context.set(requested);
                    return context::remove;
                };
            }

            @Override
            public Scope callStarted(CallEvent event) {
                contexts.add(context.get());
                return Scope.NONE;
            }
        };

        try (SessionClient client = open().executor(executor).listener(tracer).build()) {
            context.set("first");
            client.async().getSession("c-1").join();
            context.set("second");
            client.async().call(() -> client.getSession("c-1")).join();
            assertThat(client.async().call(context::get).join()).isEqualTo("second");
        }

        assertThat(contexts).containsExactly("first", "second");
        assertThat(CompletableFuture.supplyAsync(context::get, executor).join()).isNull();
    }

    @Test
    void listenerThatFailsWhenACallIsRequested_doesNotFailTheCall() {
        service.response(200, SESSION).response(200, SESSION);
        CallListener failing = new CallListener() {
            @Override
            public Supplier<Scope> asyncCallRequested() {
                throw new IllegalStateException("made up");
            }
        };
        CallListener failingLater = new CallListener() {
            @Override
            public Supplier<Scope> asyncCallRequested() {
                return () -> {
                    throw new IllegalStateException("made up");
                };
            }
        };

        try (Logs warnings = Logs.at(Level.WARNING);
                SessionClient client =
                        open().listener(failing).listener(failingLater).build()) {
            assertThat(client.async().getSession("c-1").join().id()).isEqualTo("c-1");
            assertThat(warnings.lines())
                    .hasSize(2)
                    .allMatch(line -> line.contains("A listener failed on an async call"));
        }
    }

    @Test
    void badId_arrivesThroughTheFuture() {
        try (SessionClient client = open().build()) {
            assertThatThrownBy(client.async().getSession("..")::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void findSession_andAnyOtherCall_areSupported() {
        service.response(404).response(200, SESSION).response(204);

        try (SessionClient client = open().build()) {
            SessionEnding ending = client.require(SessionEnding.class);

            assertThat(client.async().findSession("c-1").join()).isEmpty();
            assertThat(client.async().findSession("c-1").join()).isPresent();
            assertThat(client.async()
                            .call(() -> {
                                ending.endSession("c-1");
                                return "ended";
                            })
                            .join())
                    .isEqualTo("ended");
        }
    }

    @Test
    void run_completesWithNothing() {
        service.response(204);

        try (SessionClient client = open().build()) {
            SessionEnding ending = client.require(SessionEnding.class);

            assertThat(client.async().run(() -> ending.endSession("c-1")).join())
                    .isNull();
        }
        assertThat(service.takeRequest().getMethod()).isEqualTo("DELETE");
    }

    @Test
    void run_thatFails_failsTheFuture() {
        service.response(404);

        try (SessionClient client = open().build()) {
            SessionEnding ending = client.require(SessionEnding.class);

            assertThatThrownBy(client.async().run(() -> ending.endSession("c-1"))::join)
                    .hasCauseExactlyInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void cancelOfARun_endsTheHttpCall() throws IOException {
        try (Disconnects peer = new Disconnects();
                SessionClient client = open().baseUrl(peer.url()).build()) {
            SessionEnding ending = client.require(SessionEnding.class);
            CompletableFuture<Void> future = client.async().run(() -> ending.endSession("c-1"));
            peer.awaitRequest();

            assertThat(future.cancel(true)).isTrue();

            peer.awaitDisconnect();
        }
    }

    @Test
    void noCallAtAll_isRejectedAtOnce() {
        try (SessionClient client = open().build()) {
            assertThatNullPointerException().isThrownBy(() -> client.async().call(null));
            assertThatNullPointerException().isThrownBy(() -> client.async().run(null));
        }
    }

    @Test
    void cancel_endsTheHttpCall() throws IOException {
        try (Disconnects peer = new Disconnects();
                SessionClient client = open().baseUrl(peer.url()).build()) {
            CompletableFuture<Session> future = client.async().getSession("c-1");
            peer.awaitRequest();

            assertThat(future.cancel(true)).isTrue();

            peer.awaitDisconnect();
            assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void orTimeout_endsTheHttpCall() throws IOException {
        try (Disconnects peer = new Disconnects();
                SessionClient client = open().baseUrl(peer.url()).build()) {
            CompletableFuture<Session> future = client.async().getSession("c-1");
            peer.awaitRequest();

            future.orTimeout(1, TimeUnit.MILLISECONDS);

            peer.awaitDisconnect();
            assertThatThrownBy(future::join).hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void completedByTheApplication_endsTheHttpCall() throws IOException {
        Session standIn = Session.builder("acme").id("stand-in").build();
        try (Disconnects peer = new Disconnects();
                SessionClient client = open().baseUrl(peer.url()).build()) {
            CompletableFuture<Session> future = client.async().getSession("c-1");
            peer.awaitRequest();

            future.complete(standIn);

            peer.awaitDisconnect();
            assertThat(future.join()).isSameAs(standIn);
        }
    }

    @Test
    void cancelledBeforeItBegan_isNeverSent() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        executor.execute(() -> Threads.await(free));
        try (SessionClient client = open().executor(executor).build()) {
            CompletableFuture<Session> future = client.async().getSession("c-1");

            future.cancel(false);
            free.countDown();
            executor.submit(() -> {}).get();
        }

        assertThat(service.requestCount()).isZero();
    }

    /** Pools of the Java runtime see to that themselves; those of applications need not. */
    @Test
    void cancel_leavesTheThreadUsableForItsNextTask() throws Exception {
        CompletableFuture<Boolean> interruptedAfterwards = new CompletableFuture<>();
        Executor plain = task -> new Thread(() -> {
                    task.run();
                    interruptedAfterwards.complete(Thread.currentThread().isInterrupted());
                })
                .start();
        try (Disconnects peer = new Disconnects();
                SessionClient client =
                        open().baseUrl(peer.url()).executor(plain).build()) {
            CompletableFuture<Session> future = client.async().getSession("c-1");
            peer.awaitRequest();

            future.cancel(true);

            assertThat(interruptedAfterwards.get(10, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void dependentStage_runsOnAThreadThatIsNotInterrupted() throws Exception {
        service.response(200, SESSION);
        CountDownLatch attached = new CountDownLatch(1);
        executor.execute(() -> Threads.await(attached));
        try (SessionClient client = open().executor(executor).build()) {
            CompletableFuture<Boolean> interrupted = client.async()
                    .getSession("c-1")
                    .thenApply(session -> Thread.currentThread().isInterrupted());
            attached.countDown();

            assertThat(interrupted.get()).isFalse();
        }
    }

    @Test
    void executorOfTheApplication_runsTheCallsAndStaysOpen() throws Exception {
        service.response(200, SESSION);
        Thread worker = executor.submit(Thread::currentThread).get();
        try (SessionClient client = open().executor(executor).build()) {
            client.async().getSession("c-1").join();

            assertThat(client.async().call(Thread::currentThread).join()).isSameAs(worker);
        }

        assertThat(executor.isShutdown()).isFalse();
        assertThat(executor.submit(() -> "works").get()).isEqualTo("works");
    }

    @Test
    void executorOfTheApplicationThatTakesNoCalls_failsTheFuture() {
        executor.shutdown();
        try (SessionClient client = open().executor(executor).build()) {
            assertThatThrownBy(client.async().getSession("c-1")::join)
                    .hasCauseInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void callAfterClose_failsTheFuture() {
        SessionClient client = open().build();
        AsyncSessionClient async = client.async();
        client.close();

        assertThatThrownBy(async.getSession("c-1")::join).hasCauseInstanceOf(ClientClosedException.class);
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void callRunningWhileClosing_finishes() {
        CountDownLatch closed = new CountDownLatch(1);
        respondToAll(request -> {
            Threads.await(closed);
            return SESSION;
        });
        SessionClient client = open().build();
        CompletableFuture<Session> future = client.async().getSession("c-1");
        service.takeRequest();

        client.close();
        closed.countDown();

        assertThat(future.join().id()).isEqualTo("c-1");
    }

    /** None of them is answered before all have come. */
    @Test
    void manyCalls_runAtOnce() {
        CountDownLatch allHere = new CountDownLatch(CALLS);
        respondToAll(request -> {
            allHere.countDown();
            Threads.await(allHere);
            return "{\"id\":\"" + request.getUrl().pathSegments().get(1) + "\"}";
        });
        List<CompletableFuture<Session>> futures = new ArrayList<>();

        try (SessionClient client = open().build()) {
            for (int call = 0; call < CALLS; call++) {
                futures.add(client.async().getSession("c-" + call));
            }

            for (int call = 0; call < CALLS; call++) {
                assertThat(futures.get(call))
                        .succeedsWithin(Duration.ofSeconds(10))
                        .extracting(Session::id)
                        .isEqualTo("c-" + call);
            }
        }
    }

    @Test
    void executorThatDropsTheCall_failsTheFutureWithinTheTimeLimit() {
        try (SessionClient client =
                open().executor(task -> {}).totalTimeout(Duration.ofMillis(50)).build()) {
            for (CompletableFuture<?> future : List.of(
                    client.async().getSession("c-1"),
                    client.async().findSession("c-1"),
                    client.async().call(() -> "never"))) {
                assertThat(future)
                        .failsWithin(Duration.ofSeconds(10))
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(RequestTimeoutException.class)
                        .withMessageContaining(
                                "failed: the executor did not start it within totalTimeout (PT0.05S), so nothing was sent");
            }
        }
    }

    @Test
    void executorThatRunsTheCallTooLate_findsItEnded() {
        List<Runnable> queue = new ArrayList<>();
        try (SessionClient client = open().executor(queue::add).build()) {
            CompletableFuture<Session> future =
                    client.async().getSession("c-1", CallOptions.defaults().withTotalTimeout(Duration.ofMillis(50)));
            assertThat(future).failsWithin(Duration.ofSeconds(10));

            queue.forEach(Runnable::run);
        }
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void waitForAThread_countsAsTimeOfTheCall() {
        List<Runnable> queue = new ArrayList<>();
        try (SessionClient client =
                open().executor(queue::add).timing(service.timing()).build()) {
            CompletableFuture<Session> future = client.async().getSession("c-1");
            CompletableFuture<Session> call = client.async().call(() -> client.getSession("c-1"));
            service.timing().advance(Duration.ofSeconds(90));
            queue.forEach(Runnable::run);

            for (CompletableFuture<Session> late : List.of(future, call)) {
                assertThatThrownBy(late::join)
                        .hasCauseInstanceOf(RequestTimeoutException.class)
                        .hasMessageContaining("totalTimeout (PT1M30S) passed before the request could be sent");
            }
        }
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void waitForAThread_countsForTheFirstOfSeveralCalls() {
        service.response(200, SESSION);
        service.response(200, SESSION);
        CallOptions shorter = CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(80));
        List<Runnable> queue = new ArrayList<>();
        try (SessionClient client =
                open().executor(queue::add).timing(service.timing()).build()) {
            CompletableFuture<Session> second = client.async().call(() -> {
                client.getSession("c-1");
                return client.getSession("c-1", shorter);
            });
            service.timing().advance(Duration.ofSeconds(85));
            queue.forEach(Runnable::run);

            assertThat(second.join().id()).isEqualTo("c-1");
        }
    }

    @Test
    void waitForAThread_countsForNoLaterCallOfThatThread() {
        service.response(200, SESSION);
        List<Runnable> queue = new ArrayList<>();
        try (SessionClient client =
                open().executor(queue::add).timing(service.timing()).build()) {
            client.async().run(() -> {});
            service.timing().advance(Duration.ofSeconds(90));
            queue.forEach(Runnable::run);

            assertThat(client.getSession("c-1").id()).isEqualTo("c-1");
        }
    }

    @Test
    void executorThatThrowsAnything_failsTheFuture() {
        IllegalStateException fault = new IllegalStateException("out of order");
        try (SessionClient client = open().executor(task -> {
                    throw fault;
                })
                .build()) {
            assertThatThrownBy(client.async().getSession("c-1")::join).hasCause(fault);
        }
    }

    @Test
    void getAll_onTheExecutorsOnlyThread_givesAllResults() throws Exception {
        respondToAll(request -> SESSION);
        try (SessionClient client = open().executor(executor).build()) {
            List<String> ids = executor.submit(() -> Sessions.getAll(client, List.of("c-1", "c-1", "c-1"), 2)
                            .map(SessionResult::sessionId)
                            .toList())
                    .get(10, TimeUnit.SECONDS);

            assertThat(ids).containsExactly("c-1", "c-1", "c-1");
        }
    }

    @Test
    void getAll_executorIsFullOrDropsTasks_givesAllResults() {
        respondToAll(request -> SESSION);
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };
        Executor dropping = task -> {};
        for (Executor without : List.of(full, dropping)) {
            try (SessionClient client = open().executor(without).build()) {
                assertThat(Sessions.getAll(client, List.of("c-1", ".."), 2))
                        .extracting(result -> result.session().isPresent())
                        .containsExactly(true, false);
            }
        }
    }

    @Test
    void getAll_onTheCallingThread_isInterruptible() {
        try (SessionClient client = open().executor(task -> {}).build()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() ->
                            Sessions.getAll(client, List.of("c-1", "c-1"), 2).toList())
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("getAll failed: the calling thread was interrupted");
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    private interface Answering {
        String to(RecordedRequest request);
    }

    private void respondToAll(Answering responding) {
        service.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().body(responding.to(request)).build();
            }
        });
    }

    private Sessions.Builder open() {
        return Sessions.builder("acme")
                .baseUrl(service.url())
                .setting("ACME_API_KEY", "made-up-key")
                .httpClient(service.httpClient());
    }
}

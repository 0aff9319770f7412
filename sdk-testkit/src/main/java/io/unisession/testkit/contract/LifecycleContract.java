package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.error.ClientClosedException;
import io.unisession.testkit.FakeService;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One client serves many threads, and closing it releases everything. */
interface LifecycleContract extends ContractPart {
    /**
     * One client serves many threads at once.
     *
     * @throws Exception if the test is interrupted
     */
    @Test
    default void getSession_manyThreads_eachGetsTheWholeSession() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            Callable<Session> call = () -> fixture.client().getSession(id());
            List<Future<Session>> sessions =
                    threads.invokeAll(Stream.generate(() -> call).limit(128).toList());

            for (Future<Session> session : sessions) {
                assertThat(session.get()).isEqualTo(provider().expected());
            }
            assertThat(fixture.service().requestCount())
                    .isEqualTo(128 * provider().requestsToGetSession());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The async view serves many calls at once. */
    @Test
    default void async_manyCalls_eachGetsTheWholeSession() {
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            List<CompletableFuture<Session>> sessions = Stream.generate(
                            () -> fixture.client().async().getSession(id()))
                    .limit(64)
                    .toList();

            assertThat(sessions)
                    .allSatisfy(session ->
                            assertThat(session.join()).isEqualTo(provider().expected()));
        }
    }

    /** A closed client sends nothing, and closing it again is harmless. */
    @Test
    default void close_twice_doesNothingMore() {
        try (ClientFixture fixture = ClientFixture.of(provider())) {
            fixture.client().getSession(id());
            fixture.client().close();
            fixture.client().close();

            assertThatThrownBy(() -> fixture.client().getSession(id())).isInstanceOf(ClientClosedException.class);
            assertThat(fixture.client().async().getSession(id()))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(ClientClosedException.class);
            assertThat(fixture.service().requestCount()).isEqualTo(provider().requestsToGetSession());
        }
    }

    /**
     * An open client does not keep a program running, and a closed one leaves no connections and no threads. Virtual
     * threads cannot be listed, so one left in a call is found by its connection, and an idle one is not found.
     */
    @Test
    default void close_clientWithItsOwnConnections_leavesNothingBehind() {
        try (FakeService service = provider().startService()) {
            Set<Thread> before = RunningThreads.all();
            try (SessionClient client = provider().clientBuilder(service).build()) {
                client.getSession(id());
                client.async().getSession(id()).join();

                assertThat(RunningThreads.startedSince(before))
                        .as("threads that keep the program alive while the client is open")
                        .allMatch(Thread::isDaemon);
                assertThat(service.openConnections()).isPositive();
            }
            awaitEmpty("open connections", () -> Collections.nCopies(service.openConnections(), "open"));
            awaitEmpty("threads that the client left", () -> RunningThreads.startedSince(before));
        }
    }

    /** Waits, because connections and threads end shortly after the client is closed. */
    private static void awaitEmpty(String what, Supplier<Collection<?>> left) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < end && !left.get().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(left.get()).as(what).isEmpty();
    }

    private String id() {
        return provider().expected().id();
    }
}

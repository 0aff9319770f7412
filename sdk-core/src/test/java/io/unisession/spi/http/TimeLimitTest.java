package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.support.RawService;
import io.unisession.support.Threads;
import io.unisession.support.VirtualTiming;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever the network hangs, the time limits and an interrupt end the call. */
class TimeLimitTest {
    private static final long MOST_NANOS_TO_END = Duration.ofMillis(100).toNanos();

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Where a call can hang. */
    enum Place {
        LOOKING_UP_THE_HOST(Sent.NO),
        OPENING_A_TUNNEL(Sent.NO),
        AGREEING_ON_TLS(Sent.NO),
        WAITING_FOR_THE_RESPONSE(Sent.MAYBE),
        READING_THE_HEAD(Sent.MAYBE),
        READING_THE_BODY(Sent.MAYBE),
        READING_THE_BODY_OF_A_REFUSAL(Sent.MAYBE),
        READING_A_BODY_THAT_DRIPS(Sent.MAYBE);

        private final Sent sent;

        Place(Sent sent) {
            this.sent = sent;
        }
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    @ParameterizedTest
    @EnumSource
    void attemptTimeout_endsACallWhereverItHangs(Place place) throws IOException {
        RequestTimeoutException failure = timeout(place, CallOptions.defaults()::withAttemptTimeout);

        assertThat(failure.sent()).isEqualTo(place.sent);
        assertThat(failure).hasMessageContaining(place.sent == Sent.NO ? "no connection to" : "no response from");
    }

    @ParameterizedTest
    @EnumSource
    void totalTimeout_endsACallWhereverItHangs(Place place) throws IOException {
        assertThat(timeout(place, CallOptions.defaults()::withTotalTimeout).sent())
                .isEqualTo(place.sent);
    }

    /** A busy machine may not get to that place in so short a time; then a longer one is tried. */
    private RequestTimeoutException timeout(Place place, Function<Duration, CallOptions> limited) throws IOException {
        RequestTimeoutException failure = null;
        for (int millis = 150; millis < 10_000 && (failure == null || failure.sent() != place.sent); millis *= 4) {
            CallOptions options = limited.apply(Duration.ofMillis(millis));
            try (RawService service = service(place);
                    HttpPipeline pipeline = pipeline(place, service)) {
                failure = catchThrowableOfType(
                        RequestTimeoutException.class, () -> pipeline.call(Operations.POST.request("7"), options));
            }
        }
        return failure;
    }

    @ParameterizedTest
    @EnumSource
    void interrupt_endsACallWhereverItHangs_onAPlatformThread(Place place) throws Exception {
        assertInterruptEnds(place, Thread::new);
    }

    @ParameterizedTest
    @EnumSource
    void interrupt_endsACallWhereverItHangs_onAVirtualThread(Place place) throws Exception {
        assertInterruptEnds(place, TimeLimitTest::virtualThread);
    }

    /** The quickest of a few, since a busy machine may hold up any one of them: no part of it waits for a clock. */
    private void assertInterruptEnds(Place place, Function<Runnable, Thread> threads) throws Exception {
        long quickest = Long.MAX_VALUE;
        for (int round = 0; round < 5 && quickest > MOST_NANOS_TO_END; round++) {
            CountDownLatch hangs = new CountDownLatch(1);
            try (RawService service = service(place, hangs);
                    HttpPipeline pipeline = pipeline(place, service, hangs)) {
                quickest = Math.min(quickest, nanosToEnd(pipeline, hangs, place, threads));
            }
        }
        assertThat(quickest).as("nanoseconds from interrupt to end").isLessThan(MOST_NANOS_TO_END);
    }

    private static long nanosToEnd(
            HttpPipeline pipeline, CountDownLatch hangs, Place place, Function<Runnable, Thread> threads)
            throws InterruptedException {
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = threads.apply(() -> {
            try {
                pipeline.call(Operations.GET.request("7"), CallOptions.defaults());
            } catch (SessionException failure) {
                outcome.set(failure);
            }
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        Threads.await(hangs);

        long start = System.nanoTime();
        caller.interrupt();
        caller.join(10_000);
        long nanos = System.nanoTime() - start;

        assertThat(outcome.get())
                .isNotInstanceOf(RequestTimeoutException.class)
                .isInstanceOfSatisfying(TransportException.class, failure -> {
                    assertThat(failure).hasMessageEndingWith("failed: the calling thread was interrupted");
                    assertThat(failure.sent()).isEqualTo(place.sent);
                });
        assertThat(flag).as("the interrupt flag").hasValue(true);
        return nanos;
    }

    /** The limit of an attempt is over all of its redirects. */
    @Test
    void attemptTimeout_endsACallThatHangsBehindARedirect() throws IOException {
        try (RawService service = new RawService(line -> {
                    if (line.readRequest().startsWith("GET /things/7 ")) {
                        line.send("HTTP/1.1 302 Found\r\nLocation: /moved\r\nContent-Length: 0\r\n\r\n");
                        line.readRequest();
                    }
                    line.fallSilent();
                });
                HttpPipeline pipeline = pipeline(Place.WAITING_FOR_THE_RESPONSE, service)) {
            assertThat(catchThrowableOfType(
                            RequestTimeoutException.class,
                            () -> pipeline.call(
                                    Operations.GET.request("7"),
                                    CallOptions.defaults()
                                            .withAttemptTimeout(Duration.ofMillis(400))
                                            .withMaxRetries(0))))
                    .isNotNull();
            assertThat(service.requests()).isEqualTo(2);
        }
    }

    /** One thread of a hanging resolver, not one for each call that waits for it. */
    @Test
    void lookUpsOfOneHost_areOne() throws Exception {
        AtomicInteger lookUps = new AtomicInteger();
        Dns counting = host -> {
            lookUps.incrementAndGet();
            Threads.await(released);
            return List.of(InetAddress.getLoopbackAddress());
        };
        TransportSettings settings = TransportSettings.builder()
                .timing(new VirtualTiming())
                .httpClient(new OkHttpClient.Builder().dns(counting).build())
                .build();
        try (HttpPipeline pipeline = HttpPipeline.builder("acme", settings)
                .baseUrl("https://acme.example")
                .build()) {
            for (int call = 0; call < 3; call++) {
                assertThat(catchThrowableOfType(
                                RequestTimeoutException.class,
                                () -> pipeline.call(
                                        Operations.GET.request("7"),
                                        CallOptions.defaults().withAttemptTimeout(Duration.ofMillis(20)))))
                        .isNotNull();
            }
            assertThat(lookUps).hasValue(1);
        }
    }

    @Test
    void unknownHost_isAFailedConnection() {
        Dns empty = host -> {
            throw new UnknownHostException("made up: " + host);
        };
        assertThat(failureWith(empty))
                .hasMessageEndingWith(
                        "no connection to https://acme.example (UnknownHostException: made up: acme.example)");
        assertThat(failureWith(empty).sent()).isEqualTo(Sent.NO);
    }

    @Test
    void resolverThatThrows_isASessionException() {
        assertThat(failureWith(host -> {
                    throw new IllegalStateException("made up");
                }))
                .hasMessageContaining("made up");
    }

    private static TransportException failureWith(Dns dns) {
        TransportSettings settings = TransportSettings.builder()
                .timing(new VirtualTiming())
                .httpClient(new OkHttpClient.Builder().dns(dns).build())
                .build();
        try (HttpPipeline pipeline = HttpPipeline.builder("acme", settings)
                .baseUrl("https://acme.example")
                .build()) {
            return catchThrowableOfType(
                    TransportException.class, () -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()));
        }
    }

    /**
     * The runtime knows of one channel only that a thread is in, and forgets ours when an interceptor was in another.
     */
    @Test
    void interruptAfterAnInterceptorWroteToAChannel_endsTheCall(@TempDir Path folder) throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        OkHttpClient writing = new OkHttpClient.Builder()
                .addNetworkInterceptor(chain -> {
                    try (FileChannel file = FileChannel.open(
                            folder.resolve("log"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                        file.write(ByteBuffer.wrap("request".getBytes(StandardCharsets.US_ASCII)));
                    }
                    return chain.proceed(chain.request());
                })
                .build();
        try (RawService service = service(Place.WAITING_FOR_THE_RESPONSE, hangs);
                HttpPipeline pipeline = HttpPipeline.builder(
                                "acme",
                                TransportSettings.builder().httpClient(writing).build())
                        .baseUrl(service.url())
                        .build()) {
            assertThat(nanosToEnd(pipeline, hangs, Place.WAITING_FOR_THE_RESPONSE, Thread::new))
                    .isLessThan(Duration.ofSeconds(10).toNanos());
        }
    }

    @Test
    void interruptOfALookUpAfterAnInterceptorWroteToAChannel_endsTheCall(@TempDir Path folder) throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        OkHttpClient writing = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    try (FileChannel file = FileChannel.open(
                            folder.resolve("log"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                        file.write(ByteBuffer.wrap("request".getBytes(StandardCharsets.US_ASCII)));
                    }
                    return chain.proceed(chain.request());
                })
                .dns(host -> {
                    hangs.countDown();
                    awaitWhateverComes(released);
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();
        try (HttpPipeline pipeline = HttpPipeline.builder(
                        "acme", TransportSettings.builder().httpClient(writing).build())
                .baseUrl("https://acme.example")
                .build()) {
            assertThat(nanosToEnd(pipeline, hangs, Place.LOOKING_UP_THE_HOST, Thread::new))
                    .isLessThan(Duration.ofSeconds(10).toNanos());
        }
    }

    /**
     * Behind a network that was torn, every connection that was kept is dead, and there may be more of them than
     * attempts.
     */
    @Test
    void deadPooledConnections_costOneAttempt() throws Exception {
        int kept = 4;
        CountDownLatch allThere = new CountDownLatch(kept);
        try (RawService service = new RawService(line -> {
                    line.readRequest();
                    allThere.countDown();
                    Threads.await(allThere);
                    line.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                    line.fallSilent();
                });
                HttpPipeline pipeline = HttpPipeline.builder(
                                "acme",
                                TransportSettings.builder()
                                        .timing(new VirtualTiming())
                                        .build())
                        .baseUrl(service.url())
                        .build();
                Threads threads = new Threads(kept)) {
            for (Future<Integer> call : threads.all(() -> attempts(pipeline, CallOptions.defaults()))) {
                assertThat(call.get()).isEqualTo(1);
            }

            assertThat(attempts(pipeline, CallOptions.defaults().withAttemptTimeout(Duration.ofMillis(800))))
                    .isEqualTo(2);
            assertThat(service.connections()).isEqualTo(kept + 1);
        }
    }

    private static int attempts(HttpPipeline pipeline, CallOptions options) {
        return pipeline.call(
                Operations.GET.request("7"),
                options,
                response -> response.metadata().attempts());
    }

    private RawService service(Place place) throws IOException {
        return service(place, hanging);
    }

    private RawService service(Place place, CountDownLatch hangs) throws IOException {
        return new RawService(line -> {
            if (place == Place.AGREEING_ON_TLS) {
                line.in().read();
            } else {
                line.readRequest();
            }
            switch (place) {
                case READING_THE_HEAD -> line.send("HTTP/1.1 200 OK\r\nContent-Ty");
                case READING_THE_BODY -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{");
                case READING_THE_BODY_OF_A_REFUSAL -> line.send("HTTP/1.1 403 No\r\nContent-Length: 10\r\n\r\n{");
                case READING_A_BODY_THAT_DRIPS -> {
                    line.send("HTTP/1.1 200 OK\r\n\r\n");
                    hangs.countDown();
                    while (true) {
                        line.send(" ");
                        Thread.yield();
                    }
                }
                default -> {}
            }
            hangs.countDown();
            line.fallSilent();
        });
    }

    private HttpPipeline pipeline(Place place, RawService service) {
        return pipeline(place, service, hanging);
    }

    private HttpPipeline pipeline(Place place, RawService service, CountDownLatch hangs) {
        OkHttpClient.Builder client = new OkHttpClient.Builder();
        String url = service.url();
        if (place == Place.LOOKING_UP_THE_HOST) {
            // As the system's does: neither an interrupt nor a time limit reaches it.
            client.dns(host -> {
                hangs.countDown();
                awaitWhateverComes(released);
                return List.of(InetAddress.getLoopbackAddress());
            });
            url = "https://acme.example";
        } else if (place == Place.OPENING_A_TUNNEL) {
            client.proxy(new Proxy(
                    Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port())));
            url = "https://acme.example";
        } else if (place == Place.AGREEING_ON_TLS) {
            url = "https://127.0.0.1:" + service.port();
        }
        TransportSettings settings = TransportSettings.builder()
                .timing(new VirtualTiming())
                .httpClient(client.build())
                // Well above the speed of any drip.
                .maxResponseBytes(Integer.MAX_VALUE)
                .build();
        return HttpPipeline.builder("acme", settings).baseUrl(url).build();
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread virtualThread(Runnable task) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Method unstarted = Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class);
            return (Thread) unstarted.invoke(builder, task);
        } catch (NoSuchMethodException olderJava) {
            Assumptions.abort("this Java runtime has no virtual threads");
            throw new AssertionError(olderJava);
        } catch (ReflectiveOperationException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}

package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.RetryPolicy;
import io.unisession.Timing;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.support.Disconnects;
import io.unisession.support.Service;
import io.unisession.support.Threads;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Interrupting the thread of a call ends the call, and the thread still knows that it was interrupted. */
class InterruptTest {
    private static final int SECONDS_TO_END = 10;

    @RegisterExtension
    final Service service = new Service();

    private final AtomicReference<Throwable> outcome = new AtomicReference<>();
    private final AtomicReference<Boolean> flag = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void waitingForTheResponse_endsAtOnce() throws Exception {
        service.response(stalled());
        Thread caller = start(Operations.GET);
        service.takeRequest();

        caller.interrupt();

        assertInterrupted(Sent.MAYBE);
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void waitingForTheResponse_theServiceSeesTheConnectionClose() throws Exception {
        try (Disconnects peer = new Disconnects()) {
            Thread caller =
                    start(Operations.GET, service.pipeline().baseUrl(peer.url()).build());
            peer.awaitRequest();

            caller.interrupt();

            assertInterrupted(Sent.MAYBE);
            peer.awaitDisconnect();
        }
    }

    @Test
    void readingTheBody_endsAtOnce() throws Exception {
        try (Disconnects peer = new Disconnects()) {
            Thread caller =
                    start(Operations.GET, service.pipeline().baseUrl(peer.url()).build());
            peer.awaitRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");

            caller.interrupt();

            assertInterrupted(Sent.MAYBE);
            peer.awaitDisconnect();
        }
    }

    @Test
    void virtualThreadWaitingForTheResponse_endsAtOnce() throws Exception {
        Method startVirtualThread = startVirtualThread();
        service.response(stalled());
        Thread caller = (Thread) startVirtualThread.invoke(
                null, (Runnable) () -> call(Operations.GET, service.pipeline().build()));
        service.takeRequest();

        caller.interrupt();

        assertInterrupted(Sent.MAYBE);
    }

    @Test
    void interruptedAlready_sendsNothing() throws Exception {
        service.response(200);
        Thread caller = new Thread(() -> {
            Thread.currentThread().interrupt();
            call(Operations.POST, service.pipeline().build());
        });

        caller.start();

        assertInterrupted(Sent.NO);
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void interruptThatOkHttpThrowsWhileConnecting_isASessionException() throws Exception {
        OkHttpClient interruptedWhileConnecting = service.httpClient()
                .newBuilder()
                .addInterceptor(chain -> {
                    throw undeclared(new InterruptedException());
                })
                .build();

        start(
                Operations.GET,
                service.pipeline(TransportSettings.builder().httpClient(interruptedWhileConnecting))
                        .build());

        assertInterrupted(Sent.MAYBE);
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void interceptorThatThrowsBecauseOfAnInterrupt_isAnInterruptedCall() throws Exception {
        OkHttpClient throwing = service.httpClient()
                .newBuilder()
                .addInterceptor(chain -> {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(new InterruptedException());
                })
                .build();

        start(
                Operations.GET,
                service.pipeline(TransportSettings.builder().httpClient(throwing))
                        .build());

        assertInterrupted(Sent.MAYBE);
        assertThat(service.requestCount()).isZero();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException undeclared(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void waitingToSendAgain_endsAtOnce() throws Exception {
        service.response(503).response(200);
        CountDownLatch failedOnce = new CountDownLatch(1);
        TransportSettings.Builder realTime = TransportSettings.builder()
                .httpClient(service.httpClient())
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ofMinutes(1), Duration.ofMinutes(1)))
                .timing(new LongestWait())
                .listener(new CallListener() {
                    @Override
                    public void attemptEnded(CallEvent event) {
                        failedOnce.countDown();
                    }
                });
        Thread caller = start(Operations.GET, service.pipeline(realTime).build());
        Threads.await(failedOnce);
        Threads.awaitBlocked(caller);

        caller.interrupt();

        assertInterrupted(Sent.MAYBE);
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void interruptedAfterTheResponseWasRead_keepsTheResponse() throws Exception {
        service.response(200, "{}");
        Thread caller = new Thread(() -> {
            try {
                service.pipeline().build().call(Operations.GET.request("7"), CallOptions.defaults(), response -> {
                    Thread.currentThread().interrupt();
                    return "mapped";
                });
            } catch (RuntimeException failure) {
                outcome.set(failure);
            }
            flag.set(Thread.currentThread().isInterrupted());
            ended.countDown();
        });

        caller.start();

        Threads.await(ended);
        assertThat(outcome).hasNullValue();
        assertThat(flag).hasValue(true);
    }

    private Thread start(Endpoint operation) {
        return start(operation, service.pipeline().build());
    }

    private Thread start(Endpoint operation, HttpPipeline pipeline) {
        Thread caller = new Thread(() -> call(operation, pipeline));
        caller.start();
        return caller;
    }

    private void call(Endpoint operation, HttpPipeline pipeline) {
        try {
            pipeline.call(operation.request("7"), CallOptions.defaults());
        } catch (RuntimeException failure) {
            outcome.set(failure);
        }
        flag.set(Thread.currentThread().isInterrupted());
        ended.countDown();
    }

    private void assertInterrupted(Sent sent) throws InterruptedException {
        assertThat(ended.await(SECONDS_TO_END, TimeUnit.SECONDS))
                .as("the call ended")
                .isTrue();
        assertThat(outcome.get())
                .isNotInstanceOf(RequestTimeoutException.class)
                .isInstanceOfSatisfying(TransportException.class, failure -> {
                    assertThat(failure).hasMessageEndingWith("failed: the calling thread was interrupted");
                    assertThat(failure.sent()).isEqualTo(sent);
                    assertThat(failure.isRetryable()).isFalse();
                });
        assertThat(flag).as("the interrupt flag").hasValue(true);
    }

    private static MockResponse.Builder stalled() {
        return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);
    }

    private static Method startVirtualThread() {
        try {
            return Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException olderJava) {
            Assumptions.abort("this Java runtime has no virtual threads");
            throw new AssertionError(olderJava);
        }
    }

    /** The system's time, with no luck. */
    private static final class LongestWait implements Timing {
        private final Timing system = Timing.system();

        @Override
        public java.time.Instant now() {
            return system.now();
        }

        @Override
        public long nanoTime() {
            return system.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            system.sleep(duration);
        }

        @Override
        public Duration randomUpTo(Duration limit) {
            return limit;
        }
    }
}

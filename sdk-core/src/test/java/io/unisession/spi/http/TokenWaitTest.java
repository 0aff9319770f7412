package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.support.RawService;
import io.unisession.support.Threads;
import io.unisession.support.VirtualTiming;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call may need a token that takes long; if another thread creates it, the call waits for a stranger, and may give up. */
class TokenWaitTest {
    private final CountDownLatch minting = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Threads first = new Threads(1);
    private RawService service;

    @BeforeEach
    void open() throws IOException {
        service = RawService.saying("HTTP/1.1 200 OK\r\n\r\n");
    }

    @AfterEach
    void close() throws IOException {
        released.countDown();
        first.close();
        service.close();
    }

    private HttpPipeline pipeline(Timing timing, TokenSource tokens) {
        return HttpPipeline.builder(
                        "acme", TransportSettings.builder().timing(timing).build())
                .baseUrl(service.url())
                .authenticator(Authenticator.token("X-Key", "", tokens))
                .build();
    }

    /** A pipeline for whose token another thread has already asked, and waits until the test ends. */
    private HttpPipeline pipelineThatIsAwaited(Timing timing) {
        HttpPipeline pipeline = pipeline(
                timing,
                TokenSource.cached(
                        () -> {
                            minting.countDown();
                            Threads.await(released);
                            return Token.of(Secret.of("made-up"), Instant.MAX);
                        },
                        Duration.ZERO,
                        Timing.system()));
        first.all(() -> {
            call(pipeline, CallOptions.defaults());
            return true;
        });
        Threads.await(minting);
        return pipeline;
    }

    private static void call(HttpPipeline pipeline, CallOptions options) {
        pipeline.call(Operations.GET.request("7"), options);
    }

    @Test
    void interrupt_endsWaitingForATokenOfAnotherThread() throws Exception {
        try (HttpPipeline pipeline = pipelineThatIsAwaited(Timing.system())) {
            AtomicReference<Throwable> outcome = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            Thread second = new Thread(() -> {
                outcome.set(catchThrowable(() -> call(pipeline, CallOptions.defaults())));
                flag.set(Thread.currentThread().isInterrupted());
            });
            second.start();
            Threads.awaitBlocked(second);

            second.interrupt();
            second.join(10_000);

            assertThat(outcome.get())
                    .isExactlyInstanceOf(TransportException.class)
                    .hasMessageEndingWith("interrupted");
            assertThat(flag).hasValue(true);
        }
    }

    @Test
    void totalTimeout_endsWaitingForATokenOfAnotherThread() {
        try (HttpPipeline pipeline = pipelineThatIsAwaited(Timing.system())) {
            RequestTimeoutException failure = catchThrowableOfType(
                    RequestTimeoutException.class,
                    () -> call(pipeline, CallOptions.defaults().withTotalTimeout(Duration.ofMillis(50))));

            assertThat(failure.sent()).isEqualTo(Sent.NO);
            assertThat(failure).hasMessageContaining("totalTimeout (PT0.05S)");
            assertThat(service.connections()).isZero();
        }
    }

    /** The wait is measured by the real clock, the deadline by the client's. */
    @Test
    void totalTimeoutWhileAnotherThreadCreatesTheToken_isATimeout_whateverTheClientsClock() {
        try (HttpPipeline pipeline = pipelineThatIsAwaited(new VirtualTiming())) {
            RequestTimeoutException failure = catchThrowableOfType(
                    RequestTimeoutException.class,
                    () -> call(pipeline, CallOptions.defaults().withTotalTimeout(Duration.ofMillis(1))));

            assertThat(failure.sent()).isEqualTo(Sent.NO);
            assertThat(failure).hasMessageContaining("totalTimeout (PT0.001S)");
        }
    }

    /** A token that came too late is no reason to send what nobody waits for any more. */
    @Test
    void tokenThatTakesTheWholeTimeLimit_leavesTheRequestUnsent() {
        VirtualTiming timing = new VirtualTiming();
        TokenSource slow = TokenSource.cached(
                () -> {
                    timing.advance(Duration.ofSeconds(90));
                    return Token.of(Secret.of("made-up"), Instant.MAX);
                },
                Duration.ZERO,
                timing);
        try (HttpPipeline pipeline = pipeline(timing, slow)) {
            RequestTimeoutException failure =
                    catchThrowableOfType(RequestTimeoutException.class, () -> call(pipeline, CallOptions.defaults()));

            assertThat(failure.sent()).isEqualTo(Sent.NO);
            assertThat(failure).hasMessageContaining("passed before the request could be sent");
            assertThat(service.connections()).isZero();
        }
    }
}

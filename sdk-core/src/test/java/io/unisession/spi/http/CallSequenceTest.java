package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.RetryPolicy;
import io.unisession.Timing;
import io.unisession.error.ClientClosedException;
import io.unisession.error.ConflictException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.RequestTimeoutException;
import io.unisession.error.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallSequenceTest {
    private static final Endpoint READ = Endpoint.get("read", "/things");
    private static final Endpoint CHANGE = Endpoint.post("change", "/things");
    private static final Endpoint UNDO = Endpoint.delete("change", "/things");

    private final MockWebServer server = new MockWebServer();
    private final AtomicLong nanos = new AtomicLong();
    private final List<CallEvent> ended = new ArrayList<>();
    private HttpPipeline http;

    @BeforeEach
    void start() throws IOException {
        server.start();
        http = HttpPipeline.builder(
                        "acme",
                        TransportSettings.builder()
                                .timing(new StandingTime())
                                .retryPolicy(RetryPolicy.none())
                                .totalTimeout(Duration.ofSeconds(90))
                                .listener(new CallListener() {
                                    @Override
                                    public void callEnded(CallEvent event) {
                                        ended.add(event);
                                    }
                                })
                                .build())
                .baseUrl("http://127.0.0.1:" + server.getPort())
                .build();
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    void call_whenTheFirstUsedUpTheTime_isNotSent() {
        server.enqueue(new MockResponse.Builder().body("{}").build());
        server.enqueue(new MockResponse.Builder().body("{}").build());
        CallSequence calls = http.sequence(CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(50)));

        calls.call(READ.request(), response -> takes(Duration.ofSeconds(50)));
        RequestTimeoutException failure =
                catchThrowableOfType(RequestTimeoutException.class, () -> calls.call(CHANGE.request()));

        assertThat(failure)
                .hasMessage("acme change failed: totalTimeout (PT50S) passed before the request could be sent");
        assertThat(failure.sent()).isEqualTo(TransportException.Sent.MAYBE);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void call_withTimeLeft_succeedsAndIsTimedByItself() {
        server.enqueue(new MockResponse.Builder().body("{}").build());
        server.enqueue(new MockResponse.Builder().body("{}").build());
        CallSequence calls = http.sequence(CallOptions.defaults());

        String value = calls.call(READ.request(), response -> takes(Duration.ofSeconds(60)));
        calls.call(CHANGE.request(), response -> takes(Duration.ofSeconds(7)));

        assertThat(value).isEqualTo("done");
        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(ended).extracting(CallEvent::elapsed).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(7));
    }

    @Test
    void forEach_items_givesTheResultsInTheirOrder() {
        for (int item = 0; item < 3; item++) {
            server.enqueue(new MockResponse.Builder().body("{}").build());
        }
        CallSequence calls = http.sequence(CallOptions.defaults());

        assertThat(calls.forEach(
                        List.of("a", "b", "c"), 2, (branch, item) -> branch.call(READ.request(), response -> item)))
                .containsExactly("a", "b", "c");
        assertThat(server.getRequestCount()).isEqualTo(3);
        assertThat(calls.forEach(List.of(), 2, (branch, item) -> item)).isEmpty();
    }

    @Test
    void forEach_failure_isThrownAndTheOperationMayHaveArrived() {
        for (int item = 0; item < 2; item++) {
            server.enqueue(new MockResponse.Builder()
                    .code(409)
                    .addHeader("Connection", "close")
                    .build());
        }
        CallSequence calls = http.sequence(CallOptions.defaults());

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> calls.forEach(
                        List.of(1, 2), 2, (branch, item) -> branch.call(CHANGE.request(), response -> item)));
        server.close();
        assertThat(sent(() -> calls.call(CHANGE.request()))).isEqualTo(TransportException.Sent.MAYBE);
    }

    @Test
    void forEach_interruptedThread_interruptsTheCalls() {
        CallSequence calls = http.sequence(CallOptions.defaults());
        Thread.currentThread().interrupt();

        TransportException failure = catchThrowableOfType(
                TransportException.class,
                () -> calls.forEach(
                        List.of(1, 2, 3), 2, (branch, item) -> branch.call(CHANGE.request(), response -> item)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasMessageContaining("interrupted");
    }

    @Test
    void call_htmlPageInResponse_fails() {
        server.enqueue(new MockResponse.Builder().body("<html>log in</html>").build());
        CallSequence calls = http.sequence(CallOptions.defaults());

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> calls.call(CHANGE.request()))
                .withMessageContaining("received an HTML page");
    }

    @Test
    void call_blankResponse_succeeds() {
        server.enqueue(new MockResponse.Builder().body(" \n").build());

        http.sequence(CallOptions.defaults()).call(CHANGE.request());

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void call_ofAnotherOperation_hasItsOwnTime() {
        server.enqueue(new MockResponse.Builder().body("{}").build());
        server.enqueue(new MockResponse.Builder().body("{}").build());

        http.call(READ.request(), CallOptions.defaults(), response -> takes(Duration.ofSeconds(100)));
        http.call(READ.request(), CallOptions.defaults());

        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void firstCall_cannotBeSent_isNotSent() {
        server.close();
        CallSequence calls = http.sequence(CallOptions.defaults());

        assertThat(sent(() -> calls.call(CHANGE.request()))).isEqualTo(TransportException.Sent.NO);
        assertThat(sent(() -> calls.call(CHANGE.request()))).isEqualTo(TransportException.Sent.NO);
    }

    @Test
    void laterCall_cannotBeSent_operationMayHaveArrived() {
        server.enqueue(new MockResponse.Builder()
                .body("{}")
                .addHeader("Connection", "close")
                .build());
        CallSequence calls = http.sequence(CallOptions.defaults());
        calls.call(CHANGE.request());
        server.close();

        assertThat(sent(() -> calls.call(CHANGE.request()))).isEqualTo(TransportException.Sent.MAYBE);
    }

    @Test
    void laterCall_afterARejectedOne_operationMayHaveArrived() {
        server.enqueue(new MockResponse.Builder()
                .code(409)
                .addHeader("Connection", "close")
                .build());
        CallSequence calls = http.sequence(CallOptions.defaults());
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> calls.call(CHANGE.request()));
        server.close();

        assertThat(sent(() -> calls.call(CHANGE.request()))).isEqualTo(TransportException.Sent.MAYBE);
    }

    @Test
    void laterCall_interruptedThread_operationMayHaveArrived() {
        server.enqueue(new MockResponse.Builder().body("{}").build());
        CallSequence calls = http.sequence(CallOptions.defaults());
        calls.call(CHANGE.request());
        Thread.currentThread().interrupt();

        assertThat(sent(() -> calls.call(CHANGE.request()))).isEqualTo(TransportException.Sent.MAYBE);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void laterCall_clientClosedMeanwhile_isSent() {
        server.enqueue(new MockResponse.Builder().body("{}").build());
        server.enqueue(new MockResponse.Builder().body("{}").build());
        CallSequence calls = http.sequence(CallOptions.defaults());
        calls.call(CHANGE.request());
        http.close();

        calls.call(CHANGE.request());

        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThatExceptionOfType(ClientClosedException.class)
                .isThrownBy(() -> http.sequence(CallOptions.defaults()).call(CHANGE.request()));
    }

    @Test
    void undo_whenTheTimeIsOverAndTheThreadInterruptedAndTheClientClosed_isSentAllTheSame() {
        server.enqueue(new MockResponse.Builder().body("{}").build());
        server.enqueue(new MockResponse.Builder().body("{}").build());
        CallSequence calls = http.sequence(CallOptions.defaults().withTotalTimeout(Duration.ofSeconds(3)));
        calls.call(CHANGE.request(), response -> takes(Duration.ofSeconds(3)));
        http.close();
        Thread.currentThread().interrupt();
        RuntimeException failure = new IllegalStateException("made up");

        calls.undo(UNDO::request, "thing 7", failure);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasNoSuppressedExceptions();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void undo_thatFails_saysWhatIsLeftBehindAndWhy() {
        server.enqueue(new MockResponse.Builder().body("{}").build());
        server.enqueue(new MockResponse.Builder().code(500).build());
        CallSequence calls = http.sequence(CallOptions.defaults());
        calls.call(CHANGE.request());
        RuntimeException failure = new IllegalStateException("made up");

        calls.undo(UNDO::request, "thing\n7", failure);

        assertThat(failure.getSuppressed())
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessage("thing 7 may still exist, because removing it failed")
                .hasCauseInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void undo_byARequestThatCannotBeMade_keepsTheFailure() {
        RuntimeException failure = new IllegalStateException("made up");

        http.sequence(CallOptions.defaults())
                .undo(() -> Endpoint.delete("undo", "/things/{thingId}").request(".."), "thing ..", failure);

        assertThat(failure.getSuppressed())
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void undo_hasAtMostTheTimeOfTheOperationAgain_andAtMostFiveSeconds() {
        assertThat(timeoutOfUndoing(Duration.ofSeconds(2))).contains("totalTimeout (PT2S)");
        assertThat(timeoutOfUndoing(Duration.ofSeconds(90))).contains("totalTimeout (PT5S)");
    }

    private String timeoutOfUndoing(Duration totalTimeout) {
        RuntimeException failure = new IllegalStateException("made up");
        HttpPipeline slow = HttpPipeline.builder(
                        "acme",
                        TransportSettings.builder()
                                .timing(new StandingTime())
                                .totalTimeout(totalTimeout)
                                .build())
                .baseUrl("http://127.0.0.1:" + server.getPort())
                .authenticator(timeLeft -> {
                    takes(timeLeft);
                    return Optional.empty();
                })
                .build();

        slow.sequence(CallOptions.defaults()).undo(UNDO::request, "thing 7", failure);

        slow.close();
        return failure.getSuppressed()[0].getCause().getMessage();
    }

    private static TransportException.Sent sent(ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(TransportException.class, call).sent();
    }

    private String takes(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        return "done";
    }

    /** Time passes only when a test says so. */
    private final class StandingTime implements Timing {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return nanos.get();
        }

        @Override
        public void sleep(Duration duration) {
            throw new AssertionError("nothing is to be sent again here");
        }

        @Override
        public Duration randomUpTo(Duration limit) {
            return limit;
        }
    }
}

package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.error.ConfigurationException;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.support.Logs;
import io.unisession.support.Service;
import io.unisession.support.Things;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who watch the calls are told, and that they do no harm. */
class CallListenerTest {
    @RegisterExtension
    final Service service = new Service();

    private final List<String> told = new ArrayList<>();
    private final List<CallEvent> events = new ArrayList<>();
    private final CallListener recorder = new Recorder("");

    /** Writes down what it is notified of. */
    private final class Recorder implements CallListener {
        private final String name;

        Recorder(String name) {
            this.name = name;
        }

        @Override
        public Scope callStarted(CallEvent event) {
            record("callStarted", event);
            return Scope.NONE;
        }

        @Override
        public Scope attemptStarted(CallEvent event) {
            record("attemptStarted", event);
            return () -> told.add(name + "closed " + event.attempt());
        }

        @Override
        public void attemptEnded(CallEvent event) {
            record("attemptEnded", event);
        }

        @Override
        public void callEnded(CallEvent event) {
            record("callEnded", event);
        }

        private void record(String what, CallEvent event) {
            told.add(name + what + " " + event.attempt() + " "
                    + event.failure()
                            .map(failure -> failure.getClass().getSimpleName())
                            .orElse("ok"));
            events.add(event);
        }
    }

    private CallEvent event(String what) {
        return events.get(
                told.stream().filter(line -> !line.contains("closed")).toList().indexOf(what));
    }

    @Test
    void callThatSucceeds_startsAndEnds() {
        service.response(new MockResponse.Builder().addHeader("X-Request-Id", "7f3a"));

        call();

        assertThat(told)
                .containsExactly(
                        "callStarted 0 ok", "attemptStarted 1 ok", "attemptEnded 1 ok", "closed 1", "callEnded 1 ok");
        CallEvent started = events.get(0);
        assertThat(started.provider()).isEqualTo("acme");
        assertThat(started.operation()).isEqualTo("getThing");
        assertThat(started.method()).isEqualTo("GET");
        assertThat(started.pathTemplate()).isEqualTo("/things/{thingId}");
        assertThat(started.serverAddress()).isEqualTo("127.0.0.1");
        assertThat(started.serverPort()).isEqualTo(service.server().getPort());
        assertThat(started.elapsed()).isZero();
        assertThat(started.httpStatus()).isEmpty();
        assertThat(started.requestId()).isEmpty();
        for (CallEvent ended : List.of(event("attemptEnded 1 ok"), event("callEnded 1 ok"))) {
            assertThat(ended.httpStatus()).hasValue(200);
            assertThat(ended.requestId()).contains("7f3a");
            assertThat(ended.nextAttemptIn()).isEmpty();
        }
    }

    @Test
    void callWithUnreadableFields_endsWithTheirNamesButNotTheirValues() {
        service.response(200, "{\"id\":\"1\",\"end\":\"soon\",\"people\":[{\"age\":\"old\"}],\"count\":1.5}");
        service.response(200, "{\"id\":\"1\",\"end\":\"\",\"people\":[{\"age\":null}],\"count\":1}");
        HttpPipeline pipeline = pipeline(recorder).build();

        pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session);
        CallEvent ended = event("callEnded 1 ok");
        told.clear();
        events.clear();
        pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session);

        assertThat(ended.unreadableFields()).containsExactly("end", "age", "count");
        assertThat(ended.toString()).contains(" unreadable=[end, age, count]").doesNotContain("soon");
        assertThat(event("callEnded 1 ok").unreadableFields()).isEmpty();
        assertThat(event("callEnded 1 ok").toString()).doesNotContain("unreadable");
    }

    @Test
    void callThatIsRetried_hasEventsForEachAttempt_andItsScopeIsClosedBeforeTheWait() {
        service.response(503)
                .response(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()))
                .response(200);

        call();

        assertThat(told)
                .containsExactly(
                        "callStarted 0 ok",
                        "attemptStarted 1 ok",
                        "attemptEnded 1 ProviderUnavailableException",
                        "closed 1",
                        "attemptStarted 2 ok",
                        "attemptEnded 2 TransportException",
                        "closed 2",
                        "attemptStarted 3 ok",
                        "attemptEnded 3 ok",
                        "closed 3",
                        "callEnded 3 ok");
        assertThat(event("attemptEnded 1 ProviderUnavailableException").httpStatus())
                .hasValue(503);
        assertThat(event("attemptStarted 2 ok").httpStatus()).isEmpty();
        assertThat(event("attemptEnded 2 TransportException").httpStatus()).isEmpty();
    }

    @Test
    void times_distinguishCallAttemptAndWaits() {
        service.response(503).response(200, "{}");

        pipeline(recorder).build().call(Operations.GET.request("7"), CallOptions.defaults(), response -> {
            service.timing().advance(Duration.ofMillis(20));
            return "mapped";
        });

        CallEvent failed = event("attemptEnded 1 ProviderUnavailableException");
        assertThat(failed.nextAttemptIn()).contains(Duration.ofMillis(500));
        assertThat(failed.waited()).isZero();
        assertThat(failed.attemptElapsed()).isZero();
        CallEvent secondStarted = event("attemptStarted 2 ok");
        assertThat(secondStarted.waited()).isEqualTo(Duration.ofMillis(500));
        assertThat(secondStarted.attemptElapsed()).isZero();
        for (CallEvent ended : List.of(event("attemptEnded 2 ok"), event("callEnded 2 ok"))) {
            assertThat(ended.elapsed()).isEqualTo(Duration.ofMillis(520));
            assertThat(ended.attemptElapsed()).isEqualTo(Duration.ofMillis(20));
            assertThat(ended.waited()).isEqualTo(Duration.ofMillis(500));
        }
    }

    @Test
    void eventsOfACall_shareItsId_andAnotherCallHasAnother() {
        service.response(503).response(200).response(200);

        call();
        List<CallEvent> first = List.copyOf(events);
        events.clear();
        call();

        assertThat(first)
                .hasSize(6)
                .extracting(CallEvent::callId)
                .containsOnly(first.get(0).callId());
        assertThat(events)
                .extracting(CallEvent::callId)
                .containsOnly(events.get(0).callId());
        assertThat(events.get(0).callId()).isNotEqualTo(first.get(0).callId());
        assertThat(first).allSatisfy(event -> assertThat(event.parentCallId()).isEmpty());
    }

    @Test
    void callForAToken_namesTheCallThatNeedsIt_andLiesWithinIt() {
        service.response(200).response(200);
        HttpPipeline tokenService = pipeline(recorder).build();
        HttpPipeline pipeline = pipeline(recorder)
                .authenticator(timeLeft -> {
                    tokenService.call(Operations.POST.request("token"), CallOptions.defaults());
                    return Optional.of(Authorization.header("X-Key", Secret.of("made-up")));
                })
                .build();

        pipeline.call(Operations.GET.request("7"), CallOptions.defaults());

        long outer = events.get(0).callId();
        List<CallEvent> inner = events.stream()
                .filter(event -> event.operation().equals("createThing"))
                .toList();
        assertThat(inner)
                .hasSize(4)
                .allSatisfy(event -> assertThat(event.parentCallId()).hasValue(outer));
        assertThat(events.subList(1, 5)).isEqualTo(inner);
        assertThat(events.get(7).callId()).isEqualTo(outer);
        assertThat(events.get(7).parentCallId()).isEmpty();
    }

    @Test
    void callAfterOneThatFetchedAToken_hasNoParent() {
        service.response(200).response(200).response(200);
        HttpPipeline pipeline = pipeline(recorder)
                .authenticator(timeLeft -> {
                    service.pipeline().build().call(Operations.POST.request("token"), CallOptions.defaults());
                    return Optional.empty();
                })
                .build();
        pipeline.call(Operations.GET.request("7"), CallOptions.defaults());
        events.clear();

        call();

        assertThat(events.get(0).parentCallId()).isEmpty();
    }

    @Test
    void events_comeOnTheThreadOfTheCall() {
        service.response(503).response(200);
        Set<Thread> threads = new HashSet<>();
        CallListener watching = new CallListener() {
            @Override
            public Scope callStarted(CallEvent event) {
                threads.add(Thread.currentThread());
                return () -> threads.add(Thread.currentThread());
            }

            @Override
            public Scope attemptStarted(CallEvent event) {
                threads.add(Thread.currentThread());
                return () -> threads.add(Thread.currentThread());
            }

            @Override
            public void attemptEnded(CallEvent event) {
                threads.add(Thread.currentThread());
            }

            @Override
            public void callEnded(CallEvent event) {
                threads.add(Thread.currentThread());
            }
        };

        pipeline(watching).build().call(Operations.GET.request("7"), CallOptions.defaults());

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void scope_isOpenWhileTheRequestIsSent_andClosedWhileTheCallWaits() {
        service.response(503).response(200);
        AtomicBoolean open = new AtomicBoolean();
        List<String> seen = new ArrayList<>();
        CallListener tracer = new CallListener() {
            @Override
            public Scope attemptStarted(CallEvent event) {
                open.set(true);
                return () -> open.set(false);
            }
        };
        OkHttpClient client = service.httpClient()
                .newBuilder()
                .addInterceptor(chain -> {
                    seen.add("sent " + open);
                    return chain.proceed(chain.request());
                })
                .build();
        Timing waiting = new ForwardingTiming(service.timing(), () -> seen.add("waits " + open));

        service.pipeline(TransportSettings.builder()
                        .httpClient(client)
                        .timing(waiting)
                        .listener(tracer))
                .build()
                .call(Operations.GET.request("7"), CallOptions.defaults(), response -> seen.add("maps " + open));

        assertThat(seen).containsExactly("sent true", "waits false", "sent true", "maps true");
        assertThat(open).isFalse();
    }

    private record ForwardingTiming(Timing timing, Runnable onSleep) implements Timing {
        @Override
        public Instant now() {
            return timing.now();
        }

        @Override
        public long nanoTime() {
            return timing.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            onSleep.run();
            timing.sleep(duration);
        }

        @Override
        public Duration randomUpTo(Duration limit) {
            return timing.randomUpTo(limit);
        }
    }

    @Test
    void severalListeners_openInTheirOrder_andCloseInReverse() {
        service.response(200);

        pipeline(new Recorder("a "), new Recorder("b "))
                .build()
                .call(Operations.GET.request("7"), CallOptions.defaults());

        assertThat(told)
                .containsSubsequence("a attemptStarted 1 ok", "b attemptStarted 1 ok", "b closed 1", "a closed 1");
    }

    @Test
    void callRejectedBeforeItStarts_hasNoEvents() {
        HttpPipeline pipeline = pipeline(recorder).build();
        pipeline.close();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(IllegalStateException.class);

        assertThat(told).isEmpty();
    }

    @Test
    void scopeOfACall_isOpenForTheWholeCall() {
        service.response(503).response(200);
        CallListener scoped = new CallListener() {
            @Override
            public Scope callStarted(CallEvent event) {
                return () -> told.add("call closed");
            }
        };

        pipeline(scoped, recorder).build().call(Operations.GET.request("7"), CallOptions.defaults());

        assertThat(told).endsWith("closed 2", "callEnded 2 ok", "call closed");
    }

    @Test
    void callThatFails_endsWithWhatIsThrown() {
        service.response(404);

        assertThatThrownBy(this::call).isInstanceOf(NotFoundException.class);

        assertThat(told)
                .containsExactly(
                        "callStarted 0 ok",
                        "attemptStarted 1 ok",
                        "attemptEnded 1 NotFoundException",
                        "closed 1",
                        "callEnded 1 NotFoundException");
    }

    @Test
    void lastAttempt_isFollowedByNoOther() {
        service.response(503).response(503).response(503);

        assertThatThrownBy(this::call).isInstanceOf(ProviderUnavailableException.class);

        assertThat(told)
                .containsExactly(
                        "callStarted 0 ok",
                        "attemptStarted 1 ok",
                        "attemptEnded 1 ProviderUnavailableException",
                        "closed 1",
                        "attemptStarted 2 ok",
                        "attemptEnded 2 ProviderUnavailableException",
                        "closed 2",
                        "attemptStarted 3 ok",
                        "attemptEnded 3 ProviderUnavailableException",
                        "closed 3",
                        "callEnded 3 ProviderUnavailableException");
        assertThat(events.get(2).nextAttemptIn()).isPresent();
        assertThat(events.get(6).nextAttemptIn()).isEmpty();
    }

    @Test
    void tokenRenewal_isReportedAsAFailedAttempt() {
        service.response(401).response(200);
        TokenSource tokens = TokenSource.cached(
                () -> Token.of(Secret.of("made-up"), service.timing().now().plusSeconds(900)),
                Duration.ZERO,
                service.timing());

        pipeline(recorder)
                .authenticator(Authenticator.token("Authorization", "", tokens))
                .build()
                .call(Operations.POST.request("7"), CallOptions.defaults());

        assertThat(told)
                .containsExactly(
                        "callStarted 0 ok",
                        "attemptStarted 1 ok",
                        "attemptEnded 1 AuthenticationException",
                        "closed 1",
                        "attemptStarted 2 ok",
                        "attemptEnded 2 ok",
                        "closed 2",
                        "callEnded 2 ok");
    }

    @Test
    void mapperThatThrows_endsTheCallWithThat() {
        service.response(200, "");

        assertThatThrownBy(() -> pipeline(recorder)
                        .build()
                        .call(Operations.GET.request("7"), CallOptions.defaults(), ApiResponse::json))
                .isInstanceOf(SessionException.class);

        assertThat(told)
                .containsExactly(
                        "callStarted 0 ok",
                        "attemptStarted 1 ok",
                        "attemptEnded 1 InvalidResponseException",
                        "closed 1",
                        "callEnded 1 InvalidResponseException");
    }

    @Test
    void credentialThatCannotBeMade_endsTheCallToo() {
        HttpPipeline pipeline = pipeline(recorder)
                .authenticator(timeLeft -> {
                    throw new IllegalStateException("no key");
                })
                .build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("acme getThing failed: could not get credentials; see the cause")
                .hasRootCauseMessage("no key");

        assertThat(told).containsExactly("callStarted 0 ok", "callEnded 0 ConfigurationException");
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void failedConnection_hasNoStatus() {
        HttpPipeline pipeline = pipeline(recorder).baseUrl("http://127.0.0.1:1").build();

        assertThatThrownBy(() -> pipeline.call(
                        Operations.GET.request("7"), CallOptions.defaults().withMaxRetries(0)))
                .isInstanceOf(TransportException.class);

        assertThat(events.get(1).httpStatus()).isEmpty();
        assertThat(events.get(1).requestId()).isEmpty();
    }

    @Test
    void authenticatorThatThrowsASessionException_isNotWrapped() {
        service.response(404);
        HttpPipeline tokenService = service.pipeline().build();
        HttpPipeline pipeline = pipeline(recorder)
                .authenticator(timeLeft -> {
                    tokenService.call(Operations.POST.request("token"), CallOptions.defaults());
                    return Optional.empty();
                })
                .build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("acme createThing failed: HTTP 404 not found");

        assertThat(told).containsExactly("callStarted 0 ok", "callEnded 0 NotFoundException");
    }

    /** A library that a listener needs and does not find is no exception but an error. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void listenerThatThrows_affectsNeitherTheCallNorOtherListeners(boolean linkage) {
        service.response(503).response(200);
        CallListener faulty = new CallListener() {
            @Override
            public Scope callStarted(CallEvent event) {
                return () -> fail(linkage);
            }

            @Override
            public Scope attemptStarted(CallEvent event) {
                if (event.attempt() == 1) {
                    fail(linkage);
                }
                return () -> fail(linkage);
            }

            @Override
            public void attemptEnded(CallEvent event) {
                fail(linkage);
            }

            @Override
            public void callEnded(CallEvent event) {
                fail(linkage);
            }
        };

        try (Logs warnings = Logs.at(Level.WARNING)) {
            pipeline(faulty, recorder).build().call(Operations.GET.request("7"), CallOptions.defaults());

            assertThat(warnings.lines()).hasSize(6);
        }

        assertThat(told)
                .containsExactly(
                        "callStarted 0 ok",
                        "attemptStarted 1 ok",
                        "attemptEnded 1 ProviderUnavailableException",
                        "closed 1",
                        "attemptStarted 2 ok",
                        "attemptEnded 2 ok",
                        "closed 2",
                        "callEnded 2 ok");
    }

    private static void fail(boolean linkage) {
        if (linkage) {
            throw new NoClassDefFoundError("a library of the listener's");
        }
        throw new IllegalStateException("a fault of the listener's");
    }

    private void call() {
        pipeline(recorder).build().call(Operations.GET.request("7"), CallOptions.defaults());
    }

    private HttpPipeline.Builder pipeline(CallListener... listeners) {
        TransportSettings.Builder settings = service.settings();
        for (CallListener listener : listeners) {
            settings.listener(listener);
        }
        return service.pipeline(settings);
    }

    @Test
    void interceptorThatThrows_isNamed_andIsNotRetried() {
        IllegalStateException fault = new IllegalStateException("no tenant in this thread");
        OkHttpClient broken = service.httpClient()
                .newBuilder()
                .addInterceptor(chain -> {
                    throw fault;
                })
                .build();
        HttpPipeline pipeline = service.pipeline(
                        TransportSettings.builder().httpClient(broken).listener(recorder))
                .build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOfSatisfying(TransportException.class, failure -> {
                    assertThat(failure)
                            .hasMessageEndingWith(
                                    "getThing failed: the HTTP client or one of its interceptors threw an exception"
                                            + " (IllegalStateException: no tenant in this thread)")
                            .hasCause(fault);
                    assertThat(failure.sent()).isEqualTo(TransportException.Sent.MAYBE);
                    assertThat(failure.isRetryable()).isFalse();
                });
        assertThat(told)
                .containsExactly(
                        "callStarted 0 ok",
                        "attemptStarted 1 ok",
                        "attemptEnded 1 TransportException",
                        "closed 1",
                        "callEnded 1 TransportException");
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void errorOfTheJavaRuntime_stillEndsTheCallForListeners() {
        service.response(200, "{}");
        HttpPipeline pipeline =
                service.pipeline(service.settings().listener(recorder)).build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), response -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(told)
                .containsExactly(
                        "callStarted 0 ok",
                        "attemptStarted 1 ok",
                        "attemptEnded 1 StackOverflowError",
                        "closed 1",
                        "callEnded 1 StackOverflowError");
    }
}

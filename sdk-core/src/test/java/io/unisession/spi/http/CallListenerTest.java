package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.error.AuthenticationException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.NotFoundException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.support.Logs;
import io.unisession.support.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final CallListener recorder = new CallListener() {
        @Override
        public void started(CallEvent event) {
            record("started", event);
        }

        @Override
        public void attemptFailed(CallEvent event) {
            record("attemptFailed", event);
        }

        @Override
        public void ended(CallEvent event) {
            record("ended", event);
        }

        private void record(String what, CallEvent event) {
            told.add(what + " " + event.attempt() + " "
                    + event.failure()
                            .map(failure -> failure.getClass().getSimpleName())
                            .orElse("ok"));
            events.add(event);
        }
    };

    @Test
    void callThatSucceeds_startsAndEnds() {
        service.response(new MockResponse.Builder().addHeader("X-Request-Id", "7f3a"));

        call();

        assertThat(told).containsExactly("started 0 ok", "ended 1 ok");
        CallEvent started = events.get(0);
        assertThat(started.provider()).isEqualTo("acme");
        assertThat(started.operation()).isEqualTo("getThing");
        assertThat(started.method()).isEqualTo("GET");
        assertThat(started.pathTemplate()).isEqualTo("/things/{thingId}");
        assertThat(started.elapsed()).isZero();
        assertThat(started.httpStatus()).isEmpty();
        assertThat(started.requestId()).isEmpty();
        CallEvent ended = events.get(1);
        assertThat(ended.httpStatus()).hasValue(200);
        assertThat(ended.requestId()).contains("7f3a");
    }

    @Test
    void callThatIsSentAgain_tellsOfEachFailedAttempt() {
        service.response(503)
                .response(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()))
                .response(200);

        call();

        assertThat(told)
                .containsExactly(
                        "started 0 ok",
                        "attemptFailed 1 ProviderUnavailableException",
                        "attemptFailed 2 TransportException",
                        "ended 3 ok");
        assertThat(events.get(1).httpStatus()).hasValue(503);
        assertThat(events.get(2).httpStatus()).isEmpty();
        assertThat(events.get(3).elapsed()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void callThatFails_endsWithWhatIsThrown() {
        service.response(404);

        assertThatThrownBy(this::call).isInstanceOf(NotFoundException.class);

        assertThat(told).containsExactly("started 0 ok", "ended 1 NotFoundException");
    }

    @Test
    void lastAttempt_isToldOnceAsTheEnd() {
        service.response(503).response(503).response(503);

        assertThatThrownBy(this::call).isInstanceOf(ProviderUnavailableException.class);

        assertThat(told)
                .containsExactly(
                        "started 0 ok",
                        "attemptFailed 1 ProviderUnavailableException",
                        "attemptFailed 2 ProviderUnavailableException",
                        "ended 3 ProviderUnavailableException");
    }

    @Test
    void tokenThatIsRenewed_isAFailedAttempt() {
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
                        "started 0 ok",
                        "attemptFailed 1 " + AuthenticationException.class.getSimpleName(),
                        "ended 2 ok");
    }

    @Test
    void mappingThatFails_endsWithThat() {
        service.response(200, "");

        assertThatThrownBy(() -> pipeline(recorder)
                        .build()
                        .call(Operations.GET.request("7"), CallOptions.defaults(), ApiResponse::json))
                .isInstanceOf(SessionException.class);

        assertThat(told).containsExactly("started 0 ok", "ended 1 InvalidResponseException");
    }

    @Test
    void credentialThatCannotBeMade_endsTheCallToo() {
        HttpPipeline pipeline = pipeline(recorder)
                .authenticator(() -> {
                    throw new IllegalStateException("no key");
                })
                .build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("acme getThing failed: no credentials could be made")
                .hasRootCauseMessage("no key");

        assertThat(told).containsExactly("started 0 ok", "ended 1 ConfigurationException");
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void connectionThatIsNotMade_hasNoStatus() {
        HttpPipeline pipeline = pipeline(recorder).baseUrl("http://127.0.0.1:1").build();

        assertThatThrownBy(() -> pipeline.call(
                        Operations.GET.request("7"), CallOptions.defaults().withMaxRetries(0)))
                .isInstanceOf(TransportException.class);

        assertThat(events.get(1).httpStatus()).isEmpty();
        assertThat(events.get(1).requestId()).isEmpty();
    }

    @Test
    void authenticatorThatKnowsWhatIsWrong_isHeardAsItIs() {
        service.response(404);
        HttpPipeline tokenService = service.pipeline().build();
        HttpPipeline pipeline = pipeline(recorder)
                .authenticator(() -> {
                    tokenService.call(Operations.POST.request("token"), CallOptions.defaults());
                    return Optional.empty();
                })
                .build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("acme createThing failed: HTTP 404 not found");

        assertThat(told).containsExactly("started 0 ok", "ended 1 NotFoundException");
    }

    /** A library that a listener needs and does not find is no exception but an error. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void listenerThatThrows_harmsNeitherTheCallNorTheOthers(boolean linkage) {
        service.response(503).response(200);
        CallListener faulty = new CallListener() {
            @Override
            public void started(CallEvent event) {
                fail(linkage);
            }

            @Override
            public void attemptFailed(CallEvent event) {
                fail(linkage);
            }

            @Override
            public void ended(CallEvent event) {
                fail(linkage);
            }
        };

        try (Logs warnings = Logs.at(Level.WARNING)) {
            pipeline(faulty, recorder).build().call(Operations.GET.request("7"), CallOptions.defaults());

            assertThat(warnings.lines()).hasSize(3);
        }

        assertThat(told).containsExactly("started 0 ok", "attemptFailed 1 ProviderUnavailableException", "ended 2 ok");
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
    void interceptorOfTheApplicationThatThrows_isTold_andIsNotSentAgain() {
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
                            .hasMessageEndingWith("getThing failed: the HTTP client, or an interceptor in it, threw"
                                    + " (IllegalStateException: no tenant in this thread)")
                            .hasCause(fault);
                    assertThat(failure.sent()).isEqualTo(TransportException.Sent.NO);
                    assertThat(failure.isRetryable()).isFalse();
                });
        assertThat(told).containsExactly("started 0 ok", "ended 1 TransportException");
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void errorOfTheJavaRuntime_endsTheCallForThoseWhoCount() {
        service.response(200, "{}");
        HttpPipeline pipeline =
                service.pipeline(service.settings().listener(recorder)).build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), response -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(told).containsExactly("started 0 ok", "ended 1 StackOverflowError");
    }
}

package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallEvent;
import io.unisession.CallListener;
import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.error.ClientClosedException;
import io.unisession.error.ConfigurationException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.TransportException;
import io.unisession.support.Logs;
import io.unisession.support.RawService;
import io.unisession.support.Service;
import io.unisession.support.Threads;
import io.unisession.support.VirtualTiming;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import okhttp3.Interceptor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that pass what nobody should, throw where nobody should, and come by the thousand. */
class HostileCallerTest {
    private static final int MANY = 1_000;

    @RegisterExtension
    final Service service = new Service();

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00", "\udc00\ud800", "tail\ud83d"})
    void labelWithHalfASurrogatePair_isRejectedBeforeTheNetwork(String label) {
        ApiRequest request = Operations.POST.request("7");

        assertThatIllegalArgumentException().isThrownBy(() -> request.json(Map.of("label", label)));
        assertThatIllegalArgumentException().isThrownBy(() -> request.json(Map.of("deep", List.of(Map.of(label, 1)))));
    }

    /** OkHttp would ask for something else, with a question mark in its place. */
    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00", "\udc00\ud800", "tail\ud83d"})
    void queryWithHalfASurrogatePair_isRejectedBeforeTheNetwork(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operations.GET.request("7").query("room", value));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operations.GET.request("7").query(value, "room"));
    }

    /** OkHttp would refuse it too, but in the middle of the call, and quote it. */
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nX-Other: 1", "é", "a\u0000"})
    void headerThatHttpDoesNotAllow_isRejectedWithoutBeingShown(String value) {
        ApiRequest request = Operations.GET.request("7");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.header("X-Room", value))
                .withMessageContaining("X-Room")
                .withMessageNotContaining(value);
        assertThatIllegalArgumentException().isThrownBy(() -> request.header("X Room", "7"));
        assertThatIllegalArgumentException().isThrownBy(() -> request.header("", "7"));
    }

    @Test
    void headerWithEveryCharacterThatHttpAllows_isSent() {
        service.response(200);

        service.pipeline()
                .build()
                .call(Operations.GET.request("7").header("!X~", " ~\ta\"".strip()), CallOptions.defaults());

        assertThat(service.takeRequest().getHeaders().get("!X~")).isEqualTo("~\ta\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operations.GET.request("7").header("X\"", "7"));
    }

    @Test
    void labelWithEveryOddCharacter_arrivesAsItIs() throws IOException {
        String label = "\u0000\u0001\b\n\r\t\"\\/%2F&?#=+; \u007f\u2028\u2029\u202e\ufeff\uffff\ud83d\ude00é";
        service.response(200);

        service.pipeline()
                .build()
                .call(
                        Operations.POST.request("7").query("label", label).json(Map.of("label", label)),
                        CallOptions.defaults());

        RecordedRequest request = service.takeRequest();
        assertThat(request.getUrl().queryParameter("label")).isEqualTo(label);
        JsonReader json = JsonReader.over(request.getBody().toByteArray());
        assertThat(json.enterObject()).isTrue();
        assertThat(json.nextField()).isTrue();
        assertThat(json.text()).isEqualTo(label);
    }

    @Test
    void idOfAMegabyte_isSentWhole() {
        String id = "%/é".repeat(100_000);
        service.response(200);

        service.pipeline().build().call(Operations.GET.request(id), CallOptions.defaults());

        assertThat(service.takeRequest().getTarget())
                .hasSize("/things/".length() + 100_000 * "%25%2F%C3%A9".length())
                .endsWith("%25%2F%C3%A9");
    }

    @Test
    void labelOfAMegabyte_isSentWhole() {
        service.response(200);

        service.pipeline()
                .build()
                .call(
                        Operations.POST.request("7").json(Map.of("label", "x".repeat(1_000_000))),
                        CallOptions.defaults());

        assertThat(service.takeRequest().getBodySize()).isEqualTo(1_000_000 + "{\"label\":\"\"}".length());
    }

    static Stream<ThrowingCallable> nulls() {
        TransportSettings.Builder settings = TransportSettings.builder();
        HttpPipeline.Builder pipeline = HttpPipeline.builder("acme", settings.build());
        ApiRequest request = Operations.GET.request("7");
        HttpPipeline built = pipeline.baseUrl("https://acme.example").build();
        return Stream.of(
                () -> settings.attemptTimeout(null),
                () -> settings.totalTimeout(null),
                () -> settings.retryPolicy(null),
                () -> settings.listener(null),
                () -> settings.httpClient(null),
                () -> settings.timing(null),
                () -> HttpPipeline.builder(null, settings.build()),
                () -> HttpPipeline.builder("acme", null),
                () -> pipeline.baseUrl(null),
                () -> pipeline.authenticator(null),
                () -> Operations.GET.withAuthenticator(null),
                () -> Authenticator.fixed(null),
                () -> pipeline.errors(null),
                () -> built.call(null, CallOptions.defaults()),
                () -> built.call(request, null),
                () -> built.sequence(null),
                () -> request.query(null, "x"),
                () -> request.header(null, "x"),
                () -> request.header("x", null),
                () -> request.json(null),
                () -> Operations.GET.request((String[]) null),
                () -> Authenticator.header(null, Secret.of("x")),
                () -> Authenticator.header("x", null),
                () -> Authenticator.basic(null, Secret.of("x")),
                () -> Authenticator.basic("x", null),
                () -> Authenticator.bearer(null),
                () -> Authenticator.token(null, "", TokenSource.fixed(Secret.of("x"))),
                () -> Authenticator.token("x", null, TokenSource.fixed(Secret.of("x"))),
                () -> Authenticator.token("x", "", null),
                () -> TokenSource.fixed(null),
                () -> TokenSource.cached(null, Duration.ZERO, Timing.system()),
                () -> TokenSource.cached(() -> null, null, Timing.system()),
                () -> TokenSource.cached(() -> null, Duration.ZERO, null),
                () -> Secret.of(null),
                () -> JsonReader.over(null));
    }

    /** At once, where the mistake is, and not on the first call. */
    @ParameterizedTest
    @MethodSource("nulls")
    void null_isRejectedWhereItIsPassed(ThrowingCallable passing) {
        assertThatNullPointerException().isThrownBy(passing);
    }

    static Stream<Throwable> throwables() {
        return Stream.of(
                new IllegalStateException("made up"),
                new IOException("made up"),
                new Exception("made up"),
                new NoClassDefFoundError("made up"),
                new AssertionError("made up"));
    }

    /** Kotlin's listeners throw what Java's cannot declare. */
    @ParameterizedTest
    @MethodSource("throwables")
    void listenerThatThrowsAnything_affectsNoCall(Throwable thrown) {
        service.response(503).response(200, "{}");
        CallListener faulty = new CallListener() {
            @Override
            public Scope callStarted(CallEvent event) {
                return () -> throwAnyway(thrown);
            }

            @Override
            public Scope attemptStarted(CallEvent event) {
                if (event.attempt() == 1) {
                    throwAnyway(thrown);
                }
                return () -> throwAnyway(thrown);
            }

            @Override
            public void attemptEnded(CallEvent event) {
                throwAnyway(thrown);
            }

            @Override
            public void callEnded(CallEvent event) {
                throwAnyway(thrown);
            }
        };

        try (Logs warnings = Logs.at(Level.WARNING)) {
            assertThat(service.pipeline(service.settings().listener(faulty))
                            .build()
                            .<String>call(Operations.GET.request("7"), CallOptions.defaults(), response -> "mapped"))
                    .isEqualTo("mapped");
            assertThat(warnings.lines()).hasSize(6);
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void interceptorThatThrowsAnything_isASessionException(Throwable thrown) {
        service.response(200).response(200).response(200);
        Interceptor faulty = chain -> {
            throwAnyway(thrown);
            return chain.proceed(chain.request());
        };

        assertThat(catchThrowable(
                        () -> pipelineThrough(faulty).call(Operations.GET.request("7"), CallOptions.defaults())))
                .isExactlyInstanceOf(TransportException.class)
                .hasCause(thrown)
                .hasMessageContaining("made up");
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void interceptorThatThrowsAfterTheResponse_isASessionExceptionThatMayHaveArrived(Throwable thrown) {
        service.response(200).response(200).response(200);
        Interceptor faulty = chain -> {
            chain.proceed(chain.request()).close();
            throwAnyway(thrown);
            return null;
        };

        TransportException failure = catchThrowableOfType(
                TransportException.class,
                () -> pipelineThrough(faulty).call(Operations.POST.request("7"), CallOptions.defaults()));

        assertThat(failure.sent()).isEqualTo(TransportException.Sent.MAYBE);
        assertThat(service.requestCount()).isEqualTo(1);
    }

    @Test
    void interceptorThatReturnsNull_isASessionException() {
        Interceptor faulty = chain -> null;

        assertThat(catchThrowable(
                        () -> pipelineThrough(faulty).call(Operations.GET.request("7"), CallOptions.defaults())))
                .isExactlyInstanceOf(TransportException.class);
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void mapperThatThrowsAnything_isAnUnusableResponse(Throwable thrown) {
        if (thrown instanceof Error) {
            return;
        }
        service.response(200, "{}");

        assertThat(catchThrowable(() -> service.pipeline()
                        .build()
                        .call(Operations.GET.request("7"), CallOptions.defaults(), response -> {
                            throwAnyway(thrown);
                            return "mapped";
                        })))
                .isExactlyInstanceOf(InvalidResponseException.class);
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void credentialsThatThrowAnything_areASessionException(Throwable thrown) {
        if (thrown instanceof Error) {
            return;
        }
        TokenSource tokens = TokenSource.cached(
                () -> {
                    throwAnyway(thrown);
                    return null;
                },
                Duration.ZERO,
                service.timing());

        assertThat(catchThrowable(() -> service.pipeline()
                        .authenticator(Authenticator.token("X-Key", "", tokens))
                        .build()
                        .call(Operations.GET.request("7"), CallOptions.defaults())))
                .isExactlyInstanceOf(ConfigurationException.class)
                .hasCause(thrown);
        assertThat(service.requestCount()).isZero();
    }

    /** One client, one token, a thousand threads that all begin at once; each gets its own response. */
    @Test
    void thousandThreads_shareOneClientAndOneToken() throws Exception {
        List<String> minted = new CopyOnWriteArrayList<>();
        VirtualTiming timing = new VirtualTiming();
        TokenSource tokens = TokenSource.cached(
                () -> {
                    minted.add("token");
                    return Token.of(Secret.of("made-up-token"), timing.now().plusSeconds(3600));
                },
                Duration.ofSeconds(60),
                timing);
        try (RawService thousand = new RawService(HostileCallerTest::echo);
                HttpPipeline pipeline = HttpPipeline.builder(
                                "acme", TransportSettings.builder().build())
                        .baseUrl(thousand.url())
                        .authenticator(Authenticator.token("X-Key", "", tokens))
                        .build();
                Threads threads = new Threads(MANY)) {
            CountDownLatch go = new CountDownLatch(1);
            AtomicInteger next = new AtomicInteger();
            Callable<Boolean> task = () -> {
                String id = "id-" + next.incrementAndGet();
                go.await();
                for (int call = 0; call < 3; call++) {
                    String echoed = pipeline.call(
                            Operations.GET.request(id),
                            CallOptions.defaults(),
                            response -> response.document().text("/id").orElseThrow());
                    if (!echoed.equals(id)) {
                        return false;
                    }
                }
                return true;
            };
            List<Future<Boolean>> results = threads.all(task);
            threads.awaitAllBlocked();

            go.countDown();

            for (Future<Boolean> result : results) {
                assertThat(result.get(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(minted).hasSize(1);
            assertThat(thousand.requests()).isEqualTo(3 * MANY);
        }
    }

    private static void echo(RawService.Line line) throws IOException {
        for (String head = line.readRequest(); head != null; head = line.readRequest()) {
            String id = head.substring("GET /things/".length(), head.indexOf(" HTTP/1.1"));
            String body = "{\"id\":\"" + id + "\"}";
            line.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }
    }

    /**
     * Whoever closes a client that others are using gets each of them a response or a clear word, and leaves nothing
     * open.
     */
    @Test
    void closingDuringCalls_eachGetsItsResponseOrClientClosed() throws Exception {
        int count = 50;
        CountDownLatch arrived = new CountDownLatch(count);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawService slow = new RawService(line -> {
                    if (line.readRequest() != null) {
                        arrived.countDown();
                        Threads.await(closed);
                        line.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                        line.fallSilent();
                    }
                });
                Threads threads = new Threads(count)) {
            HttpPipeline pipeline = HttpPipeline.builder(
                            "acme", TransportSettings.builder().build())
                    .baseUrl(slow.url())
                    .build();
            List<Future<String>> underWay = new ArrayList<>(threads.all(
                    () -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), response -> "answered")));
            Threads.await(arrived);

            pipeline.close();
            pipeline.close();
            closed.countDown();

            assertThat(catchThrowable(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults())))
                    .isExactlyInstanceOf(ClientClosedException.class)
                    .hasMessage("this acme client is closed");
            for (Future<String> call : underWay) {
                assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo("answered");
            }
        }
    }

    private HttpPipeline pipelineThrough(Interceptor interceptor) {
        TransportSettings.Builder settings = TransportSettings.builder()
                .timing(service.timing())
                .httpClient(service.httpClient()
                        .newBuilder()
                        .addInterceptor(interceptor)
                        .build());
        return service.pipeline(settings).build();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAnyway(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** As when the client is closed while a call waits for a token. */
    @Test
    void credentialsFromAClosedPipeline_areClientClosed() {
        HttpPipeline tokens = service.pipeline().build();
        tokens.close();
        HttpPipeline pipeline = service.pipeline()
                .authenticator(timeLeft -> tokens.call(
                        Operations.GET.request("token"), CallOptions.defaults(), response -> Optional.empty()))
                .build();

        assertThatThrownBy(() -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()))
                .isInstanceOf(ClientClosedException.class);
    }
}

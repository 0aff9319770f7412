package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.unisession.CallOptions;
import io.unisession.ProviderDocument;
import io.unisession.RetryPolicy;
import io.unisession.Session;
import io.unisession.error.ApiException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.RawNotKeptException;
import io.unisession.error.TransportException;
import io.unisession.support.Service;
import io.unisession.support.Things;
import io.unisession.support.Threads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses whose memory is used for the next one: nothing of a session may come from there, and raw() says so. */
class KeepRawTest {
    @RegisterExtension
    final Service service = new Service();

    @Test
    void raw_notKept_failsWithAdvice() {
        service.response(200, "{\"id\":\"1\"}");

        ProviderDocument raw = get(withoutRaw()).raw();

        List<Consumer<ProviderDocument>> readings = List.of(
                document -> document.text("/id"),
                document -> document.number("/id"),
                document -> document.flag("/id"),
                document -> document.has("/id"),
                document -> document.size(""),
                ProviderDocument::pointers,
                ProviderDocument::json,
                document -> document.mapWith(json -> json));
        for (Consumer<ProviderDocument> reading : readings) {
            assertThatExceptionOfType(RawNotKeptException.class)
                    .isThrownBy(() -> reading.accept(raw))
                    .withMessage("the client does not keep responses, so raw() cannot be read; build it with"
                            + " keepRaw(true), the default");
        }
        assertThat(raw).hasToString("ProviderDocument[10 bytes]");
    }

    @Test
    void raw_isKeptByDefault() {
        service.response(200, "{\"id\":\"1\"}").response(200, "{\"id\":\"2\"}");
        HttpPipeline pipeline = service.pipeline().build();

        ProviderDocument raw = get(pipeline).raw();
        get(pipeline);

        assertThat(raw.text("/id")).contains("1");
    }

    @Test
    void mapping_canReadTheDocument_asLongAsTheCallGoesOn() {
        service.response(200, "{\"id\":\"1\"}");

        String json = withoutRaw()
                .call(
                        Operations.GET.request("7"),
                        CallOptions.defaults(),
                        response -> response.document().json());

        assertThat(json).isEqualTo("{\"id\":\"1\"}");
    }

    @Test
    void raw_ofUtf16_notKept_isGoneWithTheResponse() {
        byte[] utf16 = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_16LE);
        service.response(new MockResponse.Builder().body(new Buffer().write(utf16)));
        AtomicReference<String> duringTheCall = new AtomicReference<>();

        ProviderDocument raw = withoutRaw().call(Operations.GET.request("7"), CallOptions.defaults(), response -> {
            JsonReader json = response.json();
            int position = json.position();
            json.enterObject();
            while (json.nextField()) {}
            ProviderDocument document = json.documentFrom(position);
            duringTheCall.set(document.json());
            return document;
        });

        assertThat(duringTheCall).hasValue("{\"id\":\"1\"}");
        assertThatExceptionOfType(RawNotKeptException.class).isThrownBy(raw::json);
    }

    @Test
    void session_doesNotChange_whenItsMemoryIsReused() {
        service.response(200, "{\"id\":\"first\",\"label\":\"Zoë\",\"end\":\"2022-02-22T07:26:43.863Z\"}")
                .response(200, "{\"id\":\"other\",\"label\":\"xxxx\",\"end\":\"2033-03-03T03:33:33.333Z\"}")
                .response(chunked("{\"id\":\"third\",\"label\":\"yyyy\",\"end\":\"2044-04-04T04:44:44.444Z\"}"));
        HttpPipeline pipeline = withoutRaw();

        Session first = get(pipeline);
        String before = first + first.label().orElseThrow();
        get(pipeline);
        get(pipeline);

        assertThat(first + first.label().orElseThrow()).isEqualTo(before).contains("first", "Zoë", "2022-02-22");
    }

    @Test
    void shortResponseAfterALongOne_endsWhereItEnds() {
        service.response(200, "{\"id\":\"1\"} " + " ".repeat(50))
                .response(200, "{\"id\":\"2\"")
                .response(200, "");
        HttpPipeline pipeline = withoutRaw();
        get(pipeline);

        assertThatThrownBy(() -> get(pipeline))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("9 bytes");
        assertThatThrownBy(() -> get(pipeline))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("the body is empty");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 8_191, 8_192, 8_193, 16_383, 16_384, 16_385, 1_000_000})
    void responsesOfEveryLengthAndKind_areReadWhole(int length) {
        String json = " ".repeat(length - 10) + "{\"id\":\"1\"}";
        for (boolean keepRaw : new boolean[] {true, false}) {
            HttpPipeline pipeline = service.pipeline(
                            service.settings().keepRaw(keepRaw).maxResponseBytes(json.length()))
                    .build();
            for (MockResponse.Builder response : List.of(plain(json), chunked(json), gzipped(json))) {
                service.response(response);
                assertThat(get(pipeline).id()).isEqualTo("1");
            }
            for (MockResponse.Builder response : List.of(plain(json + " "), chunked(json + " "), gzipped(json + " "))) {
                service.response(response);
                assertThatThrownBy(() -> get(pipeline)).hasMessageContaining("larger than maxResponseBytes");
            }
        }
    }

    /** Behind what came of the second response lies the rest of the first, which would make a whole of it. */
    @Test
    void truncatedResponseAfterACompleteOne_fails() {
        String json = "{\"id\":\"1\",\"label\":\"" + "x".repeat(2_000) + "\"}";
        service.response(200, json)
                .response(chunked(json).onResponseBody(new SocketEffect.CloseSocket()))
                .response(200, json);
        HttpPipeline pipeline = service.pipeline(
                        service.settings().keepRaw(false).retryPolicy(RetryPolicy.none()))
                .build();
        get(pipeline);

        assertThatThrownBy(() -> get(pipeline)).isInstanceOf(TransportException.class);
        assertThat(get(pipeline).label()).contains("x".repeat(2_000));
    }

    /** OkHttp notices it of a service, and leaves it to its interceptors what they make of a response. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interceptorBodyShorterThanItsLength_fails(boolean keepRaw) {
        OkHttpClient shortening = service.httpClient()
                .newBuilder()
                .addInterceptor(chain -> {
                    try (Response httpResponse = chain.proceed(chain.request())) {
                        Buffer shorter = new Buffer().writeUtf8("{\"id\":\"1\"}");
                        return httpResponse
                                .newBuilder()
                                .body(ResponseBody.create(shorter, null, 100))
                                .build();
                    }
                })
                .build();
        service.response(200, "{}");
        HttpPipeline pipeline = service.pipeline(service.settings()
                        .keepRaw(keepRaw)
                        .httpClient(shortening)
                        .retryPolicy(RetryPolicy.none()))
                .build();

        assertThatThrownBy(() -> get(pipeline)).isInstanceOf(TransportException.class);
    }

    @Test
    void successThatReportsAFailure_isDescribed_andItsMemoryReused() {
        String failed = "{\"ok\":\"no\",\"message\":\"it is full\"}" + " ".repeat(1_000_000);
        HttpPipeline pipeline = service.pipeline(service.settings().keepRaw(false))
                .errors(ErrorFormat.builder()
                        .failedWhen("/ok", "no")
                        .message("/message")
                        .build())
                .build();

        long least = leastAllocated(
                plain(failed),
                () -> assertThatThrownBy(() -> get(pipeline))
                        .isInstanceOf(ApiException.class)
                        .hasMessageContaining("it is full"));

        assertThat(least).isLessThan(failed.length() / 2);
    }

    @Test
    void errorResponse_isDescribedAsBefore() {
        service.response(404, "{\"message\":\"there is no such thing\"}");

        assertThatThrownBy(() -> get(withoutRaw()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("there is no such thing");
    }

    /** Each call asks for a thing of its own, and would see if another's response came into its memory. */
    @Test
    void callsAtOnce_eachReadTheirOwnResponse() throws Exception {
        service.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String id = request.getUrl().pathSegments().get(1);
                return chunked("{\"id\":\"" + id + "\",\"label\":\"" + id.repeat(2_000) + "\"}")
                        .build();
            }
        });
        HttpPipeline pipeline = withoutRaw();
        AtomicInteger next = new AtomicInteger(100);
        try (Threads threads = new Threads(16)) {
            List<Future<List<Session>>> all = threads.all(() -> {
                List<Session> sessions = new ArrayList<>();
                for (int call = 0; call < 30; call++) {
                    String id = Integer.toString(next.getAndIncrement());
                    Session session =
                            pipeline.call(Operations.GET.request(id), CallOptions.defaults(), Things::session);
                    assertThat(session.id()).isEqualTo(id);
                    sessions.add(session);
                }
                return sessions;
            });
            for (Future<List<Session>> sessions : all) {
                for (Session session : sessions.get(60, TimeUnit.SECONDS)) {
                    assertThat(session.label()).contains(session.id().repeat(2_000));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void largeResponseThatIsNotKept_needsNoExtraMemory(boolean lengthIsKnown) {
        String json = "{\"id\":\"1\"" + " ".repeat(4_000_000) + "}";
        HttpPipeline pipeline = withoutRaw();

        long least = leastAllocated(lengthIsKnown ? plain(json) : chunked(json), () -> get(pipeline));

        assertThat(least).isLessThan(json.length() / 2);
    }

    /** By this thread, in the leanest of a few rounds: the first ones make what later ones use. */
    private long leastAllocated(MockResponse.Builder response, Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            service.response(response);
            long before = threads.getCurrentThreadAllocatedBytes();
            call.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private HttpPipeline withoutRaw() {
        return service.pipeline(service.settings().keepRaw(false)).build();
    }

    private static Session get(HttpPipeline pipeline) {
        return pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session);
    }

    private static MockResponse.Builder plain(String body) {
        return new MockResponse.Builder().body(body);
    }

    private static MockResponse.Builder chunked(String body) {
        return new MockResponse.Builder().chunkedBody(body, 50_000);
    }

    private static MockResponse.Builder gzipped(String body) {
        Buffer packed = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8(body);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(packed);
    }
}

package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.error.TransportException;
import io.unisession.error.TransportException.Sent;
import io.unisession.support.LocalProxy;
import io.unisession.support.NobodyThere;
import io.unisession.support.RawService;
import io.unisession.support.Threads;
import io.unisession.support.VirtualTiming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** What an application's OkHttp client does besides sending. */
class OwnInterceptorTest {
    private static final byte[] RESPONSE =
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);

    @Test
    void interceptorThatSendsInItsOwnWayAndFails_mayHaveSent() throws IOException {
        OkHttpClient other = new OkHttpClient();
        try (RawService service = RawService.saying(RESPONSE)) {
            Interceptor sending = chain -> {
                other.newCall(chain.request()).execute().close();
                throw new IOException("something else went wrong");
            };

            assertThat(failure(service.url(), new OkHttpClient.Builder().addInterceptor(sending))
                            .sent())
                    .isEqualTo(Sent.MAYBE);
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @Test
    void manyCallsWhoseInterceptorSendsAndFails_areEachSentOnce() throws Exception {
        OkHttpClient other = new OkHttpClient();
        try (RawService service = RawService.saying(RESPONSE);
                Threads threads = new Threads(100)) {
            Interceptor sending = chain -> {
                other.newCall(chain.request()).execute().close();
                throw new IOException("something else went wrong");
            };
            try (HttpPipeline pipeline = pipeline(service.url(), new OkHttpClient.Builder().addInterceptor(sending))) {
                for (Future<TransportException> failure : threads.all(() -> failure(pipeline))) {
                    assertThat(failure.get().sent()).isEqualTo(Sent.MAYBE);
                }
            }

            assertThat(service.requests()).isEqualTo(100);
        }
    }

    @Test
    void interceptorThatSendsInItsOwnWayAndThrowsAnythingElse_mayHaveSent() throws IOException {
        try (RawService service = RawService.saying(RESPONSE)) {
            Interceptor broken = chain -> {
                throw new IllegalStateException("something else went wrong");
            };

            assertThat(failure(service.url(), new OkHttpClient.Builder().addInterceptor(broken))
                            .sent())
                    .isEqualTo(Sent.MAYBE);
        }
    }

    @Test
    void interceptorThatSendsElsewhere_whenOkHttpHasNotReachedTheService_mayHaveSent() throws IOException {
        try (NobodyThere gone = new NobodyThere()) {
            Interceptor detour = chain -> {
                try {
                    return chain.proceed(chain.request());
                } catch (IOException notReached) {
                    throw new IOException("nor was the other way open");
                }
            };

            assertThat(failure(gone.url(), new OkHttpClient.Builder().addInterceptor(detour))
                            .sent())
                    .isEqualTo(Sent.MAYBE);
        }
    }

    @Test
    void networkInterceptorThatFails_mayHaveSent() throws IOException {
        try (RawService service = RawService.saying(RESPONSE)) {
            Interceptor broken = chain -> {
                throw new IOException("something went wrong");
            };

            assertThat(failure(service.url(), new OkHttpClient.Builder().addNetworkInterceptor(broken))
                            .sent())
                    .isEqualTo(Sent.MAYBE);
        }
    }

    @Test
    void interceptorsThatOnlyPassOn_leaveItKnownThatNothingWasSent() throws IOException {
        try (NobodyThere gone = new NobodyThere()) {
            Interceptor passing = OwnInterceptorTest::pass;

            assertThat(failure(
                                    gone.url(),
                                    new OkHttpClient.Builder()
                                            .addInterceptor(passing)
                                            .addNetworkInterceptor(passing))
                            .sent())
                    .isEqualTo(Sent.NO);
        }
    }

    @Test
    void listener_hearsOfEachEvent() throws IOException {
        List<String> events = new CopyOnWriteArrayList<>();
        EventListener listener = new EventListener() {
            @Override
            public void callStart(Call call) {
                events.add("start");
            }

            @Override
            public void requestHeadersStart(Call call) {
                events.add("sending");
            }

            @Override
            public void callEnd(Call call) {
                events.add("end");
            }
        };
        try (RawService service = RawService.saying(RESPONSE);
                HttpPipeline pipeline = pipeline(service.url(), new OkHttpClient.Builder().eventListener(listener))) {
            pipeline.call(Operations.POST.request("7"), CallOptions.defaults());

            assertThat(events).containsExactly("start", "sending", "end");
        }
    }

    @Test
    void plainHttp_goesToThisMachineWithoutAProxy() throws IOException {
        try (RawService service = RawService.saying(RESPONSE);
                LocalProxy proxy = new LocalProxy(service.port());
                HttpPipeline pipeline = pipeline(service.url(), new OkHttpClient.Builder().proxy(proxy.proxy()))) {
            pipeline.call(Operations.GET.request("7"), CallOptions.defaults());

            assertThat(proxy.heads()).isEmpty();
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    private static Response pass(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request());
    }

    private static TransportException failure(String url, OkHttpClient.Builder client) {
        try (HttpPipeline pipeline = pipeline(url, client)) {
            return failure(pipeline);
        }
    }

    private static TransportException failure(HttpPipeline pipeline) {
        return catchThrowableOfType(
                TransportException.class, () -> pipeline.call(Operations.POST.request("7"), CallOptions.defaults()));
    }

    private static HttpPipeline pipeline(String url, OkHttpClient.Builder client) {
        TransportSettings settings = TransportSettings.builder()
                .httpClient(client.build())
                .timing(new VirtualTiming())
                .build();
        return HttpPipeline.builder("acme", settings).baseUrl(url).build();
    }
}

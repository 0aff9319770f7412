package io.unisession.examples;

import io.unisession.SessionClient;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.ApiVersion;
import io.unisession.videosdk.VideoSdk;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Shows two clients that use the application's own OkHttp client: its interceptors and its event listener see every
 * request, its connection pool is shared, and it stays open when the clients are closed. UniSession still controls time
 * limits, retries and redirects.
 */
public final class BringYourOwnOkHttpClient {
    private BringYourOwnOkHttpClient() {}

    /** Counts connections, as an application's metrics would. */
    private static final class ConnectionCounter extends EventListener {
        private final AtomicInteger connections = new AtomicInteger();

        @Override
        public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
            connections.incrementAndGet();
        }
    }

    /**
     * Runs the example.
     *
     * @param args none
     * @throws IOException if the application's own request fails
     */
    public static void main(String... args) throws IOException {
        SmallProgram.main(args, BringYourOwnOkHttpClient::run);
    }

    static void run(PrintStream out) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        ConnectionCounter counter = new ConnectionCounter();
        OkHttpClient application = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    requests.incrementAndGet();
                    return chain.proceed(chain.request()
                            .newBuilder()
                            .header("X-Application", "attendance")
                            .build());
                })
                .eventListener(counter)
                .build();

        try (FakeVideoSdk service = FakeVideoSdk.start()) {
            String sessionId = service.joinParticipant("weekly-planning", "hasm43", "Priya Raman");
            try (SessionClient one = client(service, ApiVersion.V2, application);
                    SessionClient other = client(service, ApiVersion.V1, application)) {
                one.getSession(sessionId);
                other.getSession(sessionId);
            }
            out.println("requests seen by the application's interceptor: " + requests.get());
            out.println("header that it added, as received by the service: "
                    + service.requests().get(0).header("X-Application").orElse("none"));
            out.println("connections seen by its event listener: " + counter.connections.get());

            Request own = new Request.Builder()
                    .url(service.baseUrl() + "/v2/sessions/" + sessionId)
                    .header("Authorization", service.token())
                    .build();
            try (Response response = application.newCall(own).execute()) {
                out.println("after closing both clients, the application's own request: HTTP " + response.code());
            }
        } finally {
            // The application created this client, so the application closes it.
            application.connectionPool().evictAll();
            application.dispatcher().executorService().shutdown();
        }
    }

    private static SessionClient client(FakeVideoSdk service, ApiVersion version, OkHttpClient application) {
        return VideoSdk.builder()
                .credentials(service.apiKey(), service.secretKey())
                .apiVersion(version)
                .baseUrl(service.baseUrl().toString())
                .httpClient(application)
                .build();
    }
}

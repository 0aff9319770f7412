package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.CallOptions;
import io.unisession.Secret;
import io.unisession.error.ApiException;
import io.unisession.error.TransportException;
import io.unisession.support.LocalProxy;
import io.unisession.support.NobodyThere;
import io.unisession.support.RawService;
import io.unisession.support.VirtualTiming;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An application's OkHttp client keeps what it was made for, through a real proxy, to a server whose certificate no
 * public authority signed.
 */
class OwnHttpClientTest {
    private static final HeldCertificate AUTHORITY = certificate(
            new HeldCertificate.Builder().commonName("private authority").certificateAuthority(0));
    private static final HeldCertificate SERVER = certificate("localhost");
    private static final HeldCertificate CLIENT = certificate("client");
    private static final String KEY = "made-up-key";

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(SERVER)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        server.useHttps(certificates.sslSocketFactory());
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void privateAuthority_isTrustedByTheClientThatTrustsIt() throws Exception {
        response(200);

        call(trusting().build());

        RecordedRequest request = server.takeRequest();
        assertThat(request.getHandshake()).isNotNull();
        assertThat(request.getHeaders().get("X-API-Key")).isEqualTo(KEY);
    }

    @Test
    void connection_sendsEachWriteAtOnce() {
        response(200);
        List<Boolean> noDelay = new CopyOnWriteArrayList<>();

        call(trusting()
                .addNetworkInterceptor(chain -> {
                    noDelay.add(chain.connection().socket().getTcpNoDelay());
                    return chain.proceed(chain.request());
                })
                .build());

        assertThat(noDelay).containsExactly(true);
    }

    @Test
    void privateAuthority_isNotTrustedByOtherClients() {
        response(200);

        TransportException failure = catchThrowableOfType(TransportException.class, () -> call(new OkHttpClient()));

        assertThat(failure.sent()).isEqualTo(TransportException.Sent.NO);
        assertThat(failure).hasCauseInstanceOf(SSLException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void clientCertificate_isShown() throws Exception {
        server.requireClientAuth();
        response(200);
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(CLIENT)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();

        call(new OkHttpClient.Builder()
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .build());

        Handshake handshake = server.takeRequest().getHandshake();
        assertThat(handshake.peerCertificates()).contains(CLIENT.certificate());
    }

    @Test
    void missingClientCertificate_isASessionException() {
        server.requireClientAuth();
        response(200);

        assertThat(catchThrowableOfType(
                        TransportException.class, () -> call(trusting().build())))
                .isNotNull();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void proxy_tunnelsTheCall_andSeesNoCredentials() throws Exception {
        response(200);
        try (LocalProxy proxy = new LocalProxy(server.getPort())) {
            call(trusting().proxy(proxy.proxy()).build());

            assertThat(proxy.heads())
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT localhost:" + server.getPort())
                    .doesNotContain(KEY);
            assertThat(server.takeRequest().getHeaders().get("X-API-Key")).isEqualTo(KEY);
        }
    }

    @Test
    void proxyThatRequiresAPassword_getsTheApplications() throws Exception {
        response(200);
        try (LocalProxy proxy = new LocalProxy(server.getPort())) {
            proxy.demand("made-up-password");

            call(trusting()
                    .proxy(proxy.proxy())
                    .proxyAuthenticator((route, httpResponse) -> httpResponse
                            .request()
                            .newBuilder()
                            .header("Proxy-Authorization", "made-up-password")
                            .build())
                    .build());

            assertThat(proxy.heads()).allSatisfy(head -> assertThat(head).doesNotContain(KEY));
            assertThat(proxy.heads()).last().asString().contains("made-up-password");
            assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization"))
                    .as("the proxy's password at the service")
                    .isNull();
        }
    }

    @Test
    void unreachableProxy_isAFailedConnection() throws IOException {
        try (NobodyThere gone = new NobodyThere()) {
            OkHttpClient client =
                    trusting().proxy(new Proxy(Proxy.Type.HTTP, gone.address())).build();

            assertThat(catchThrowableOfType(TransportException.class, () -> call(client))
                            .sent())
                    .isEqualTo(TransportException.Sent.NO);
        }
    }

    @Test
    void interceptorsAndEventListener_seeEachAttempt() {
        response(503);
        response(200);
        List<String> seen = new CopyOnWriteArrayList<>();
        OkHttpClient client = trusting()
                .addInterceptor(chain -> {
                    seen.add("interceptor");
                    return chain.proceed(chain.request());
                })
                .addNetworkInterceptor(chain -> {
                    seen.add("network interceptor");
                    return chain.proceed(chain.request());
                })
                .eventListener(new EventListener() {
                    @Override
                    public void callStart(Call call) {
                        seen.add("event listener");
                    }
                })
                .build();

        call(client);

        assertThat(seen)
                .containsExactly(
                        "event listener",
                        "interceptor",
                        "network interceptor",
                        "event listener",
                        "interceptor",
                        "network interceptor");
    }

    @Test
    void redirectToHttp_isNotFollowed() throws IOException {
        try (RawService plain = RawService.saying("HTTP/1.1 200 OK\r\n\r\n")) {
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", plain.url() + "/moved")
                    .build());

            assertThat(catchThrowableOfType(
                                    ApiException.class, () -> call(trusting().build()))
                            .httpStatus())
                    .isEqualTo(302);
            assertThat(plain.connections()).isZero();
        }
    }

    /** What OkHttp waits for when it has missed that a call was cancelled. */
    @Test
    void reads_areLimitedToTheTimeOfTheAttempt() {
        assertThat(readLimits(trusting(), CallOptions.defaults()))
                .singleElement()
                .satisfies(limit -> assertThat(limit).isBetween(29_000, 30_001));
    }

    @Test
    void reads_whereTheCallLimitsItsAttempts_areLimitedToThat() {
        CallOptions options = CallOptions.defaults().withAttemptTimeout(Duration.ofSeconds(7));

        assertThat(readLimits(trusting(), options))
                .singleElement()
                .satisfies(limit -> assertThat(limit).isBetween(6_000, 7_001));
    }

    @Test
    void reads_thatAnInterceptorLimits_stayLimited() {
        OkHttpClient.Builder client = trusting()
                .addInterceptor(chain ->
                        chain.withReadTimeout(3_000, TimeUnit.MILLISECONDS).proceed(chain.request()));
        CallOptions options = CallOptions.defaults().withAttemptTimeout(Duration.ofSeconds(7));

        assertThat(readLimits(client, CallOptions.defaults())).containsExactly(3_000);
        assertThat(readLimits(client, options)).containsExactly(3_000);
    }

    private List<Integer> readLimits(OkHttpClient.Builder client, CallOptions options) {
        response(200);
        List<Integer> limits = new CopyOnWriteArrayList<>();
        OkHttpClient listening = client.build()
                .newBuilder()
                .addNetworkInterceptor(chain -> {
                    limits.add(chain.readTimeoutMillis());
                    return chain.proceed(chain.request());
                })
                .build();
        try (HttpPipeline pipeline = pipeline(listening)) {
            pipeline.call(Operations.GET.request("7"), options);
        } finally {
            listening.connectionPool().evictAll();
        }
        return limits;
    }

    /**
     * Everybody's calls share one HTTP/2 connection. Where the network was torn behind it, it must not be given to call
     * after call.
     */
    @Test
    void deadSharedConnection_isDetectedAndReplaced() throws Exception {
        response(200);
        response(200);
        try (LocalProxy proxy = new LocalProxy(server.getPort())) {
            OkHttpClient client = trusting()
                    .proxy(proxy.proxy())
                    .pingInterval(Duration.ofMillis(250))
                    .build();
            try (HttpPipeline pipeline = pipeline(client)) {
                pipeline.call(Operations.GET.request("7"), CallOptions.defaults());
                assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");

                proxy.tear();
                int attempts = pipeline.call(
                        Operations.GET.request("7"),
                        CallOptions.defaults(),
                        response -> response.metadata().attempts());

                assertThat(attempts).isEqualTo(2);
                assertThat(proxy.heads()).hasSize(2);
            }
        }
    }

    private void response(int status) {
        server.enqueue(new MockResponse.Builder().code(status).build());
    }

    private static OkHttpClient.Builder trusting() {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager());
    }

    private void call(OkHttpClient client) {
        try (HttpPipeline pipeline = pipeline(client)) {
            pipeline.call(Operations.GET.request("7"), CallOptions.defaults());
        } finally {
            client.connectionPool().evictAll();
        }
    }

    private HttpPipeline pipeline(OkHttpClient client) {
        TransportSettings settings = TransportSettings.builder()
                .timing(new VirtualTiming())
                .httpClient(client)
                .build();
        return HttpPipeline.builder("acme", settings)
                .baseUrl("https://localhost:" + server.getPort())
                .authenticator(Authenticator.header("X-API-Key", Secret.of(KEY)))
                .build();
    }

    private static HeldCertificate certificate(String name) {
        return certificate(new HeldCertificate.Builder()
                .commonName(name)
                .addSubjectAlternativeName(name)
                .signedBy(AUTHORITY));
    }

    /**
     * okhttp-tls writes the dates of a certificate in the digits of the default locale, and only Western ones can be
     * read again.
     */
    static HeldCertificate certificate(HeldCertificate.Builder certificate) {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return certificate.build();
        } finally {
            Locale.setDefault(usual);
        }
    }
}

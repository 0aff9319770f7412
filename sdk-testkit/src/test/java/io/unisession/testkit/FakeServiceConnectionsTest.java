package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a fake does to its connections, seen by OkHttp without any client of ours, and by a socket. */
@Timeout(30)
class FakeServiceConnectionsTest {
    private static final String REQUEST = "GET /v1/webinar/sessions HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final FakeTenbyte fake = FakeTenbyte.start();
    private OkHttpClient http =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

    @AfterEach
    void close() {
        http.connectionPool().evictAll();
        fake.close();
    }

    @Test
    void closeIdleConnections_betweenTwoRequests_endsTheConnectionThatWasKept() throws Exception {
        assertThat(get()).isEqualTo(200);

        assertThat(fake.closeIdleConnections()).isEqualTo(1);

        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
        assertThat(fake.requestCount()).isEqualTo(1);
        assertThat(fake.openConnections()).isZero();
    }

    @Test
    void closeIdleConnections_overTls_endsTheConnectionThatWasKept() throws Exception {
        fake.servesTls();
        http = trusting();
        assertThat(get()).isEqualTo(200);

        assertThat(fake.closeIdleConnections()).isEqualTo(1);

        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void closeIdleConnections_runningRequest_isNotAffected() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(REQUEST.substring(0, 20).getBytes(StandardCharsets.US_ASCII));

            assertThat(fake.closeIdleConnections()).isZero();

            socket.getOutputStream().write(REQUEST.substring(20).getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
    }

    @Test
    void closesIdleConnectionsAfter_keptConnection_isClosedNormally() throws Exception {
        fake.closesIdleConnectionsAfter(Duration.ofMillis(50));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void closesIdleConnectionsAfter_overTls_endsTheConnection() throws Exception {
        fake.servesTls();
        fake.closesIdleConnectionsAfter(Duration.ofMillis(50));
        http = trusting();
        assertThat(get()).isEqualTo(200);

        while (fake.openConnections() > 0) {
            Thread.onSpinWait();
        }

        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void closesConnectionsAfter_twoRequests_announcesItInTheSecondResponse() throws Exception {
        fake.closesConnectionsAfter(2);
        try (Socket socket = connect()) {
            socket.getOutputStream().write((REQUEST + REQUEST).getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .containsOnlyOnce("Connection: close")
                    .matches("(?s)HTTP/1.1 200.*HTTP/1.1 200.*");
        }
        for (int request = 0; request < 4; request++) {
            get();
        }
        assertThat(fake.connectionCount()).isEqualTo(3);
    }

    @Test
    void certificate_serviceWithoutTls_isRejected() {
        assertThatThrownBy(fake::certificate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("servesTls()");
    }

    @Test
    void baseUrl_serviceWithTls_isHttps() {
        fake.servesTls();

        assertThat(fake.baseUrl().toString()).matches("https://127\\.0\\.0\\.1:\\d+/v1/webinar");
    }

    @Test
    void refusedStream_overHttp2_reachesTheClient() throws Exception {
        fake.servesHttp2();
        http = overHttp2();
        assertThat(get()).isEqualTo(200);
        fake.enqueue(FakeResponse.refusedStream());

        assertThatThrownBy(this::post)
                .isInstanceOfSatisfying(
                        StreamResetException.class,
                        reset -> assertThat(reset.errorCode).isEqualTo(ErrorCode.REFUSED_STREAM));

        assertThat(get()).isEqualTo(200);
        assertThat(fake.effects()).hasSize(2);
        assertThat(fake.connectionCount()).isEqualTo(1);
    }

    @Test
    void goAway_overHttp2_saysThatTheStreamWasNotProcessed() throws Exception {
        fake.servesHttp2();
        http = overHttp2();
        assertThat(get()).isEqualTo(200);
        fake.enqueue(FakeResponse.goAway());

        assertThatThrownBy(this::post)
                .isInstanceOfSatisfying(
                        StreamResetException.class,
                        reset -> assertThat(reset.errorCode).isEqualTo(ErrorCode.REFUSED_STREAM));

        assertThat(get()).isEqualTo(200);
        assertThat(fake.effects()).hasSize(2);
        assertThat(fake.connectionCount()).isEqualTo(2);
    }

    /** The server library counts requests by the order in which its threads read them, not by their streams. */
    @Test
    void refusedStream_amongParallelRequests_isThatOfItsRequest() throws Exception {
        fake.servesHttp2();
        http = overHttp2();
        assertThat(get()).isEqualTo(200);
        for (int round = 0; round < 20; round++) {
            fake.enqueue(request -> request.method().equals("POST"), FakeResponse.refusedStream());
            List<CompletableFuture<Integer>> reads = Stream.generate(
                            () -> CompletableFuture.supplyAsync(this::getUnchecked))
                    .limit(4)
                    .toList();

            assertThatThrownBy(this::post).isInstanceOf(StreamResetException.class);
            assertThat(reads).allSatisfy(read -> assertThat(read.join()).isEqualTo(200));
        }
        assertThat(fake.effects()).hasSize(81);
    }

    @Test
    void goAway_amongParallelRequests_saysWhichWereProcessed() throws Exception {
        fake.servesHttp2();
        http = overHttp2();
        int succeeded = 0;
        for (int round = 0; round < 20; round++) {
            assertThat(get()).isEqualTo(200);
            succeeded++;
            fake.enqueue(request -> request.method().equals("POST"), FakeResponse.goAway());
            List<CompletableFuture<Integer>> reads = Stream.generate(
                            () -> CompletableFuture.supplyAsync(this::getUnchecked))
                    .limit(4)
                    .toList();

            assertThatThrownBy(this::post).isInstanceOf(IOException.class);
            // A request that was not processed is refused, so OkHttp's failure says that it may be sent again.
            succeeded += (int) reads.stream().filter(read -> read.join() == 200).count();
        }
        assertThat(fake.effects()).hasSize(succeeded);
    }

    /** Status 0 for a request that was refused. */
    private int getUnchecked() {
        try {
            return get();
        } catch (IOException refused) {
            return 0;
        }
    }

    @Test
    void enqueueAfterEffect_responseThatIsLost_leavesTheEffect() throws Exception {
        String sessionId = fake.scheduleSession("room", "title");
        fake.enqueueAfterEffect(FakeResponse.reset());
        Request delete = new Request.Builder()
                .url(fake.baseUrl() + "/sessions/" + sessionId)
                .header("X-API-Key", fake.apiKey())
                .delete()
                .build();

        assertThatThrownBy(() -> send(delete)).isInstanceOf(IOException.class);
        assertThat(send(delete)).isEqualTo(404);

        assertThat(fake.requests()).hasSize(2);
        assertThat(fake.effects()).extracting(ReceivedRequest::method).containsExactly("DELETE");
    }

    private int get() throws IOException {
        return send(new Request.Builder().url(fake.baseUrl() + "/sessions").build());
    }

    private int post() throws IOException {
        return send(new Request.Builder()
                .url(fake.baseUrl() + "/sessions/x/end")
                .post(RequestBody.create(new byte[0]))
                .build());
    }

    private int send(Request request) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            response.body().bytes();
            return response.code();
        }
    }

    private OkHttpClient overHttp2() {
        return http.newBuilder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    }

    private OkHttpClient trusting() {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .addTrustedCertificate(fake.certificate())
                .build();
        return http.newBuilder()
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .build();
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), fake.baseUrl().getPort());
        socket.setSoTimeout(5_000);
        return socket;
    }
}

package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.testkit.internal.Json;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FakeServiceTest {

    private final FakeTenbyte fake = FakeTenbyte.start();
    private final RawClient client = RawClient.of(fake);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void baseUrl_isOnLoopbackWithTheVersionPrefix() {
        assertThat(fake.baseUrl().toString()).matches("http://127\\.0\\.0\\.1:\\d+/v1/webinar");
    }

    @Test
    void enqueue_severalResponses_areUsedInOrderAndThenTheServiceResponses() throws Exception {
        fake.addSession(DocumentedBodies.tenbyte().body("get-session"));
        fake.enqueue(FakeResponse.json(500, "{\"broken\"").withHeader("X-Request-Id", "r-1"), FakeResponse.html(502));

        HttpResponse<String> first = client.get("/sessions/3c90c3cc-0d44-4b50-8888-8dd25736052a");
        HttpResponse<String> second = client.get("/sessions/3c90c3cc-0d44-4b50-8888-8dd25736052a");
        HttpResponse<String> third = client.get("/sessions/3c90c3cc-0d44-4b50-8888-8dd25736052a");

        assertThat(first.statusCode()).isEqualTo(500);
        assertThat(first.body()).isEqualTo("{\"broken\"");
        assertThat(first.headers().firstValue("X-Request-Id")).contains("r-1");
        assertThat(second.statusCode()).isEqualTo(502);
        assertThat(second.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(fake.requestCount()).isEqualTo(3);
        assertThat(fake.unusedResponses()).isZero();
    }

    @Test
    void enqueue_forOneKindOfRequest_doesNotAffectOthers() throws Exception {
        fake.enqueue(request -> request.method().equals("POST"), FakeResponse.empty(503));

        assertThat(client.get("/sessions").statusCode()).isEqualTo(200);
        assertThat(fake.unusedResponses()).isEqualTo(1);
        assertThat(client.post("/sessions/x/end", "").statusCode()).isEqualTo(503);
        assertThat(fake.unusedResponses()).isZero();
    }

    @Test
    void enqueue_faultOnAChange_leavesTheStateAsItWas() throws Exception {
        String sessionId = fake.scheduleSession("room", "title");
        fake.enqueue(FakeResponse.empty(204));

        client.send("DELETE", "/sessions/" + sessionId, "", "X-API-Key", fake.apiKey());

        assertThat(client.get("/sessions/" + sessionId).statusCode()).isEqualTo(200);
    }

    @Test
    void enqueue_predicateThatFails_returns500ToTheClient() throws Exception {
        fake.enqueue(
                request -> {
                    throw new IllegalStateException("from the test");
                },
                FakeResponse.empty(503));

        HttpResponse<String> response = client.get("/sessions");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).startsWith("The fake failed").contains("from the test");
    }

    @Test
    void empty_sendsNeitherBodyNorContentType() throws Exception {
        fake.enqueue(FakeResponse.empty(503), FakeResponse.empty(204));

        HttpResponse<String> unavailable = client.get("/sessions");
        HttpResponse<String> noContent = client.get("/sessions");

        assertThat(unavailable.body()).isEmpty();
        assertThat(unavailable.headers().firstValue("Content-Type")).isEmpty();
        assertThat(noContent.statusCode()).isEqualTo(204);
        assertThat(noContent.headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    void truncated_announcesMoreThanComes() throws Exception {
        fake.enqueue(FakeResponse.truncated(200, "{\"id\":\"ünïcode\"}"));

        String wire = exchangeRaw("GET /v1/webinar/sessions HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(wire).contains("Content-Length: 18").endsWith("\r\n\r\n{\"id\":\"ü");
    }

    @Test
    void truncated_makesAClientFail() {
        fake.enqueue(FakeResponse.truncated(200, "{\"id\":\"1234567890\"}"));

        assertThatThrownBy(() -> client.get("/sessions")).isInstanceOf(IOException.class);
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void disconnect_closesTheConnectionNormallyWithoutAByte() throws Exception {
        fake.enqueue(FakeResponse.disconnect());

        assertThat(exchangeRaw("GET /v1/webinar/sessions HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isEmpty();
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void reset_tearsTheConnectionDown() {
        fake.enqueue(FakeResponse.reset());

        assertThatThrownBy(() -> exchangeRaw("GET /v1/webinar/sessions HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("reset");
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void reset_onAConnectionThatServedBefore_tearsThatOneDown() throws Exception {
        String request = "GET /v1/webinar/sessions HTTP/1.1\r\nHost: localhost\r\n\r\n";
        fake.enqueue(FakeResponse.empty(503), FakeResponse.reset());

        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void stall_respondsNothingUntilTheFakeCloses() throws Exception {
        fake.enqueue(FakeResponse.stall());

        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("GET /v1/webinar/sessions HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            fake.close();
            socket.setSoTimeout(5_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void requests_keepThePathsEncodingAndAllValues() throws Exception {
        client.send("GET", "/sessions/a%2Fb?page=1&page=2&name=a%20b+c&flag", "", "X-Twice", "one", "X-Twice", "two");

        ReceivedRequest request = fake.requests().get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/v1/webinar/sessions/a%2Fb");
        assertThat(request.rawQuery()).isEqualTo("page=1&page=2&name=a%20b+c&flag");
        assertThat(request.query())
                .containsEntry("page", List.of("1", "2"))
                .containsEntry("name", List.of("a b c"))
                .containsEntry("flag", List.of(""));
        assertThat(request.headers()).containsEntry("x-twice", List.of("one", "two"));
        assertThat(request.header("x-TWICE")).contains("one");
    }

    @Test
    void requests_keepTheBody() throws Exception {
        client.post("/sessions/x/join", "{\"name\":\"Zoë\"}");

        assertThat(fake.requests().get(0).body()).isEqualTo("{\"name\":\"Zoë\"}");
    }

    @Test
    void requests_printed_showNoCredential() throws Exception {
        client.withAuthorization("Basic canary-basic")
                .send("POST", "/sessions/x/end?token=canary-query", "canary-body", "X-API-Key", "canary-key");

        assertThat(fake.requests().toString())
                .contains("POST", "/sessions/x/end", "token", "***", "body of 11 characters")
                .doesNotContain("canary");
        assertThat(fake.requests().get(0).header("X-API-Key")).contains("canary-key");
    }

    @Test
    void requests_isACopyThatCannotBeChanged() throws Exception {
        List<ReceivedRequest> before = fake.requests();
        client.get("/sessions");

        assertThat(before).isEmpty();
        assertThatThrownBy(() -> fake.requests().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a b", "..", "ünïcode", "a+b", "100%", "?#", "\uD83D\uDE80", "a%2Fb"})
    void pathSegment_hostileId_isFoundUnderExactlyThatId(String id) throws Exception {
        fake.addSession(Json.object().put("id", id).toString());

        HttpResponse<String> response = client.get("/sessions/" + RawClient.segment(id));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Json.readObject(response.body()).at("/data/id").textValue()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sessions/a/b", "/sessions/a%252Fb", "/sessions/A%2FB", "/sessions/a%2Fb/", "/sessions//a"})
    void pathSegment_otherEncodingsOfTheSameText_areOtherIds(String path) throws Exception {
        fake.addSession("{\"id\":\"a/b\"}");

        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void pathSegment_malformedEscape_isUnknown() throws Exception {
        assertThat(exchangeRaw("GET /v1/webinar/sessions/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", true))
                .startsWith("HTTP/1.1 404");
        assertThat(exchangeRaw("GET /v1/webinar/sessions/%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", true))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void close_twice_doesTheSameAsOnce() {
        fake.close();

        assertThatCode(fake::close).doesNotThrowAnyException();
    }

    @Test
    void close_refusesConnectionsFromThenOn() {
        fake.close();

        assertThatThrownBy(() -> client.get("/sessions")).isInstanceOf(ConnectException.class);
        assertThat(fake.baseUrl().getPort()).isPositive();
    }

    @Test
    void close_withAnIdleAndAStalledConnection_leavesNoThread() throws Exception {
        fake.enqueue(FakeResponse.empty(200), FakeResponse.stall());
        try (Socket idle = connect();
                Socket stalled = connect()) {
            for (Socket socket : List.of(idle, stalled)) {
                socket.getOutputStream()
                        .write("GET /v1/webinar/x HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                if (socket == idle) {
                    assertThat(socket.getInputStream().read()).isEqualTo('H');
                }
            }
            assertThat(serverThreads()).isNotEmpty();

            fake.close();

            // A dying worker may start one more to see that nothing is left to do; the time limit of this class ends a
            // leak.
            for (List<Thread> left = serverThreads(); !left.isEmpty(); left = serverThreads()) {
                left.get(0).join();
            }
        }
    }

    @Test
    void stall_clientWithATimeout_givesUp() throws Exception {
        fake.enqueue(FakeResponse.stall());
        HttpRequest request = HttpRequest.newBuilder(fake.baseUrl())
                .timeout(Duration.ofMillis(200))
                .build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    private static List<Thread> serverThreads() {
        Thread[] threads = new Thread[Thread.activeCount() + 50];
        int count = Thread.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .filter(thread -> thread.getName().startsWith("MockWebServer") && thread.isAlive())
                .toList();
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), fake.baseUrl().getPort());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private String exchangeRaw(String request) throws IOException {
        return exchangeRaw(request, false);
    }

    /** Sends text and reads until the connection ends, which the fault under test brings about, or we do. */
    private String exchangeRaw(String request, boolean endSending) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            if (endSending) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

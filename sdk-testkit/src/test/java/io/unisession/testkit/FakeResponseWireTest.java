package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each shape of a response is on the wire, byte for byte. */
@Timeout(30)
class FakeResponseWireTest {
    private static final String JSON = "{\"id\":\"a session with a name\"}";
    private static final String GET =
            "GET /v1/webinar/sessions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer s3cr/et+1=\r\n";

    private final FakeTenbyte fake = FakeTenbyte.start();

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "gzip, gzip"})
    void labelled_plainBody_isSentPlain(String encoding) throws Exception {
        Wire wire = exchange(FakeResponse.json(200, JSON).labelled(encoding).thenClose());

        assertThat(wire.head()).contains("Content-Encoding: " + encoding, "Content-Length: " + JSON.length());
        assertThat(wire.text()).isEqualTo(JSON);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202})
    void labelled_emptyBody_hasALengthOfZero(int status) throws Exception {
        Wire wire = exchange(FakeResponse.empty(status).labelled("gzip").thenClose());

        assertThat(wire.head()).contains("Content-Encoding: gzip", "Content-Length: 0");
        assertThat(wire.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2})
    void announcing_noContent_stillSendsTheLength(long length) throws Exception {
        Wire wire = exchange(
                FakeResponse.empty(204).labelled("gzip").announcing(length).thenClose());

        assertThat(wire.head()).contains("HTTP/1.1 204", "Content-Length: " + length);
        assertThat(wire.body()).isEmpty();
    }

    @Test
    void gzipped_body_isCompressed() throws Exception {
        Wire wire = exchange(
                FakeResponse.json(200, JSON).gzipped().labelled("x-gzip").thenClose());

        assertThat(wire.head()).contains("Content-Encoding: x-gzip", "Content-Length: " + wire.body().length);
        assertThat(unzipped(wire.body(), GZIPInputStream::new)).isEqualTo(JSON);
    }

    @Test
    void gzipped_twice_isCompressedTwice() throws Exception {
        Wire wire = exchange(FakeResponse.json(200, JSON).gzipped().gzipped().thenClose());

        assertThat(wire.head()).contains("Content-Encoding: gzip, gzip");
        assertThat(unzipped(wire.body(), in -> new GZIPInputStream(new GZIPInputStream(in))))
                .isEqualTo(JSON);
    }

    @Test
    void gzippedInTwoMembers_body_hasTwoGzipHeaders() throws Exception {
        Wire wire = exchange(FakeResponse.json(200, JSON).gzippedInTwoMembers().thenClose());

        String octets = new String(wire.body(), StandardCharsets.ISO_8859_1);
        assertThat(octets.indexOf("\u001f\u008b\b", 1)).isPositive();
        assertThat(unzipped(wire.body(), GZIPInputStream::new)).isEqualTo(JSON);
    }

    @Test
    void deflated_body_isOfTheFormOfZlib() throws Exception {
        Wire wire = exchange(FakeResponse.json(200, JSON).deflated().thenClose());

        assertThat(wire.head()).contains("Content-Encoding: deflate");
        assertThat(unzipped(wire.body(), InflaterInputStream::new)).isEqualTo(JSON);
    }

    @Test
    void repeating_compressed_isSmallOnTheWireAndLargeWhenDecompressed() throws Exception {
        Wire wire = exchange(FakeResponse.repeating(200, "{\"a\":[", "{},", "{}]}", 16)
                .gzipped()
                .thenClose());

        assertThat(wire.body().length).isLessThan(20_000);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(wire.body()))) {
            assertThat(in.readAllBytes().length).isBetween(16 << 20, (16 << 20) + 20);
        }
    }

    @Test
    void overHttp10_body_endsWithTheConnection() throws Exception {
        Wire wire = exchange(FakeResponse.json(200, JSON).overHttp10());

        assertThat(wire.head()).startsWith("HTTP/1.0 200").doesNotContain("Content-Length");
        assertThat(wire.text()).isEqualTo(JSON);
    }

    @Test
    void cutAfter_withoutLength_endsInsideTheBody() throws Exception {
        Wire wire = exchange(FakeResponse.json(200, JSON).withoutLength().cutAfter(7));

        assertThat(wire.head()).startsWith("HTTP/1.1 200").doesNotContain("Content-Length");
        assertThat(wire.text()).isEqualTo(JSON.substring(0, 7));
    }

    @Test
    void announcing_moreThanIsSent_leavesTheClientWaiting() throws Exception {
        fake.enqueue(FakeResponse.json(200, "{").announcing(16 << 20));
        try (Socket socket = send(GET + "\r\n")) {
            socket.setSoTimeout(200);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            assertThatThrownBy(() -> socket.getInputStream().transferTo(received))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(received.toString(StandardCharsets.UTF_8))
                    .contains("Content-Length: 16777216")
                    .endsWith("\r\n\r\n{");
        }
    }

    @Test
    void followedBy_anotherResponse_isReadByTheNextRequestOfANaiveClient() throws Exception {
        Wire wire = exchange(FakeResponse.json(200, "{\"id\":1}")
                .followedBy(FakeResponse.json(200, "{\"id\":2}"))
                .thenClose());

        assertThat(wire.text()).startsWith("{\"id\":1}HTTP/1.1 200").endsWith("Content-Length: 8\r\n\r\n{\"id\":2}");
        assertThat(fake.requestCount()).isEqualTo(1);
    }

    @Test
    void enqueueComputed_credentialInTheStatusLine_isQuoted() throws Exception {
        fake.enqueueComputed(request -> FakeResponse.empty(401)
                .withStatusLine("ERR unauthorized token=" + request.credential().orElseThrow())
                .thenClose());

        assertThat(exchange().head()).startsWith("ERR unauthorized token=s3cr/et+1=\r\n");
    }

    @Test
    void enqueueComputed_credentialInAHeader_isQuoted() throws Exception {
        fake.enqueueComputed(request -> FakeResponse.empty(401)
                .withHeader("X-Seen", request.credential().orElseThrow())
                .thenClose());

        assertThat(exchange().head()).contains("X-Seen: s3cr/et+1=\r\n");
    }

    @Test
    void enqueueComputed_credentialInAChunkSizeLine_isQuoted() throws Exception {
        fake.enqueueComputed(request -> FakeResponse.json(200, JSON)
                .withChunkSizeLine(request.credential().orElseThrow())
                .thenClose());

        Wire wire = exchange();
        assertThat(wire.head()).contains("Transfer-Encoding: chunked").doesNotContain("Content-Length");
        assertThat(wire.text()).startsWith("s3cr/et+1=\r\n" + JSON);
    }

    @Test
    void withChunkSizeLine_theRightSize_isAWellFormedResponse() throws Exception {
        fake.enqueue(FakeResponse.json(200, JSON).withChunkSizeLine(Integer.toHexString(JSON.length())));
        OkHttpClient http = new OkHttpClient();

        try (Response response = http.newCall(
                        new Request.Builder().url(fake.baseUrl().toString()).build())
                .execute()) {
            assertThat(response.body().string()).isEqualTo(JSON);
        } finally {
            http.connectionPool().evictAll();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AS_RECEIVED        | s/e=c",
                "JSON_SLASHES       | s\\/e=c",
                "JSON_ESCAPES       | \\u0073\\u002f\\u0065\\u003d\\u0063",
                "HTML               | s&#x2f;e&#x3d;c",
                "PERCENT_LOWER_CASE | s%2fe%3dc"
            })
    void spelling_ofACredential_isTheSameTextForWhoeverDecodesIt(Spelling spelling, String expected) {
        assertThat(spelling.of("s/e=c")).isEqualTo(expected);
    }

    @Test
    void spelling_withALineBreak_isSplitInTheMiddle() {
        assertThat(Spelling.LINE_BREAK.of("secret")).isEqualTo("sec\nret");
    }

    @Test
    void delayedBy_head_waitsThatLong() throws Exception {
        long start = System.nanoTime();

        exchange(FakeResponse.json(200, JSON).delayedBy(Duration.ofMillis(120)).thenClose());

        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(120).toNanos());
    }

    @Test
    void sentInPieces_body_pausesBetweenPieces() throws Exception {
        long start = System.nanoTime();

        Wire wire = exchange(FakeResponse.json(200, JSON)
                .sentInPieces(10, Duration.ofMillis(60))
                .thenClose());

        assertThat(wire.text()).isEqualTo(JSON);
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(120).toNanos());
    }

    /** A response as it came. */
    private record Wire(String head, byte[] body) {
        static Wire of(byte[] octets) {
            int end = new String(octets, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
            return new Wire(
                    new String(octets, 0, end, StandardCharsets.UTF_8), Arrays.copyOfRange(octets, end, octets.length));
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private interface Unzip {
        InputStream apply(InputStream in) throws IOException;
    }

    private static String unzipped(byte[] bytes, Unzip unzip) throws IOException {
        try (InputStream in = unzip.apply(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Wire exchange(FakeResponse response) throws IOException {
        fake.enqueue(response);
        return exchange();
    }

    /** Sends a request and reads until the service closes the connection. */
    private Wire exchange() throws IOException {
        try (Socket socket = send(GET + "\r\n")) {
            return Wire.of(socket.getInputStream().readAllBytes());
        }
    }

    private Socket send(String request) throws IOException {
        Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), fake.baseUrl().getPort());
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}

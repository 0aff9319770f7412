package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import io.unisession.CallOptions;
import io.unisession.RetryPolicy;
import io.unisession.Session;
import io.unisession.error.ApiException;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.ProviderUnavailableException;
import io.unisession.error.SessionException;
import io.unisession.error.TransportException;
import io.unisession.support.RawService;
import io.unisession.support.Things;
import io.unisession.support.VirtualTiming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that no honest service gives: each is a session or an error of the tree, in bounded time and memory. */
class HostileResponseTest {
    private static final int MEGABYTE = 1024 * 1024;
    /**
     * What a call may allocate: the response at its largest, read in pieces and then joined, and something to read it
     * with.
     */
    private static final long MOST_ALLOCATED = 4L * MEGABYTE + 8L * MEGABYTE;

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String SESSION = "{\"id\":\"7\"}";

    static Stream<Arguments> responsesOfSuccess() {
        return Stream.of(
                arguments("key that comes twice", body("{\"id\":\"6\",\"id\":\"7\"}")),
                arguments("byte order mark", body("\uFEFF" + SESSION)),
                arguments("moment with an absurd exponent", body("{\"at\":1e999999999,\"id\":\"7\"}")),
                arguments("moment with an exponent beyond an int", body("{\"at\":1e99999999999,\"id\":\"7\"}")),
                arguments(
                        "count in a text of a million digits",
                        body("{\"count\":\"" + "9".repeat(1_000_000) + "\",\"id\":\"7\"}")),
                arguments("year of seven digits", body("{\"at\":\"9999999-01-01T00:00:00Z\",\"id\":\"7\"}")),
                arguments("month of a thirteenth", body("{\"at\":\"2026-13-01T00:00:00.000Z\",\"id\":\"7\"}")),
                arguments(
                        "text of half a megabyte",
                        body("{\"label\":\"" + "x".repeat(MEGABYTE / 2) + "\",\"id\":\"7\"}")),
                arguments("an unpaired surrogate", body("{\"label\":\"\\ud800\",\"id\":\"7\"}")),
                arguments("NUL in a text", body("{\"label\":\"\\u0000\",\"id\":\"7\"}")),
                arguments(
                        "JSON that is said to be HTML",
                        response("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", SESSION)),
                arguments("JSON of no type", response("HTTP/1.1 200 OK\r\n", SESSION)),
                arguments(
                        "JSON of a type that is none",
                        response("HTTP/1.1 200 OK\r\nContent-Type: ;;=\u0001/\r\n", SESSION)),
                arguments(
                        "UTF-8 that is said to be something else",
                        response("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-16\r\n", SESSION)),
                arguments("length that is no number", latin(HEAD + "Content-Length: many\r\n\r\n" + SESSION)),
                arguments("length that is negative", latin(HEAD + "Content-Length: -1\r\n\r\n" + SESSION)),
                arguments(
                        "length beyond all numbers",
                        latin(HEAD + "Content-Length: 99999999999999999999\r\n\r\n" + SESSION)),
                arguments("a thousand headers", response(HEAD + "X-Flood: 1\r\n".repeat(1_000), SESSION)),
                arguments("header of 100 kB", response(HEAD + "X-Flood: " + "x".repeat(100_000) + "\r\n", SESSION)),
                arguments(
                        "request id of 100 kB",
                        response(HEAD + "X-Request-Id: " + "x".repeat(100_000) + "\r\n", SESSION)),
                arguments("more than was announced", latin(HEAD + "Content-Length: 10\r\n\r\n" + SESSION + SESSION)));
    }

    @Test
    @DisabledIfSystemProperty(named = "okhttp.jar", matches = "okhttp-4.*", disabledReason = "OkHttp 4 reads one")
    void tenPreliminaryResponses_areReadPast() throws IOException {
        byte[] response =
                latin("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(10) + HEAD + "Content-Length: 10\r\n\r\n" + SESSION);
        try (RawService service = RawService.saying(response)) {
            assertThat(call(service).id()).isEqualTo("7");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responsesOfSuccess")
    void oddResponse_isTheSession(String name, byte[] response) throws IOException {
        try (RawService service = RawService.saying(response)) {
            assertThat(call(service).id()).isEqualTo("7");
        }
    }

    static Stream<Arguments> unusableResponses() {
        return Stream.of(
                arguments(
                        "objects nested 10,000 deep",
                        body("{\"id\":\"7\",\"x\":" + "{\"x\":".repeat(10_000) + "1" + "}".repeat(10_001))),
                arguments(
                        "arrays nested 10,000 deep",
                        body("{\"id\":\"7\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")),
                arguments("half a megabyte of opening brackets", body("[".repeat(MEGABYTE / 2))),
                arguments(
                        "bytes that are not UTF-8",
                        body(new byte[] {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xC3, '(', '"', '}'})),
                arguments(
                        "Latin-1 that says so",
                        response(
                                "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=iso-8859-1\r\n",
                                "{\"label\":\"é\",\"id\":\"7\"}".getBytes(StandardCharsets.ISO_8859_1))),
                arguments(
                        "HTML",
                        response(
                                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
                                "<!DOCTYPE html><html>sign in</html>")),
                arguments("HTML that is said to be JSON", body("<html>sign in</html>")),
                arguments("half of a session", body("{\"id\":\"7\",")),
                arguments("number of a million digits", body("{\"n\":" + "9".repeat(1_000_000) + ",\"id\":\"7\"}")),
                arguments("fraction of a million digits", body("{\"n\":0." + "9".repeat(900_000) + ",\"id\":\"7\"}")),
                arguments("moment of a thousand digits", body("{\"at\":" + "9".repeat(1_001) + ",\"id\":\"7\"}")),
                arguments("moment of a million digits", body("{\"at\":" + "9".repeat(1_000_000) + ",\"id\":\"7\"}")),
                arguments("count of a million digits", body("{\"count\":" + "9".repeat(1_000_000) + ",\"id\":\"7\"}")),
                arguments("nothing but white space", body("   ")),
                arguments("NUL bytes", body(new byte[100])),
                arguments("unknown compression", response(HEAD + "Content-Encoding: br\r\n", new byte[] {1, 2, 3, 4})),
                arguments("100 MB, announced", latin(HEAD + "Content-Length: 104857600\r\n\r\n{")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusableResponses")
    void unusableResponse_failsWithTheReason(String name, byte[] response) throws IOException {
        try (RawService service = RawService.saying(response)) {
            assertThat(failure(service)).isExactlyInstanceOf(InvalidResponseException.class);
        }
    }

    static Stream<Arguments> encodings() {
        return Stream.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16")
                .map(Charset::forName)
                .map(Arguments::of);
    }

    /** RFC 8259 asks for UTF-8; RFC 4627 allowed these too. */
    @ParameterizedTest
    @MethodSource("encodings")
    void jsonInAnotherEncoding_isRead(Charset encoding) throws IOException {
        try (RawService service = RawService.saying(body(SESSION.getBytes(encoding)));
                HttpPipeline pipeline = pipeline(service)) {
            Session session = pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session);

            assertThat(session.id()).isEqualTo("7");
            assertThat(session.raw().text("/id")).contains("7");
        }
    }

    static Stream<Arguments> brokenResponses() {
        return Stream.of(
                arguments("nothing", latin("")),
                arguments("no HTTP", latin("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
                arguments("status that is no number", latin("HTTP/1.1 abc OK\r\n\r\n")),
                arguments("head that breaks off", latin("HTTP/1.1 200 OK\r\nContent-Ty")),
                arguments("body that breaks off", latin(HEAD + "Content-Length: 100\r\n\r\n" + SESSION)),
                arguments("chunk that breaks off", latin(HEAD + "Transfer-Encoding: chunked\r\n\r\n64\r\n" + SESSION)),
                arguments("chunk without a size", latin(HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + SESSION)),
                arguments(
                        "chunk of a negative size", latin(HEAD + "Transfer-Encoding: chunked\r\n\r\n-5\r\n" + SESSION)),
                arguments(
                        "chunk of a size beyond all numbers",
                        latin(HEAD + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n" + SESSION)),
                arguments(
                        "chunks without an end",
                        latin(HEAD + "Transfer-Encoding: chunked\r\n\r\na\r\n" + SESSION + "\r\n")),
                arguments(
                        "one byte of a compressed body",
                        response(HEAD + "Content-Encoding: gzip\r\n", new byte[] {0x1f})),
                arguments(
                        "compression that breaks off",
                        response(HEAD + "Content-Encoding: gzip\r\n", Arrays.copyOf(gzip(SESSION), 15))),
                arguments(
                        "compression with a wrong checksum",
                        response(HEAD + "Content-Encoding: gzip\r\n", withoutChecksum(gzip(SESSION)))),
                arguments("407 from no proxy", response("HTTP/1.1 407 Proxy Authentication Required\r\n", "")),
                arguments("360 kB of headers", response(HEAD + "X-Flood: 1\r\n".repeat(30_000), SESSION)),
                arguments("header of 300 kB", response(HEAD + "X-Flood: " + "x".repeat(300_000) + "\r\n", SESSION)),
                arguments("status line of 300 kB", latin("HTTP/1.1 200 " + "x".repeat(300_000) + "\r\n\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenResponses")
    void brokenResponse_isATransportErrorThatMayHaveArrived(String name, byte[] response) throws IOException {
        try (RawService service = RawService.saying(response)) {
            SessionException failure = failure(service);

            assertThat(failure)
                    .isExactlyInstanceOf(TransportException.class)
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            lost -> assertThat(lost.sent()).isEqualTo(TransportException.Sent.MAYBE));
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("304 to a request without conditions", 304, latin("HTTP/1.1 304 Not Modified\r\n\r\n")),
                arguments("status of one digit's worth", 42, latin("HTTP/1.1 042 What\r\nContent-Length: 0\r\n\r\n")),
                arguments(
                        "switch of protocols that nobody asked for",
                        101,
                        latin("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n")),
                arguments(
                        "403 with another body than announced",
                        403,
                        latin("HTTP/1.1 403 Forbidden\r\nContent-Length: 1000\r\n\r\n{\"message\":\"no\"")),
                arguments(
                        "403 with a broken chunk",
                        403,
                        latin("HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")),
                arguments("403 with 10,000 levels", 403, response("HTTP/1.1 403 Forbidden\r\n", "[".repeat(10_000))),
                arguments(
                        "403 with a message of a million digits",
                        403,
                        response("HTTP/1.1 403 Forbidden\r\n", "{\"message\":" + "9".repeat(1_000_000) + "}")),
                arguments(
                        "403 with an absurd number",
                        403,
                        response("HTTP/1.1 403 Forbidden\r\n", "{\"message\":1e999999999}")),
                arguments(
                        "403 with numbers beyond an int's exponent",
                        403,
                        response("HTTP/1.1 403 Forbidden\r\n", "{\"message\":1e99999999999}")),
                arguments("403 that is not UTF-8", 403, response("HTTP/1.1 403 Forbidden\r\n", new byte[] {
                    (byte) 0xFF, (byte) 0xFE, 'n', 0, 'o', 0
                })),
                arguments("401 without a challenge", 401, response("HTTP/1.1 401 Unauthorized\r\n", "")),
                arguments("421 misdirected", 421, response("HTTP/1.1 421 Misdirected Request\r\n", "")),
                arguments("599", 599, response("HTTP/1.1 599 What\r\n", "")),
                arguments("999", 999, response("HTTP/1.1 999 What\r\n", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void oddErrorResponse_keepsItsStatus(String name, int status, byte[] response) throws IOException {
        try (RawService service = RawService.saying(response)) {
            assertThat(failure(service))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refusal -> assertThat(refusal.httpStatus()).isEqualTo(status));
        }
    }

    static Stream<Arguments> absurdWaits() {
        return Stream.of("2147483648", "99999999999", "9".repeat(1_000), "000000000000000000001")
                .map(Arguments::of);
    }

    /** OkHttp reads this header of a 503 by itself, and throws where it holds more than an int. */
    @ParameterizedTest
    @MethodSource("absurdWaits")
    void unavailableForLongerThanAnIntHolds_isStillUnavailable(String seconds) throws IOException {
        byte[] response = response("HTTP/1.1 503 Service Unavailable\r\nRetry-After: " + seconds + "\r\n", "");
        try (RawService service = RawService.saying(response)) {
            assertThat(failure(service)).isInstanceOf(ProviderUnavailableException.class);
        }
    }

    @Test
    void endlessBody_isCutOffAtTheLimit() throws IOException {
        assertBounded(HEAD + "\r\n", new byte[8192], InvalidResponseException.class);
    }

    @Test
    void endlessChunks_areCutOffAtTheLimit() throws IOException {
        byte[] chunk = ("2000\r\n" + " ".repeat(8192) + "\r\n").getBytes(StandardCharsets.US_ASCII);

        assertBounded(HEAD + "Transfer-Encoding: chunked\r\n\r\n", chunk, InvalidResponseException.class);
    }

    /** The head of a compressed body may hold a file's name of any length, which is looked for the end of. */
    @Test
    void endlessGzipName_isCutOffAtTheLimit() throws IOException {
        String name = HEAD + "Content-Encoding: gzip\r\n\r\n\u001f\u008b\b\b\0\0\0\0\0\0";

        assertBounded(name, "x".repeat(8192).getBytes(StandardCharsets.US_ASCII), InvalidResponseException.class);
    }

    @Test
    void errorWithAnEndlessBody_keepsItsStatus() throws IOException {
        assertBounded("HTTP/1.1 403 Forbidden\r\n\r\n", new byte[8192], ApiException.class);
    }

    @Test
    void errorWithAnEndlessGzipName_keepsItsStatus() throws IOException {
        String name = "HTTP/1.1 403 Forbidden\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\b\b\0\0\0\0\0\0";

        assertBounded(name, "x".repeat(8192).getBytes(StandardCharsets.US_ASCII), ApiException.class);
    }

    @Test
    void decompressionBomb_isCutOffAtTheLimit() throws IOException {
        byte[] bomb = gzip(100 * MEGABYTE);
        assertThat(bomb).as("small on the wire").hasSizeLessThan(MEGABYTE);
        try (RawService service = RawService.saying(response(HEAD + "Content-Encoding: gzip\r\n", bomb))) {
            long before = allocated();

            assertThat(failure(service)).isExactlyInstanceOf(InvalidResponseException.class);
            assertThat(allocated() - before).as("bytes allocated").isLessThan(MOST_ALLOCATED);
        }
    }

    @Test
    void errorWithADecompressionBomb_keepsItsStatus() throws IOException {
        byte[] bomb = gzip(100 * MEGABYTE);
        byte[] response = response("HTTP/1.1 403 Forbidden\r\nContent-Encoding: gzip\r\n", bomb);
        try (RawService service = RawService.saying(response)) {
            long before = allocated();

            assertThat(failure(service)).isInstanceOf(ApiException.class);
            assertThat(allocated() - before).as("bytes allocated").isLessThan(MOST_ALLOCATED);
        }
    }

    @Test
    void endlessPreliminaryResponses_areATransportError() throws IOException {
        byte[] hint = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(300).getBytes(StandardCharsets.US_ASCII);
        try (RawService service = endless("", hint)) {
            assertThat(failure(service)).isExactlyInstanceOf(TransportException.class);
        }
    }

    static Stream<Arguments> endlessFraming() {
        String chunk = HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n";
        return Stream.of(
                arguments("trailers", chunk + "0\r\n", "X-Trailer: 1\r\n"),
                arguments("one trailer", chunk + "0\r\nX-Trailer: ", "1"),
                arguments("trailers without a colon", chunk + "0\r\n", "x\r\n"),
                arguments("digits of a chunk's size", chunk, "0"),
                arguments("blank lines for a status", "", "\r\n"),
                arguments("status", "HTTP/1.1 200 ", "OK "),
                arguments("headers", HEAD, "X-Header: 1\r\n"),
                arguments("one header", HEAD + "X-Header: ", "1"),
                arguments("lines of a folded header", HEAD + "X-Header: 1\r\n", " 2\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endlessFraming")
    void endlessFraming_endsInBoundedMemory(String name, String head, String again) throws IOException {
        byte[] more = again.repeat(8192 / again.length()).getBytes(StandardCharsets.US_ASCII);
        try (RawService service = endless(head, more)) {
            long before = allocated();

            assertThat(failure(service)).isInstanceOfAny(TransportException.class, InvalidResponseException.class);
            assertThat(allocated() - before).as("bytes allocated").isLessThan(48L * MEGABYTE);
        }
    }

    private static void assertBounded(String head, byte[] again, Class<? extends SessionException> expected)
            throws IOException {
        try (RawService service = endless(head, again)) {
            long before = allocated();

            assertThat(failure(service)).isInstanceOf(expected).isNotInstanceOf(TransportException.class);
            assertThat(allocated() - before).as("bytes allocated").isLessThan(MOST_ALLOCATED);
        }
    }

    private static RawService endless(String head, byte[] again) throws IOException {
        return new RawService(line -> {
            line.readRequest();
            line.send(head.getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                line.send(again);
            }
        });
    }

    private static HttpPipeline pipeline(RawService service) {
        TransportSettings settings = TransportSettings.builder()
                .timing(new VirtualTiming())
                .retryPolicy(RetryPolicy.none())
                .maxResponseBytes(MEGABYTE)
                .build();
        return HttpPipeline.builder("acme", settings).baseUrl(service.url()).build();
    }

    private static Session call(RawService service) {
        try (HttpPipeline pipeline = pipeline(service)) {
            return pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session);
        }
    }

    private static SessionException failure(RawService service) {
        try (HttpPipeline pipeline = pipeline(service)) {
            return failure(pipeline, CallOptions.defaults());
        }
    }

    private static SessionException failure(HttpPipeline pipeline, CallOptions options) {
        try {
            Session session = pipeline.call(Operations.GET.request("7"), options, Things::session);
            throw new AssertionError("a session came: " + session);
        } catch (SessionException failure) {
            return failure;
        }
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static byte[] body(String body) {
        return response(HEAD, body);
    }

    private static byte[] body(byte[] body) {
        return response(HEAD, body);
    }

    private static byte[] response(String head, String body) {
        return response(head, body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] response(String head, byte[] body) {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        response.writeBytes(latin(head + "Content-Length: " + body.length + "\r\n\r\n"));
        response.writeBytes(body);
        return response.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] gzip(int spaces) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] megabyte = " ".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream zip = new GZIPOutputStream(packed)) {
            for (int written = 0; written < spaces; written += MEGABYTE) {
                zip.write(megabyte);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] withoutChecksum(byte[] gzip) {
        byte[] changed = gzip.clone();
        changed[changed.length - 8] ^= 1;
        return changed;
    }

    /** OkHttp reads the line with a chunk's size into memory until it ends. */
    @ParameterizedTest
    @ValueSource(strings = {"5;", "5;extension=\"", "5\r\n12345\r\n0\r\nX-Trailer: ", "5\r\n12345\r\n0;"})
    void chunkedBodyWithALineThatNeverEnds_endsInBoundedMemory(String line) throws IOException {
        byte[] more = new byte[MEGABYTE];
        Arrays.fill(more, (byte) 'x');
        try (RawService service = endless(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + line, more)) {
            long before = allocated();

            assertThat(failure(service)).isInstanceOf(SessionException.class);
            assertThat(allocated() - before).as("bytes allocated").isLessThan(48L * MEGABYTE);
        }
    }
}

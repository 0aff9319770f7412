package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.unisession.CallOptions;
import io.unisession.Session;
import io.unisession.error.ApiException;
import io.unisession.error.InvalidResponseException;
import io.unisession.support.RawService;
import io.unisession.support.Things;
import io.unisession.support.VirtualTiming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed bodies: what is read, what is an error, and what is a success though there is nothing to unpack. */
class PackedBodyTest {
    private static final String SESSION = "{\"id\":\"7\"}";

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", " gzip "})
    void gzip_isRead(String label) throws IOException {
        assertThat(session(response(200, label, gzip(SESSION))).id()).isEqualTo("7");
    }

    @Test
    void gzipInSeveralPieces_isRead() throws IOException {
        assertThat(session(response(200, "gzip", join(gzip("{\"id\":"), gzip(""), gzip("\"7\"}"))))
                        .id())
                .isEqualTo("7");
    }

    @Test
    void gzipInPiecesThatArriveOneByOne_isRead() throws IOException {
        byte[] packed = join(gzip("{\"id\":"), gzip("\"7\"}"));
        try (RawService service = new RawService(line -> {
                    line.readRequest();
                    line.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length
                            + "\r\n\r\n");
                    for (byte octet : packed) {
                        line.send(new byte[] {octet});
                    }
                });
                HttpPipeline pipeline = pipeline(service)) {
            assertThat(pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session)
                            .id())
                    .isEqualTo("7");
        }
    }

    static Stream<Arguments> successesWithoutBytes() {
        return Stream.of(
                arguments("200, gzip", response(200, "gzip", new byte[0])),
                arguments("202, gzip", response(202, "gzip", new byte[0])),
                arguments("204, gzip", response(204, "gzip", new byte[0])),
                arguments("200, deflate", response(200, "deflate", new byte[0])),
                arguments("204, gzip, no length", latin("HTTP/1.1 204 x\r\nContent-Encoding: gzip\r\n\r\n")),
                arguments("204 with a length", latin("HTTP/1.1 204 x\r\nContent-Length: 2\r\n\r\n{}")),
                arguments("204 with a length, no body", latin("HTTP/1.1 204 x\r\nContent-Length: 2\r\n\r\n")),
                arguments("205 with a length", latin("HTTP/1.1 205 x\r\nContent-Length: 2\r\n\r\n{}")),
                arguments("204 with a chunk", latin("HTTP/1.1 204 x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}")),
                arguments(
                        "200, gzip, no chunk",
                        latin(
                                "HTTP/1.1 200 x\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("successesWithoutBytes")
    void successWithoutBytes_isASuccess(String name, byte[] response) throws IOException {
        for (Endpoint endpoint : new Endpoint[] {Operations.POST, Operations.DELETE}) {
            try (RawService service = RawService.saying(response);
                    HttpPipeline pipeline = pipeline(service)) {
                pipeline.call(endpoint.request("7"), CallOptions.defaults());

                assertThat(service.requests()).isEqualTo(1);
            }
        }
    }

    /** What came behind a 204 is not taken for the next response. */
    @Test
    void connectionOfA204WithABody_isNotUsedAgain() throws IOException {
        try (RawService service = new RawService(line -> {
                    while (line.readRequest() != null) {
                        line.send("HTTP/1.1 204 x\r\nContent-Length: 38\r\n\r\n"
                                + "HTTP/1.1 500 x\r\nContent-Length: 0\r\n\r\n");
                    }
                });
                HttpPipeline pipeline = pipeline(service)) {
            pipeline.call(Operations.DELETE.request("7"), CallOptions.defaults());
            pipeline.call(Operations.DELETE.request("7"), CallOptions.defaults());

            assertThat(service.connections()).isEqualTo(2);
        }
    }

    static Stream<Arguments> unreadableBodies() throws IOException {
        return Stream.of(
                arguments("gzip", "is labelled Content-Encoding: gzip, but is not gzip", latin(SESSION)),
                arguments("gzip", "is labelled Content-Encoding: gzip, but is not gzip", latin("x")),
                arguments("gzip", "is labelled Content-Encoding: gzip, but is not gzip", latin("\u001f{}")),
                arguments("deflate", "has Content-Encoding: deflate, but only gzip is supported", deflate(SESSION)),
                arguments("gzip, gzip", "has Content-Encoding: gzip, gzip, but only gzip is supported", gzip(SESSION)),
                arguments(
                        "br",
                        "has Content-Encoding: br, but only gzip is supported",
                        latin("\u000b\u0000\u0080x\u0003")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unreadableBodies")
    void bodyThatCannotBeUnpacked_isAnErrorThatNamesTheEncoding_andIsNotAskedForAgain(
            String label, String text, byte[] body) throws IOException {
        try (RawService service = RawService.saying(response(200, label, body));
                HttpPipeline pipeline = pipeline(service)) {
            InvalidResponseException failure = catchThrowableOfType(
                    InvalidResponseException.class,
                    () -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session));

            assertThat(failure).hasMessage("acme getThing failed: the response " + text);
            assertThat(failure.isRetryable()).isFalse();
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "gzip, gzip"})
    void refusalThatCannotBeUnpacked_keepsItsStatus(String label) throws IOException {
        try (RawService service = RawService.saying(response(403, label, latin("{\"message\":\"no\"}")));
                HttpPipeline pipeline = pipeline(service)) {
            ApiException failure = catchThrowableOfType(
                    ApiException.class, () -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults()));

            assertThat(failure.httpStatus()).isEqualTo(403);
        }
    }

    /** Also with a second header, for which OkHttp's own decompression, without this limit, would do. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip\r\nContent-Encoding: gzip"})
    void bodyThatUnpacksToMoreThanAHundredTimes_isAnError(String label) throws IOException {
        byte[] bomb = gzip("[" + "{},".repeat(1_000_000) + "{}]");
        try (RawService service = RawService.saying(response(200, label, bomb));
                HttpPipeline pipeline = pipeline(service)) {
            InvalidResponseException failure = catchThrowableOfType(
                    InvalidResponseException.class,
                    () -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session));

            assertThat(failure)
                    .hasMessage(
                            "acme getThing failed: the response decompresses to more than 100 times its compressed size");
        }
    }

    @Test
    void gzipInManyEmptyPieces_isAnError() throws IOException {
        byte[] empty = gzip("");
        byte[][] pieces = new byte[200_000][];
        Arrays.fill(pieces, empty);
        try (RawService service = RawService.saying(response(200, "gzip", join(pieces)));
                HttpPipeline pipeline = pipeline(service)) {
            InvalidResponseException failure = catchThrowableOfType(
                    InvalidResponseException.class,
                    () -> pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session));

            assertThat(failure)
                    .hasMessage("acme getThing failed: the response has too many gzip members without content");
        }
    }

    private static Session session(byte[] response) throws IOException {
        try (RawService service = RawService.saying(response);
                HttpPipeline pipeline = pipeline(service)) {
            return pipeline.call(Operations.GET.request("7"), CallOptions.defaults(), Things::session);
        }
    }

    private static HttpPipeline pipeline(RawService service) {
        TransportSettings settings =
                TransportSettings.builder().timing(new VirtualTiming()).build();
        return HttpPipeline.builder("acme", settings).baseUrl(service.url()).build();
    }

    private static byte[] response(int status, String encoding, byte[] body) {
        return join(
                latin("HTTP/1.1 " + status + " x\r\nContent-Type: application/json\r\nContent-Encoding: " + encoding
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n"),
                body);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(latin(text));
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new DeflaterOutputStream(packed)) {
            zip.write(latin(text));
        }
        return packed.toByteArray();
    }
}

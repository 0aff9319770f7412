package io.unisession.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import okio.DeflaterSink;
import okio.GzipSink;
import okio.Okio;
import okio.Sink;

/**
 * What a fake service sends back, or does to the connection instead.
 *
 * <p>Pass responses to {@link FakeService#enqueue(FakeResponse...)}, and the fake sends them to the next requests in
 * place of the service's own. A response is an immutable value and can be used any number of times.
 *
 * <pre>{@code
 * fake.enqueue(FakeResponse.empty(503).withHeader("Retry-After", "2"), FakeResponse.disconnect());
 * fake.enqueue(FakeResponse.json(200, "{}").labelled("gzip"));         // says gzip, is plain
 * fake.enqueue(FakeResponse.json(200, body).withoutLength().cutAfter(100));
 * }</pre>
 *
 * <p>Methods that shape the wire ({@link #withStatusLine}, {@link #withChunkSizeLine}, {@link #withoutLength},
 * {@link #followedBy}) are for HTTP/1.1; {@link #refusedStream()} and {@link #goAway()} are for HTTP/2.
 */
public final class FakeResponse {
    private static final int MEBIBYTE = 1 << 20;

    private final int status;
    private final String body;
    private final List<Map.Entry<String, String>> headers;
    private final Delivery delivery;

    private FakeResponse(int status, String body, List<Map.Entry<String, String>> headers, Delivery delivery) {
        this.status = status;
        this.body = body;
        this.headers = List.copyOf(headers);
        this.delivery = delivery;
    }

    /**
     * A response with a JSON body, {@code Content-Type: application/json}.
     *
     * @param status HTTP status, 200 to 599
     * @param body the body, sent unchanged as UTF-8; invalid JSON is allowed
     * @return the response
     * @throws IllegalArgumentException if the status is outside 200 to 599
     */
    public static FakeResponse json(int status, String body) {
        return whole(status, "application/json", body);
    }

    /**
     * A response with plain text, {@code Content-Type: text/plain; charset=utf-8}.
     *
     * @param status HTTP status, 200 to 599
     * @param body the body
     * @return the response
     * @throws IllegalArgumentException if the status is outside 200 to 599
     */
    public static FakeResponse text(int status, String body) {
        return whole(status, "text/plain; charset=utf-8", body);
    }

    /**
     * A response with a small HTML page, such as a proxy or a load balancer in front of a provider sends.
     *
     * @param status HTTP status, 200 to 599
     * @return the response
     * @throws IllegalArgumentException if the status is outside 200 to 599
     */
    public static FakeResponse html(int status) {
        return html(
                status, "<html><head><title>" + status + "</title></head><body><h1>" + status + "</h1></body></html>");
    }

    /**
     * A response with HTML, {@code Content-Type: text/html; charset=utf-8}.
     *
     * @param status HTTP status, 200 to 599
     * @param body the page
     * @return the response
     * @throws IllegalArgumentException if the status is outside 200 to 599
     */
    public static FakeResponse html(int status, String body) {
        return whole(status, "text/html; charset=utf-8", body);
    }

    /**
     * A response with a status but no body, and therefore no {@code Content-Type}.
     *
     * @param status HTTP status, 200 to 599
     * @return the response
     * @throws IllegalArgumentException if the status is outside 200 to 599
     */
    public static FakeResponse empty(int status) {
        return new FakeResponse(checked(status), "", List.of(), new Delivery());
    }

    /**
     * A response with a JSON body, of which only the first half is sent before the connection closes. {@code
     * Content-Length} is that of the whole body.
     *
     * @param status HTTP status, 200 to 599
     * @param body the whole body; not empty
     * @return the response
     * @throws IllegalArgumentException if the status is outside 200 to 599 or the body is empty
     */
    public static FakeResponse truncated(int status, String body) {
        if (body.isEmpty()) {
            throw new IllegalArgumentException("an empty body cannot be truncated");
        }
        String half = body.substring(0, body.offsetByCodePoints(0, body.codePointCount(0, body.length()) / 2));
        return json(status, body).cutAfter(half.getBytes(StandardCharsets.UTF_8).length);
    }

    /**
     * A response with a JSON body of many MiB that repeats one text, such as a list that contains the same element many
     * times. With {@link #gzipped()} it takes a few kilobytes on the wire.
     *
     * <pre>{@code
     * FakeResponse.repeating(200, "{\"participants\":[", "{},", "{}]}", 16).gzipped()
     * }</pre>
     *
     * @param status HTTP status, 200 to 599
     * @param before the text before the repetitions
     * @param repeated the text to repeat, in ASCII
     * @param after the text after the repetitions
     * @param mebibytes the size of all repetitions together, in MiB, rounded down to whole repetitions
     * @return the response
     * @throws IllegalArgumentException if the status is outside 200 to 599
     */
    public static FakeResponse repeating(int status, String before, String repeated, String after, int mebibytes) {
        return json(status, before + repeated.repeat(mebibytes * MEBIBYTE / repeated.length()) + after);
    }

    /**
     * Reads the request, then closes the connection normally without sending a byte. The client cannot know whether the
     * service acted on the request.
     *
     * @return the response
     */
    public static FakeResponse disconnect() {
        return withoutResponse(Delivery.Connection.CLOSED);
    }

    /**
     * Reads the request, then resets the connection (TCP RST), which most clients report as "connection reset".
     *
     * @return the response
     */
    public static FakeResponse reset() {
        return withoutResponse(Delivery.Connection.RESET);
    }

    /**
     * Reads the request and never responds. The connection stays open until the client gives up or the fake is closed.
     *
     * @return the response
     */
    public static FakeResponse stall() {
        return withoutResponse(Delivery.Connection.STALLED);
    }

    /**
     * HTTP/2: refuses the stream (RST_STREAM with REFUSED_STREAM), which promises that the request was not processed.
     * Over HTTP/1.1, which has no streams, the connection is closed.
     *
     * @return the response
     */
    public static FakeResponse refusedStream() {
        return withoutResponse(Delivery.Connection.STREAM_REFUSED);
    }

    /**
     * HTTP/2 without TLS: sends a GOAWAY whose last stream is below that of the request, like a server that restarts.
     * It promises that the request was not processed.
     *
     * @return the response
     */
    public static FakeResponse goAway() {
        return withoutResponse(Delivery.Connection.GONE_AWAY);
    }

    /**
     * Returns this response with one more header. A header with the same name is kept, unless the name starts with
     * {@code Content-}: then it is replaced.
     *
     * @param name header name
     * @param value header value
     * @return a new response
     * @throws IllegalStateException if this response sends nothing, as {@link #disconnect()} does
     */
    public FakeResponse withHeader(String name, String value) {
        requireSent();
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        if (name.toLowerCase(Locale.ROOT).startsWith("content-")) {
            more.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        }
        more.add(Map.entry(name, value));
        return new FakeResponse(status, body, more, delivery);
    }

    /**
     * Returns this response with a {@code Content-Encoding} header, whether the body is compressed that way or not.
     *
     * @param encoding the value of {@code Content-Encoding}, such as {@code gzip}, {@code x-gzip} or {@code gzip, gzip}
     * @return a new response
     */
    public FakeResponse labelled(String encoding) {
        return withHeader("Content-Encoding", encoding);
    }

    /**
     * Returns this response with the body compressed by gzip, and the matching {@code Content-Encoding}. Call it twice
     * to compress and label the body twice.
     *
     * @return a new response
     */
    public FakeResponse gzipped() {
        return compressed("gzip", gzip(delivery.content));
    }

    /**
     * Returns this response with the body compressed by gzip in two members, one half in each, as RFC 1952 allows.
     *
     * @return a new response
     */
    public FakeResponse gzippedInTwoMembers() {
        int middle = delivery.content.size() / 2;
        Buffer members = new Buffer();
        members.write(gzip(delivery.content.substring(0, middle)));
        members.write(gzip(delivery.content.substring(middle)));
        return compressed("gzip", members.readByteString());
    }

    /**
     * Returns this response with the body compressed by deflate in zlib format, and the matching {@code
     * Content-Encoding}.
     *
     * @return a new response
     */
    public FakeResponse deflated() {
        Buffer compressed = new Buffer();
        return compressed(
                "deflate", compress(delivery.content, new DeflaterSink(compressed, new Deflater()), compressed));
    }

    /**
     * Returns this response with the given {@code Content-Length}, right or wrong. If the body is shorter, the client
     * waits for the rest in vain; add {@link #thenClose()} to end its wait.
     *
     * @param bytes the length to announce
     * @return a new response
     */
    public FakeResponse announcing(long bytes) {
        return withHeader("Content-Length", String.valueOf(bytes));
    }

    /**
     * Returns this response without a {@code Content-Length}: the body ends where the connection closes.
     *
     * @return a new response
     */
    public FakeResponse withoutLength() {
        return with(wire -> {
            wire.withoutLength = true;
            wire.connection = Delivery.Connection.CLOSED_AFTERWARDS;
        });
    }

    /**
     * Returns this response as an HTTP/1.0 server sends it: without a {@code Content-Length}, and with the connection
     * closed afterwards.
     *
     * @return a new response
     */
    public FakeResponse overHttp10() {
        return withoutLength().withStatusLine("HTTP/1.0 " + status + " Response");
    }

    /**
     * Returns this response cut off: the headers describe the whole body, but the connection closes before its end.
     *
     * @param bytes how many bytes of the body to send
     * @return a new response
     */
    public FakeResponse cutAfter(int bytes) {
        return with(wire -> {
            wire.contentBytesSent = bytes;
            wire.connection = Delivery.Connection.CLOSED_AFTERWARDS;
        });
    }

    /**
     * Returns this response, after which the connection closes without a {@code Connection: close} header.
     *
     * @return a new response
     */
    public FakeResponse thenClose() {
        return with(wire -> wire.connection = Delivery.Connection.CLOSED_AFTERWARDS);
    }

    /**
     * Returns this response, followed at once by another one that nobody requested. A client that reuses the connection
     * may take it for the response to its next request.
     *
     * @param unsolicited the other response, sent completely
     * @return a new response
     */
    public FakeResponse followedBy(FakeResponse unsolicited) {
        unsolicited.requireSent();
        return with(wire -> wire.followedBy(unsolicited));
    }

    /**
     * Returns this response with the given status line, well formed or not.
     *
     * @param line the line without the line break, such as {@code ERR unauthorized}
     * @return a new response
     */
    public FakeResponse withStatusLine(String line) {
        return with(wire -> wire.statusLine = line);
    }

    /**
     * Returns this response sent in one chunk, with the given text in place of the chunk's size.
     *
     * @param line the line without the line break; a valid size is hexadecimal
     * @return a new response
     */
    public FakeResponse withChunkSizeLine(String line) {
        return with(wire -> wire.chunkSizeLine = line);
    }

    /**
     * Returns this response with a delay before its first byte.
     *
     * @param delay the delay, to the millisecond
     * @return a new response
     */
    public FakeResponse delayedBy(Duration delay) {
        return with(wire -> wire.headDelay = delay);
    }

    /**
     * Returns this response with a body that arrives in pieces.
     *
     * @param bytes the size of a piece
     * @param pause the pause after each piece, to the millisecond
     * @return a new response
     */
    public FakeResponse sentInPieces(int bytes, Duration pause) {
        return with(wire -> {
            wire.bytesBetweenPauses = bytes;
            wire.pause = pause;
        });
    }

    /**
     * Returns the HTTP status of this response.
     *
     * @return 200 to 599, or 0 if nothing is sent
     */
    public int status() {
        return status;
    }

    /**
     * Returns the body as text.
     *
     * @return the body; empty if there is none
     */
    public String body() {
        return body;
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }

    Delivery delivery() {
        return delivery;
    }

    /** The same response with another body, not compressed. */
    FakeResponse withBody(String other) {
        return new FakeResponse(
                status, other, headers, delivery.with(wire -> wire.content = ByteString.encodeUtf8(other)));
    }

    /** Shows the status and what happens to the connection, but not the body, which may contain a token. */
    @Override
    public String toString() {
        return "FakeResponse[" + (status == 0 ? "nothing" : status) + ", connection "
                + delivery.connection.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + body.length()
                + " characters]";
    }

    private static FakeResponse whole(int status, String contentType, String body) {
        return empty(status).withBody(Objects.requireNonNull(body, "body")).withHeader("Content-Type", contentType);
    }

    private static FakeResponse withoutResponse(Delivery.Connection connection) {
        return new FakeResponse(0, "", List.of(), new Delivery().with(wire -> wire.connection = connection));
    }

    private FakeResponse with(Consumer<Delivery> change) {
        requireSent();
        return new FakeResponse(status, body, headers, delivery.with(change));
    }

    private FakeResponse compressed(String encoding, ByteString content) {
        String label = headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Encoding"))
                .findFirst()
                .map(before -> before.getValue() + ", " + encoding)
                .orElse(encoding);
        return with(wire -> wire.content = content).labelled(label);
    }

    private static ByteString gzip(ByteString plain) {
        Buffer compressed = new Buffer();
        return compress(plain, new GzipSink(compressed), compressed);
    }

    private static ByteString compress(ByteString plain, Sink compressing, Buffer compressed) {
        try (BufferedSink sink = Okio.buffer(compressing)) {
            sink.write(plain);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return compressed.readByteString();
    }

    private void requireSent() {
        if (status == 0) {
            throw new IllegalStateException("this response sends nothing, so it has no headers and no body");
        }
    }

    private static int checked(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be from 200 to 599, but is " + status);
        }
        return status;
    }
}

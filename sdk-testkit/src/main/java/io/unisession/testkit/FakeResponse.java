package io.unisession.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a fake service sends back, or does to the connection instead.
 *
 * <p>Hand responses to {@link FakeService#enqueue(FakeResponse...)} to have the next requests answered by them in place
 * of the service's own behaviour. A response is an immutable value and may be used any number of times.
 *
 * <pre>{@code
 * fake.enqueue(FakeResponse.empty(503).withHeader("Retry-After", "2"), FakeResponse.disconnect());
 * }</pre>
 */
public final class FakeResponse {

    /** What happens on the connection besides, or instead of, sending an HTTP response. */
    enum Connection {
        /** The response is sent whole and the connection stays open. */
        KEPT,
        /** The response promises more bytes than come, then the connection closes. */
        CLOSED_INSIDE_BODY,
        /** The request is read and the connection closes in order, without a response. */
        CLOSED,
        /** The request is read and the connection is torn down, so that the client sees a reset. */
        RESET,
        /** The request is read and nothing comes until the fake is closed. */
        STALLED
    }

    private final int status;
    private final String body;
    private final List<Map.Entry<String, String>> headers;
    private final Connection connection;
    private final int missingBytes;

    private FakeResponse(
            int status, String body, List<Map.Entry<String, String>> headers, Connection connection, int missingBytes) {
        this.status = status;
        this.body = body;
        this.headers = List.copyOf(headers);
        this.connection = connection;
        this.missingBytes = missingBytes;
    }

    /**
     * Responses with a JSON body, {@code Content-Type: application/json}.
     *
     * @param status HTTP status, 200 to 599
     * @param body the body, sent as UTF-8 byte for byte; it may be broken JSON on purpose
     * @return the response
     * @throws IllegalArgumentException if the status is outside 200 to 599
     */
    public static FakeResponse json(int status, String body) {
        return whole(status, "application/json", body);
    }

    /**
     * Responses with plain text, {@code Content-Type: text/plain; charset=utf-8}.
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
     * Responses with a small HTML page, as a proxy or a load balancer in front of a provider does.
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
     * Responses with HTML, {@code Content-Type: text/html; charset=utf-8}.
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
     * Responses with a status and no body, and so without a {@code Content-Type}.
     *
     * @param status HTTP status, 200 to 599
     * @return the response
     * @throws IllegalArgumentException if the status is outside 200 to 599
     */
    public static FakeResponse empty(int status) {
        return new FakeResponse(checked(status), "", List.of(), Connection.KEPT, 0);
    }

    /**
     * Announces a JSON body in full by {@code Content-Length}, sends its first half and closes the connection.
     *
     * @param status HTTP status, 200 to 599
     * @param body the whole body, of which the first half is sent; not empty
     * @return the response
     * @throws IllegalArgumentException if the status is outside 200 to 599 or the body is empty
     */
    public static FakeResponse truncated(int status, String body) {
        if (body.isEmpty()) {
            throw new IllegalArgumentException("an empty body cannot be truncated");
        }
        String sent = body.substring(0, body.offsetByCodePoints(0, body.codePointCount(0, body.length()) / 2));
        int missing = body.getBytes(StandardCharsets.UTF_8).length - sent.getBytes(StandardCharsets.UTF_8).length;
        return new FakeResponse(
                checked(status),
                sent,
                List.of(Map.entry("Content-Type", "application/json")),
                Connection.CLOSED_INSIDE_BODY,
                missing);
    }

    /**
     * Reads the request, then closes the connection in order without a byte of response. The client cannot know whether
     * the service acted on the request.
     *
     * @return the response
     */
    public static FakeResponse disconnect() {
        return withoutResponse(Connection.CLOSED);
    }

    /**
     * Reads the request, then tears the connection down (TCP RST), which most clients report as "connection reset".
     *
     * @return the response
     */
    public static FakeResponse reset() {
        return withoutResponse(Connection.RESET);
    }

    /**
     * Reads the request and never responses. The connection stays open until the client gives up or the fake is closed.
     *
     * @return the response
     */
    public static FakeResponse stall() {
        return withoutResponse(Connection.STALLED);
    }

    /**
     * Returns this response with one more header. A name given before keeps its earlier values, except
     * those that start with {@code Content-}, which are replaced.
     *
     * @param name header name
     * @param value header value
     * @return a new response
     * @throws IllegalStateException if this response sends nothing, as {@link #disconnect()} does
     */
    public FakeResponse withHeader(String name, String value) {
        if (status == 0) {
            throw new IllegalStateException("a response that sends nothing has no headers");
        }
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        if (name.toLowerCase(Locale.ROOT).startsWith("content-")) {
            more.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        }
        more.add(Map.entry(name, value));
        return new FakeResponse(status, body, more, connection, missingBytes);
    }

    /**
     * Returns the HTTP status that is sent.
     *
     * @return 200 to 599, or 0 if nothing is sent
     */
    public int status() {
        return status;
    }

    /**
     * Returns the text that is sent as body.
     *
     * @return the body; empty if there is none
     */
    public String body() {
        return body;
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }

    Connection connection() {
        return connection;
    }

    int missingBytes() {
        return missingBytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FakeResponse that
                && status == that.status
                && missingBytes == that.missingBytes
                && connection == that.connection
                && body.equals(that.body)
                && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, body, headers, connection, missingBytes);
    }

    /** Names the status and what happens to the connection; the body is left out, since it may hold a token. */
    @Override
    public String toString() {
        return "FakeResponse[" + (status == 0 ? "nothing" : status) + ", connection "
                + connection.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + body.length() + " characters]";
    }

    private static FakeResponse whole(int status, String contentType, String body) {
        Objects.requireNonNull(body, "body");
        return new FakeResponse(
                checked(status), body, List.of(Map.entry("Content-Type", contentType)), Connection.KEPT, 0);
    }

    private static FakeResponse withoutResponse(Connection connection) {
        return new FakeResponse(0, "", List.of(), connection, 0);
    }

    private static int checked(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be 200 to 599 but is " + status);
        }
        return status;
    }
}

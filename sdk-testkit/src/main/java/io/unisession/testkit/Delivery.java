package io.unisession.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** How a response is sent, including faults. Only copies are changed. */
final class Delivery {
    /** What happens to the connection after the response, or instead of one. */
    enum Connection {
        /** The response is sent and the connection stays open. */
        KEPT,
        /** The response is sent and the connection closes. */
        CLOSED_AFTERWARDS,
        /** The connection closes normally, without a response. */
        CLOSED,
        /** The connection is reset without a response. */
        RESET,
        /** Nothing is sent until the fake is closed. */
        STALLED,
        /** HTTP/2: the stream is refused. */
        STREAM_REFUSED,
        /** HTTP/2: the server sends a GOAWAY that does not cover the stream. */
        GONE_AWAY
    }

    Connection connection = Connection.KEPT;
    ByteString content = ByteString.EMPTY;
    int contentBytesSent = Integer.MAX_VALUE;
    boolean withoutLength;

    @Nullable
    String statusLine;

    @Nullable
    String chunkSizeLine;

    Duration headDelay = Duration.ZERO;
    Duration pause = Duration.ZERO;
    int bytesBetweenPauses = Integer.MAX_VALUE;
    List<FakeResponse> unsolicited = List.of();

    Delivery() {}

    Delivery with(Consumer<Delivery> change) {
        Delivery copy = new Delivery();
        copy.connection = connection;
        copy.content = content;
        copy.contentBytesSent = contentBytesSent;
        copy.withoutLength = withoutLength;
        copy.statusLine = statusLine;
        copy.chunkSizeLine = chunkSizeLine;
        copy.headDelay = headDelay;
        copy.pause = pause;
        copy.bytesBetweenPauses = bytesBetweenPauses;
        copy.unsolicited = unsolicited;
        change.accept(copy);
        return copy;
    }

    void followedBy(FakeResponse response) {
        List<FakeResponse> more = new ArrayList<>(unsolicited);
        more.add(response);
        unsolicited = List.copyOf(more);
    }

    /** Writes a response for the server library. */
    static MockResponse write(FakeResponse response) {
        Delivery delivery = response.delivery();
        MockResponse.Builder written = new MockResponse.Builder();
        switch (delivery.connection) {
            case CLOSED, RESET -> written.onResponseStart(new SocketEffect.CloseSocket());
            case STALLED -> written.onResponseStart(SocketEffect.Stall.INSTANCE);
            // Over HTTP/2 the server library ignores effects before a response and sends one all the same. Clients
            // ignore what arrives on a stream that a frame has refused.
            case GONE_AWAY, STREAM_REFUSED -> {}
            case CLOSED_AFTERWARDS ->
                delivery.writeHttp(response, written).onResponseEnd(new SocketEffect.CloseSocket());
            case KEPT -> delivery.writeHttp(response, written);
        }
        return written.build();
    }

    private MockResponse.Builder writeHttp(FakeResponse response, MockResponse.Builder written) {
        written.code(response.status()).body(wireBody()).removeHeader("Content-Length");
        if (statusLine != null) {
            written.status(statusLine);
        }
        if (chunkSizeLine != null) {
            written.setHeader("Transfer-Encoding", "chunked");
        } else if (hasUsualLength(response)) {
            written.setHeader("Content-Length", content.size());
        }
        response.headers().forEach(header -> written.addHeaderLenient(header.getKey(), header.getValue()));
        if (!headDelay.isZero()) {
            written.headersDelay(headDelay.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (!pause.isZero()) {
            written.throttleBody(bytesBetweenPauses, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
        return written;
    }

    /** RFC 9110, 8.6: a 204 carries no Content-Length at all, not even zero. */
    private boolean hasUsualLength(FakeResponse response) {
        return !withoutLength
                && response.status() != 204
                && response.status() != 304
                && response.headers().stream()
                        .noneMatch(header -> header.getKey().equalsIgnoreCase("Content-Length"));
    }

    private Buffer wireBody() {
        Buffer body = new Buffer();
        if (chunkSizeLine != null) {
            body.writeUtf8(chunkSizeLine).writeUtf8("\r\n");
        }
        body.write(content.substring(0, Math.min(content.size(), contentBytesSent)));
        if (chunkSizeLine != null) {
            body.writeUtf8("\r\n0\r\n\r\n");
        }
        unsolicited.forEach(response -> writeText(response, body));
        return body;
    }

    /** Writes a whole HTTP/1.1 response, to be sent after the body of another. */
    private static void writeText(FakeResponse response, Buffer wire) {
        wire.writeUtf8("HTTP/1.1 " + response.status() + " Unsolicited\r\n");
        response.headers().forEach(header -> wire.writeUtf8(header.getKey() + ": " + header.getValue() + "\r\n"));
        ByteString content = response.delivery().content;
        wire.writeUtf8("Content-Length: " + content.size() + "\r\n\r\n").write(content);
    }
}

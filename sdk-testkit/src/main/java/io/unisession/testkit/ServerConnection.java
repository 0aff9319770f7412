package io.unisession.testkit;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;

/**
 * One connection, seen from the server. It is idle if its response has been sent and the server is waiting for bytes.
 */
final class ServerConnection extends Socket {
    private static final int GOAWAY = 7;
    private static final int RST_STREAM = 3;
    private static final int REFUSED_STREAM = 7;
    private static final Duration PAUSE = Duration.ofNanos(100_000);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    /** The server library names the thread of a request after its connection and stream, and tells the stream nowhere else. */
    private static final Pattern STREAM = Pattern.compile("\\[([0-9]+)] onStream$");

    private final BooleanSupplier http2;
    private final AtomicInteger responsesDue = new AtomicInteger();
    private volatile boolean goneAway;
    private final CountDownLatch goAwaySent = new CountDownLatch(1);
    private volatile boolean waiting;
    private volatile boolean responded;

    /** @param http2 asked when the connection is there: the server makes this object while it still waits for one */
    ServerConnection(BooleanSupplier http2) {
        this.http2 = http2;
    }

    /**
     * Whether the connection is waiting for another request. The client may have read the response before the server
     * waits again, so this gives the server some time.
     */
    boolean isIdle() {
        awaitFor(() -> !responded || waiting);
        return waiting && responded;
    }

    private static void awaitFor(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            // Those who are waited for need the processor too.
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Whether the server will respond to a request that has arrived; not after it has gone away. */
    boolean beginResponse() {
        responsesDue.incrementAndGet();
        if (goneAway) {
            responsesDue.decrementAndGet();
            // The server library responds now.
            awaitFor(() -> goAwaySent.getCount() == 0);
            return false;
        }
        return true;
    }

    /**
     * Sends an HTTP/2 RST_STREAM frame with REFUSED_STREAM (RFC 9113, 6.4) for the request of this thread, which the
     * server library does not do after it has read a request. Over HTTP/1.1, which has no streams, the connection ends.
     */
    void refuseStream() {
        Matcher stream = STREAM.matcher(Thread.currentThread().getName());
        if (stream.find()) {
            send(frame(4, RST_STREAM, Integer.parseInt(stream.group(1))).writeInt(REFUSED_STREAM));
        } else {
            end();
        }
    }

    private void end() {
        try {
            close();
        } catch (IOException alreadyClosed) {
            // There is nothing left to close.
        }
    }

    /**
     * Sends an HTTP/2 GOAWAY frame with 0 as the last stream that the server processed (RFC 9113, 6.8), in place of the
     * response to a request. The server library's own GOAWAY always covers the current stream. Requests that arrive from
     * now on are not processed. Those that have been processed get their responses before, so that the frame is true of
     * all streams that the client still has.
     */
    void goAway() {
        goneAway = true;
        responsesDue.decrementAndGet();
        awaitFor(() -> responsesDue.get() == 0);
        send(frame(8, GOAWAY, 0).writeInt(0).writeInt(0));
        goAwaySent.countDown();
    }

    /** A frame's header: the length of the payload, the type, no flags, and the stream. */
    private static Buffer frame(int length, int type, int stream) {
        return new Buffer()
                .writeByte(0)
                .writeShort(length)
                .writeByte(type)
                .writeByte(0)
                .writeInt(stream);
    }

    private void send(Buffer frame) {
        try {
            super.getOutputStream().write(frame.readByteArray());
        } catch (IOException clientHasGone) {
            // The client has already closed this connection.
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                while (true) {
                    waiting = true;
                    try {
                        int count = super.read(bytes, offset, length);
                        responded = false;
                        return count;
                    } catch (SocketTimeoutException noBytes) {
                        if (responded) {
                            // Idle for too long. The server closes the connection when its input ends.
                            return -1;
                        }
                    } finally {
                        waiting = false;
                    }
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        if (http2.getAsBoolean()) {
            return new Http2Output(super.getOutputStream(), responsesDue::decrementAndGet);
        }
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                responded = true;
            }
        };
    }
}

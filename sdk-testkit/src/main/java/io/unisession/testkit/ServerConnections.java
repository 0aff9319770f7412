package io.unisession.testkit;

import io.unisession.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okio.Buffer;

/** The connections that a server has accepted, in order, and what it does to them apart from sending responses. */
final class ServerConnections extends NoDelaySockets {
    private static final int GOAWAY = 7;
    private static final int RST_STREAM = 3;
    private static final int REFUSED_STREAM = 7;

    private final List<ServerConnection> accepted = new CopyOnWriteArrayList<>();
    private volatile Duration idleLimit = Duration.ZERO;

    @Override
    protected Socket newSocket() {
        return new ServerConnection();
    }

    @Override
    protected void accepted(Socket socket) {
        accepted.add((ServerConnection) socket);
    }

    int count() {
        return accepted.size();
    }

    /** Returns how many connections are open, as far as the server has noticed. */
    int open() {
        return (int) accepted.stream().filter(socket -> !socket.isClosed()).count();
    }

    void closeIdleAfter(Duration limit) {
        idleLimit = limit;
    }

    /** Starts the idle time limit with the first request, so that it does not apply during the TLS handshake. */
    void requestArrived(int index) {
        try {
            accepted.get(index).setSoTimeout(Math.toIntExact(idleLimit.toMillis()));
        } catch (SocketException alreadyClosed) {
            // Already closed.
        }
    }

    boolean isClosed(int index) {
        return accepted.get(index).isClosed();
    }

    /** Closes the connections that are waiting for another request, and returns their number. */
    int closeIdle() throws IOException {
        int closed = 0;
        for (ServerConnection connection : accepted) {
            if (!connection.isClosed() && connection.isIdle()) {
                connection.close();
                closed++;
            }
        }
        return closed;
    }

    /** Makes the next close of a connection a reset. The server library itself only closes normally. */
    void resetOnClose(int index) {
        try {
            accepted.get(index).setSoLinger(true, 0);
        } catch (SocketException alreadyClosed) {
            // The client has already closed this connection.
        }
    }

    /**
     * Sends an HTTP/2 GOAWAY frame with 0 as the last stream that the server processed (RFC 9113, 6.8). The server
     * library's own GOAWAY always covers the current stream.
     */
    void goAwayBeforeAnyStream(int index) {
        sendFrame(index, frame(8, GOAWAY).writeInt(0).writeInt(0).writeInt(0));
    }

    /**
     * Sends an HTTP/2 RST_STREAM frame with REFUSED_STREAM (RFC 9113, 6.4), which the server library does not do after
     * it has read a request.
     */
    void refuseStream(int index, int exchange) {
        // OkHttp numbers its streams 3, 5, 7 and so on.
        sendFrame(index, frame(4, RST_STREAM).writeInt(2 * exchange + 3).writeInt(REFUSED_STREAM));
    }

    /** A frame's header up to the stream id: the length of the payload, the type, and no flags. */
    private static Buffer frame(int length, int type) {
        return new Buffer().writeByte(0).writeShort(length).writeByte(type).writeByte(0);
    }

    private void sendFrame(int index, Buffer frame) {
        try {
            accepted.get(index).getOutputStream().write(frame.readByteArray());
        } catch (IOException clientHasGone) {
            // The client has already closed this connection.
        }
    }
}

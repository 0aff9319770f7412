package io.unisession.testkit;

import io.unisession.testkit.internal.NoDelaySockets;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The connections that a server has accepted, in order, and what it does to them apart from sending responses. */
final class ServerConnections extends NoDelaySockets {
    private final List<ServerConnection> accepted = new CopyOnWriteArrayList<>();
    private volatile Duration idleLimit = Duration.ZERO;
    private volatile boolean http2;

    @Override
    protected Socket newSocket() {
        return new ServerConnection(() -> http2);
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

    /** Connections from now on are HTTP/2. */
    void useHttp2() {
        http2 = true;
    }

    void closeIdleAfter(Duration limit) {
        idleLimit = limit;
    }

    /**
     * Starts the idle time limit with the first request, so that it does not apply during the TLS handshake.
     *
     * @return whether the server handles the request; it does not after it has gone away, and the client ignores the
     *     response
     */
    boolean requestArrived(int index) {
        try {
            accepted.get(index).setSoTimeout(Math.toIntExact(idleLimit.toMillis()));
        } catch (SocketException alreadyClosed) {
            // Already closed.
        }
        return accepted.get(index).beginResponse();
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

    /** Refuses the current request; for HTTP/2. */
    void refuseStream(int index) {
        accepted.get(index).refuseStream();
    }

    /** Goes away without a response to the current request; for HTTP/2. */
    void goAway(int index) {
        accepted.get(index).goAway();
    }
}

package io.unisession.testkit;

import io.unisession.testkit.internal.NoDelaySockets;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Remembers the sockets a server accepted, in order. The server library closes a connection only in order, with a FIN;
 * to show a client a reset, the socket behind it must be told to linger for zero seconds.
 */
final class AcceptedSockets extends NoDelaySockets {

    private final List<Socket> accepted = new CopyOnWriteArrayList<>();

    /** Makes the coming close of a connection a reset. */
    void resetOnClose(int connectionIndex) {
        try {
            accepted.get(connectionIndex).setSoLinger(true, 0);
        } catch (SocketException alreadyClosed) {
            // The client was quicker: it has seen the end of this connection in its own way.
        }
    }

    /** How many connections neither side has closed yet, as far as this side has noticed. */
    int open() {
        return (int) accepted.stream().filter(socket -> !socket.isClosed()).count();
    }

    @Override
    protected void accepted(Socket socket) {
        accepted.add(socket);
    }
}

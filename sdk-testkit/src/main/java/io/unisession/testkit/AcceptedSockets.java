package io.unisession.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/**
 * Remembers the sockets a server accepted, in order. The server library closes a connection only in order, with a FIN;
 * to show a client a reset, the socket behind it must be told to linger for zero seconds.
 */
final class AcceptedSockets extends ServerSocketFactory {

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
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Socket socket = super.accept();
                // An answer leaves in several writes; without this, each but the first may wait 40 ms for the client's
                // acknowledgement.
                socket.setTcpNoDelay(true);
                accepted.add(socket);
                return socket;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException("only unbound sockets are asked for");
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        throw new UnsupportedOperationException("only unbound sockets are asked for");
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException("only unbound sockets are asked for");
    }
}

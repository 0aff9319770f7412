package io.unisession.testkit.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/** Creates server sockets that send each write at once. */
public class NoDelaySockets extends ServerSocketFactory {
    /** Creates the socket for the next connection. */
    protected Socket newSocket() {
        return new Socket();
    }

    /** Called for each connection, before anything is read from it. */
    protected void accepted(Socket socket) {}

    @Override
    public final ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Socket socket = newSocket();
                implAccept(socket);
                // Without this, each write of a response except the first may wait 40 ms for the client's
                // acknowledgement.
                socket.setTcpNoDelay(true);
                accepted(socket);
                return socket;
            }
        };
    }

    @Override
    public final ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException("only unbound sockets are needed");
    }

    @Override
    public final ServerSocket createServerSocket(int port, int backlog) {
        throw new UnsupportedOperationException("only unbound sockets are needed");
    }

    @Override
    public final ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException("only unbound sockets are needed");
    }
}

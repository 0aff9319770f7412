package io.unisession.testkit.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/** Sockets for a server whose responses leave at once. */
public class NoDelaySockets extends ServerSocketFactory {
    /** Told of each socket that a client has connected to. */
    protected void accepted(Socket socket) {}

    @Override
    public final ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Socket socket = super.accept();
                // A response leaves in several writes; without this, each but the first may wait 40 ms for the client's
                // acknowledgement.
                socket.setTcpNoDelay(true);
                accepted(socket);
                return socket;
            }
        };
    }

    @Override
    public final ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException("only unbound sockets are asked for");
    }

    @Override
    public final ServerSocket createServerSocket(int port, int backlog) {
        throw new UnsupportedOperationException("only unbound sockets are asked for");
    }

    @Override
    public final ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException("only unbound sockets are asked for");
    }
}

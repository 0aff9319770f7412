package io.unisession.internal.transport;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/**
 * Sockets that receive a limited number of bytes after each that they send. OkHttp keeps a line, such as the size of a
 * chunk with its extensions, or the fields of an HTTP/2 header, in memory until it ends. In a hostile response it never
 * ends.
 */
final class LimitedSockets extends SocketFactory {
    private final Supplier<Arrivals> arrivals;

    /**
     * Creates the factory.
     *
     * @param arrivals counts what each socket receives
     */
    LimitedSockets(Supplier<Arrivals> arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new LimitedSocket(arrivals.get());
        // Without this, the first request of an HTTP/2 connection waits 40 ms for the server to acknowledge the
        // settings.
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw unconnectedOnly();
    }

    private static UnsupportedOperationException unconnectedOnly() {
        return new UnsupportedOperationException("OkHttp connects its sockets itself");
    }

    private static final class LimitedSocket extends Socket {
        private final Arrivals arrivals;

        LimitedSocket(Arrivals arrivals) {
            this.arrivals = arrivals;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int read = super.read(bytes, offset, length);
                    arrivals.add(read);
                    return read;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    arrivals.startAgain();
                    out.write(bytes, offset, length);
                }
            };
        }
    }
}

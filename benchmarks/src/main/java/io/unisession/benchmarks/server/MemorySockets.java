package io.unisession.benchmarks.server;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * Sockets that response out of memory, on the thread that asks. An HTTP client over them does all that it does over a
 * network but wait, so that what its own code costs is not lost in what the network costs. A connection that gets the
 * same request again allocates nothing for it.
 */
public final class MemorySockets extends SocketFactory {
    private final Responses responses = new Responses();
    private final Set<String> credentials = ConcurrentHashMap.newKeySet();

    /** The different values of the {@code Authorization} header that came. */
    public Set<String> credentials() {
        return credentials;
    }

    @Override
    public Socket createSocket() {
        return new MemorySocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        return new MemorySocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return new MemorySocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return new MemorySocket();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        return new MemorySocket();
    }

    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // a lock would be measured along with the rest
    private final class MemorySocket extends Socket {
        private final RequestHead head = new RequestHead();
        private byte[] lastRequest = new byte[0];
        private byte[] response = new byte[0];
        private int position;
        private boolean closed;

        private final InputStream in = new InputStream() {
            @Override
            public int read() {
                return position < response.length ? response[position++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = Math.min(length, response.length - position);
                if (count <= 0) {
                    return -1;
                }
                System.arraycopy(response, position, target, offset, count);
                position += count;
                return count;
            }
        };

        private final OutputStream out = new OutputStream() {
            @Override
            public void write(int octet) {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int length) {
                head.take(source, offset, length);
                if (head.isComplete()) {
                    respond();
                }
            }
        };

        private void respond() {
            if (!head.isSameAs(lastRequest, lastRequest.length)) {
                lastRequest = head.copy();
                credentials.add(head.header("authorization"));
                response = responses.to(head.path());
            }
            head.clear();
            position = 0;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) {
            // There is nobody to connect to.
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public OutputStream getOutputStream() {
            return out;
        }

        @Override
        public void setSoTimeout(int timeout) {
            // Nothing here ever waits.
        }

        @Override
        public int getSoTimeout() {
            return 0;
        }

        @Override
        public void setTcpNoDelay(boolean on) {
            // Nor is anything delayed.
        }

        @Override
        public InetAddress getInetAddress() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

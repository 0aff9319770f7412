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
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;

/**
 * Handles a response before OkHttp acts on it: keeps OkHttp from resending the request, limits the bytes that arrive and
 * the compressed bytes of a body, and decompresses gzip. One interceptor does all this, because each one costs time in every call. A body that
 * is not compressed needs no limit here. An application's interceptor may decompress other encodings later.
 */
final class ResponseGuard implements Interceptor {
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final String CONTENT_ENCODING = "Content-Encoding";

    /** More than HTTP/2 lets a service send before it is told that earlier bytes were read. */
    static final long ALWAYS_RECEIVED = 32 * 1024 * 1024;

    private final int maxResponseBytes;

    ResponseGuard(int maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() == SERVICE_UNAVAILABLE) {
            response = NoImmediateResend.of(response);
        }
        String encoding = response.header(CONTENT_ENCODING);
        return encoding == null ? response : limited(response, encoding.strip());
    }

    private Response limited(Response response, String encoding) {
        ResponseBody body = response.body();
        PackedSource packed = new PackedSource(body, maxResponseBytes);
        if (!encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("x-gzip")) {
            return withBody(response, Okio.buffer(packed), body.contentLength());
        }
        Response unpacked = response.newBuilder()
                .removeHeader(CONTENT_ENCODING)
                .removeHeader("Content-Length")
                .build();
        return withBody(unpacked, Okio.buffer(new Gunzip(packed)), -1);
    }

    private static Response withBody(Response response, BufferedSource source, long length) {
        return response.newBuilder()
                .body(ResponseBody.create(source, response.body().contentType(), length))
                .build();
    }

    /** Creates sockets for OkHttp that end a flood which no interceptor sees. */
    static SocketFactory sockets(int maxResponseBytes) {
        long mostBytes = 2L * maxResponseBytes + ALWAYS_RECEIVED;
        return new LimitedSockets(() -> new Arrivals(mostBytes));
    }

    /**
     * Sockets that receive a limited number of bytes after each that they send. OkHttp keeps a line, such as the size of a
     * chunk with its extensions, or the fields of an HTTP/2 header, in memory until it ends. In a hostile response it never
     * ends.
     */
    static final class LimitedSockets extends SocketFactory {
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

    /** Counts the bytes that arrive, up to a limit, until there is a reason for more. */
    static final class Arrivals {
        private final long mostBytes;
        private volatile long bytes;

        Arrivals(long mostBytes) {
            this.mostBytes = mostBytes;
        }

        /** Only one thread reads, but another may write. A lost update changes the limit by little. */
        void add(int arrived) throws TooLargeException {
            long total = bytes + arrived;
            bytes = total;
            if (total > mostBytes) {
                throw new TooLargeException(mostBytes);
            }
        }

        void startAgain() {
            bytes = 0;
        }
    }
}
